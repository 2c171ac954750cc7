using Practicum.Numerics.Tables;

namespace Practicum.Numerics.Statistics.Drift.Comparisons;

/// <summary>A column of two tables held against each other.</summary>
public sealed record ColumnComparison
{
    /// <summary>The column's name.</summary>
    public required string Name { get; init; }

    /// <summary>Numbers or text.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary>Rows of the reference, missing values too.</summary>
    public required long ReferenceRows { get; init; }

    /// <summary>Rows of the window.</summary>
    public required long CurrentRows { get; init; }

    /// <summary>Share of missing values in the reference, in [0, 1]; NaN without rows.</summary>
    public required double ReferenceMissing { get; init; }

    /// <summary>Share of missing values in the window.</summary>
    public required double CurrentMissing { get; init; }

    /// <summary>Share of the window's rows with a category that the reference does not have; 0 for numbers.</summary>
    public required double NewShare { get; init; }

    /// <summary>All statistics, in a fixed order.</summary>
    public required ImmutableArray<DriftMeasure> Measures { get; init; }

    /// <summary>
    /// The share of rows that would at least have to change for the two to agree, in [0, 1]: half of Σ |q − p| over categories; for numbers the largest distance of the distribution
    /// functions or the difference of the shares of missing values, whichever is larger.
    /// </summary>
    public required double Effect { get; init; }

    /// <summary>
    /// The p-value of the column: χ² of independence over categories, missing and new ones among them; for numbers Kolmogorov and Smirnov's, and, when values are missing, the
    /// smaller one of it and of χ² for the missing share, doubled. NaN when there is no test.
    /// </summary>
    public required double PValue { get; init; }

    /// <summary>The p-value after the table's adjustment; NaN when there is no test.</summary>
    public double AdjustedPValue { get; init; } = double.NaN;

    /// <summary>What is said of the column.</summary>
    public DriftVerdict Verdict { get; init; } = DriftVerdict.TooFewRows;

    /// <summary>The measure of that definition, such as <c>ks@1</c>.</summary>
    /// <exception cref="KeyNotFoundException">This kind of column has none.</exception>
    public DriftMeasure this[string definition] =>
        Measures.FirstOrDefault(m => m.Definition == definition) ?? throw new KeyNotFoundException($"Column '{Name}' has no '{definition}'. There are: {string.Join(", ", Measures.Select(m => m.Definition))}.");
}

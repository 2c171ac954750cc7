namespace Practicum.Numerics.Statistics.Drift;

/// <summary>
/// A reference for <c>psi.categories@1</c>: the population stability index over the values of a text column. Missing values (code −1) are a category, and all codes above the
/// largest one of the reference are one category together. An empty category counts as half a row.
/// </summary>
public sealed class CategoryReference
{
    /// <summary>Name and version of the statistic.</summary>
    public const string Name = "psi.categories@1";

    private readonly long[] _counts;

    /// <summary>Counts the reference.</summary>
    /// <param name="codes">Codes of a dictionary; −1 is missing. The windows must be coded by the same dictionary, which may grow at its end.</param>
    public CategoryReference(ReadOnlySpan<int> codes)
    {
        var most = -1;
        foreach (var code in codes)
            most = Math.Max(most, code);
        _counts = new long[most + 3];
        Rows = codes.Length;
        Count(codes, _counts);
    }

    /// <summary>Rows of the reference, missing ones too.</summary>
    public int Rows { get; }

    /// <summary>How many cells: a code each, then new codes, then missing values.</summary>
    public int Bins => _counts.Length;

    /// <summary>Categories of the reference less one; at least 1.</summary>
    public int DegreesOfFreedom => ShareIndex.Degrees(_counts);

    /// <summary>The index of a window against the reference; NaN when either has no rows.</summary>
    public double Psi(ReadOnlySpan<int> current)
    {
        var counts = new long[_counts.Length];
        Count(current, counts);
        return ShareIndex.Psi(_counts, counts);
    }

    /// <summary>The index of a window that was counted by <see cref="Count"/>.</summary>
    /// <param name="counts">One a cell.</param>
    public double PsiOfCounts(ReadOnlySpan<long> counts) => ShareIndex.Psi(_counts, counts);

    /// <summary>The share of rows whose value is present, but was never met in the reference; NaN without rows.</summary>
    public double NewShare(ReadOnlySpan<int> current)
    {
        var fresh = 0;
        foreach (var code in current)
            fresh += code >= 0 && (code >= _counts.Length - 2 || _counts[code] == 0) ? 1 : 0;
        return (double)fresh / current.Length;
    }

    /// <summary>Adds the rows of each cell to <paramref name="counts"/>.</summary>
    /// <param name="current">Codes; −1 is missing.</param>
    /// <param name="counts">One a cell (<see cref="Bins"/>); not cleared.</param>
    public void Count(ReadOnlySpan<int> current, Span<long> counts)
    {
        var fresh = counts.Length - 2;
        foreach (var code in current)
        {
            if (code < 0)
                counts[fresh + 1]++;
            else
                counts[Math.Min(code, fresh)]++;
        }
    }
}

namespace Practicum.Core.Planting;

/// <summary>The truth of one planted fault (<c>key/v1</c>). Rows are positions in the planted table until they are written, when row ids take their place.</summary>
public sealed record FaultKey
{
    /// <summary>The fault's name in the pack.</summary>
    public required string Id { get; init; }

    /// <summary>Its kind; one of <c>decoy.*</c> is harmless and must not be reported.</summary>
    public required string Kind { get; init; }

    /// <summary>The rows, ascending; empty when the fault is told by columns or cells alone.</summary>
    public ImmutableArray<int> Rows { get; init; } = [];

    /// <summary>The columns.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>Columns that it added to the table and that are not themselves to be reported.</summary>
    public ImmutableArray<string> Added { get; init; } = [];

    /// <summary>How many rows it took out of the table.</summary>
    public int Removed { get; init; }

    /// <summary>The cells, by row, then column.</summary>
    public ImmutableArray<FaultCell> Cells { get; init; } = [];

    /// <summary>Rows that belong together, as a copy and what it was copied from; the second is −1 when that lies outside the table.</summary>
    public ImmutableArray<(int Row, int Other)> Pairs { get; init; } = [];

    /// <summary>Stretches of text within cells.</summary>
    public ImmutableArray<FaultSpan> Spans { get; init; } = [];

    /// <summary>The probability that each row of the planted table is one of <see cref="Rows"/>, given everything an intern could know (methods §8); null when the world's truth is unknown or rows can be told for certain.</summary>
    public double[]? Posterior { get; init; }

    /// <summary>What to do about it; more than one may be right.</summary>
    public ImmutableArray<string> Remedies { get; init; } = [];

    /// <summary>Share of rows that it was asked to touch.</summary>
    public double? Rate { get; init; }

    /// <summary>What a leaking column holds at service, or null.</summary>
    public string? AtServe { get; init; }

    /// <summary>Whether it is a harmless oddity.</summary>
    public bool IsDecoy => IsDecoyKind(Kind);

    /// <summary>Whether a kind is a harmless oddity.</summary>
    public static bool IsDecoyKind(string kind) => kind.StartsWith("decoy.", StringComparison.Ordinal);
}

/// <summary>A cell.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Column">Its column.</param>
public readonly record struct FaultCell(int Row, string Column);

/// <summary>A stretch of text within a cell.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Column">Its column.</param>
/// <param name="Start">First character, counted in UTF-16 code units.</param>
/// <param name="Length">How many.</param>
/// <param name="Kind">What it holds, as <c>email</c>.</param>
public readonly record struct FaultSpan(int Row, string Column, int Start, int Length, string Kind);

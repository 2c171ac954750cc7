namespace Practicum.Core.Evidence;

/// <summary>What was said of the data and, once the project is closed, what was true.</summary>
public sealed record FindingsExhibit
{
    /// <summary>Whether the project is closed; while it is open <see cref="FindingExhibit.Truth"/> is null everywhere.</summary>
    public required bool Closed { get; init; }

    /// <summary>Kinds, in the order of the checklist.</summary>
    public required ImmutableArray<FindingExhibit> Kinds { get; init; }

    /// <summary>What a person should look at; never a verdict. Empty while the project is open.</summary>
    public ImmutableArray<string> Notices { get; init; } = [];
}

/// <summary>One kind of the checklist.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Said"><c>claimed</c>, <c>denied</c> or <c>silent</c>.</param>
/// <param name="Stated">The probability that this stands for; NaN while the project is open and nothing was said.</param>
/// <param name="Truth">The truth, or null.</param>
public sealed record FindingExhibit(string Kind, string Said, double Stated, FindingTruth? Truth);

/// <summary>The truth of one kind.</summary>
public sealed record FindingTruth
{
    /// <summary>Whether it was planted.</summary>
    public required bool Present { get; init; }

    /// <summary>What it is told by: <c>rows</c>, <c>columns</c>, <c>cells</c>, <c>spans</c> or <c>pairs</c>; null when it has no place.</summary>
    public string? Unit { get; init; }

    /// <summary>Loci of the key.</summary>
    public int Key { get; init; }

    /// <summary>Those that were found.</summary>
    public int Found { get; init; }

    /// <summary>Claimed loci that are not in the key.</summary>
    public int Wrong { get; init; }

    /// <summary>How well its place was told, 0 … 1; NaN when it has none.</summary>
    public double Where { get; init; } = double.NaN;

    /// <summary>Points of the findings, of 100, that it lost in all.</summary>
    public required double Lost { get; init; }

    /// <summary>The first loci that were found, in words.</summary>
    public ImmutableArray<string> FoundLoci { get; init; } = [];

    /// <summary>The first that were missed.</summary>
    public ImmutableArray<string> MissedLoci { get; init; } = [];

    /// <summary>The first that were wrongly claimed.</summary>
    public ImmutableArray<string> WrongLoci { get; init; } = [];

    /// <summary>Harmless oddities that were claimed under this kind.</summary>
    public ImmutableArray<string> Decoys { get; init; } = [];
}

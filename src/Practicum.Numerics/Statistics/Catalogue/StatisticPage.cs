namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>What the reference says of one statistic. Pages are generated from these, and their examples are computed when a page is made, so that none can be stale.</summary>
public sealed record StatisticPage
{
    /// <summary>Stable name, as evidence and commands carry it: <c>roc_auc</c>, <c>psi.reference-deciles</c>. Lower case, digits, <c>_ . -</c>; the page's file name.</summary>
    public required string Id { get; init; }

    /// <summary>Version of the definition, from 1. A changed definition is a new version.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What people call it: <c>Area under the ROC curve</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The group it is listed under.</summary>
    public required StatisticFamily Family { get; init; }

    /// <summary>What it measures, in one to three plain sentences, with its range and the direction that is better.</summary>
    public required string Definition { get; init; }

    /// <summary>The formula, in plain Unicode, one line or several; symbols are explained in <see cref="Definition"/> or below the formula.</summary>
    public required string Formula { get; init; }

    /// <summary>The default interval and its method's name, what may be asked for instead, and when it is withheld.</summary>
    public required string Interval { get; init; }

    /// <summary>What must hold for value and interval to mean what they say.</summary>
    public required string Assumptions { get; init; }

    /// <summary>When it is undefined, and what is said then; how ties, weights and empty groups are treated.</summary>
    public required string Edges { get; init; }

    /// <summary>Papers or books, with section; the first one is the definition's.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>Where other tools give another number under the same name, and why; say so when none is known.</summary>
    public required ImmutableArray<ElsewhereNote> Elsewhere { get; init; }

    /// <summary>What the definition is checked against: published numbers, a tool with its version, a closed form, a simulation.</summary>
    public required string CheckedAgainst { get; init; }

    /// <summary>A small example, computed by the code itself.</summary>
    public required Func<StatisticExample> Example { get; init; }
}

/// <summary>Another tool's definition under the same name.</summary>
/// <param name="Tool">The tool or book, with version where it matters.</param>
/// <param name="Difference">What it does otherwise, in one sentence.</param>
public sealed record ElsewhereNote(string Tool, string Difference);

/// <summary>An example on a page.</summary>
/// <param name="Input">The numbers that go in, in a line or two a person can copy.</param>
/// <param name="Code">The call in C#.</param>
/// <param name="Result">What came out, as computed when the page was made.</param>
public sealed record StatisticExample(string Input, string Code, Estimate Result);

namespace Practicum.Core.Packs;

/// <summary>A fault as the author declared it (formats §1c): planted in what the intern is given. Which options a kind takes, its planter says.</summary>
public sealed record FaultSpec
{
    /// <summary>Name, unique in the project; names the fault's stream of chance, <c>fault/&lt;id&gt;</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Kind, as <c>label-noise</c> or <c>leak.target-proxy</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Where it stands in the pack.</summary>
    public Place Place { get; init; }

    /// <summary>Share of the rows in question that it touches, 0 … 1.</summary>
    public double? Rate { get; init; }

    /// <summary>Which rows are in question: an expression over the visible columns and the target; all of them when absent.</summary>
    public Formula? Where { get; init; }

    /// <summary>The columns that it makes, or in which it is planted; <c>column:</c> gives one.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>How strongly it shows, 0 … 1; its meaning is the kind's own.</summary>
    public double? Strength { get; init; }

    /// <summary>What a leaking column holds in the hidden rows and in production: <c>missing</c>, <c>stale</c>, <c>shuffled</c> or <c>still_there</c>.</summary>
    public string? AtServe { get; init; }

    /// <summary>Form of the kind, as <c>uniform</c>, <c>mnar</c> or <c>typo</c>.</summary>
    public string? Form { get; init; }

    /// <summary>A factor, as of a unit slip.</summary>
    public double? Factor { get; init; }

    /// <summary>A value, as a sentinel or a licence.</summary>
    public string? Value { get; init; }

    /// <summary>A protected or grouping column that the fault depends on.</summary>
    public string? By { get; init; }

    /// <summary>Named shares, as rates by class or by group, or skills of annotators.</summary>
    public ImmutableArray<(string Name, double Share)> Shares { get; init; } = [];

    /// <summary>Countries of personal data, as two letters.</summary>
    public ImmutableArray<string> Countries { get; init; } = [];

    /// <summary>What a column that it makes means, in the author's words for the intern's schema.</summary>
    public string? About { get; init; }
}

namespace Practicum.Core.Packs;

/// <summary>Where rows come from: a generated or a recorded world.</summary>
public abstract record WorldSpec
{
    /// <summary>Name of the label; in a recorded world the column with it.</summary>
    public required string Target { get; init; }
}

/// <summary>A world declared in formulas, which knows the true probability of every label (formats §1a).</summary>
public sealed record GeneratedWorldSpec : WorldSpec
{
    /// <summary>First moment of the training period.</summary>
    public required SimTime Start { get; init; }

    /// <summary>Rows per day, an expression of <c>t</c> and parameters. <c>2000/d</c> arrives here as the number of rows per day.</summary>
    public required Formula RatePerDay { get; init; }

    /// <summary>Columns in order of declaration.</summary>
    public required ImmutableArray<ColumnSpec> Columns { get; init; }

    /// <summary>Parameters drawn anew for each variant.</summary>
    public ImmutableArray<(string Name, Formula Draw)> Vary { get; init; } = [];

    /// <summary>True probability of label 1.</summary>
    public required Formula Probability { get; init; }
}

/// <summary>One column of a generated world.</summary>
public sealed record ColumnSpec
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Number of recurring ids when the column is an entity; else null.</summary>
    public int? Entities { get; init; }

    /// <summary>The expression (<c>draw:</c> or <c>value:</c>); null for an entity.</summary>
    public Formula? Value { get; init; }

    /// <summary>Unit, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>Meaning, or null.</summary>
    public string? About { get; init; }

    /// <summary>Known to the truth alone.</summary>
    public bool Hidden { get; init; }

    /// <summary>Where the column is declared.</summary>
    public Place Place { get; init; }
}

/// <summary>A world that replays a recorded data set in time order (formats §1b).</summary>
public sealed record RecordedWorldSpec : WorldSpec
{
    /// <summary>File name beside project.yaml, or what <c>--data</c> gave.</summary>
    public required string Data { get; init; }

    /// <summary>Separator of cells.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>Rows per tick when the file's order is the time; else null.</summary>
    public int? TickRows { get; init; }

    /// <summary>Column with the time; null when the file's order is the time.</summary>
    public string? TimeColumn { get; init; }

    /// <summary>Length of one tick.</summary>
    public SimSpan Tick { get; init; } = new(86_400);

    /// <summary>The text of the label that counts as 1.</summary>
    public required string Positive { get; init; }

    /// <summary>Kinds given by the author; others are inferred.</summary>
    public ImmutableArray<(string Name, FieldKind Kind, Place Place)> Columns { get; init; } = [];

    /// <summary>Columns left out.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>Where the world is declared, for diagnostics about its data.</summary>
    public Place Place { get; init; }
}

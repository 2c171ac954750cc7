using Practicum.Core.Packs;

namespace Practicum.Core.Planting;

/// <summary>A kind of fault that packs may declare: what it is, which keys it takes, how it is planted.</summary>
public sealed record FaultKind
{
    /// <summary>Name and version, as <c>label-noise@1</c>. A changed definition is a new version.</summary>
    public required string Id { get; init; }

    /// <summary>What it does, in one or two plain sentences.</summary>
    public required string About { get; init; }

    /// <summary>Keys that must be there, besides <c>id</c> and <c>kind</c>.</summary>
    public FaultOption Needs { get; init; }

    /// <summary>Keys that may be there, besides those that must.</summary>
    public FaultOption Takes { get; init; }

    /// <summary>Its forms; the first one is meant when none is named. Empty when it has none.</summary>
    public ImmutableArray<string> Forms { get; init; } = [];

    /// <summary>What its column may hold at service; the first one is meant when none is named. Empty when that is not asked.</summary>
    public ImmutableArray<string> AtServe { get; init; } = [];

    /// <summary>Whether <c>columns</c> are new ones that it makes; else they are columns of the table.</summary>
    public bool MakesColumns { get; init; }

    /// <summary>What the columns that it makes hold; numbers when null.</summary>
    public Func<FaultSpec, FieldKind>? Holds { get; init; }

    /// <summary>Forms that are planted in columns of the table, although the kind makes columns in its others.</summary>
    public ImmutableArray<string> InPlace { get; init; } = [];

    /// <summary>Columns of the table that may hold texts afterwards, whatever they held; null for none.</summary>
    public Func<FaultSpec, Schema, IEnumerable<string>>? TurnsToText { get; init; }

    /// <summary>Fewest columns, where columns are taken.</summary>
    public int LeastColumns { get; init; } = 1;

    /// <summary>Most columns.</summary>
    public int MostColumns { get; init; } = 1;

    /// <summary>Kind of values that existing columns must have; null takes any.</summary>
    public FieldKind? ColumnKind { get; init; }

    /// <summary>Kind of values that <c>by</c> must have; null takes any.</summary>
    public FieldKind? ByKind { get; init; }

    /// <summary>What else is wrong with a declaration, one sentence each; null when nothing can be.</summary>
    public Func<FaultSpec, Schema?, IEnumerable<string>>? Mistakes { get; init; }

    /// <summary>What it reads.</summary>
    public required FaultParts Reads { get; init; }

    /// <summary>What it changes. A column of its own is no change.</summary>
    public required FaultParts Changes { get; init; }

    /// <summary>A declaration of it on the table of <c>Conformance/ExampleGround</c>; reference pages show it, laws are tried on it.</summary>
    public required FaultSpec Example { get; init; }

    /// <summary>Makes the planter of a declaration that <see cref="FaultCheck"/> found good.</summary>
    public required Func<FaultSpec, IFault> Make { get; init; }

    /// <summary>Its name without the version.</summary>
    public string Name => Id[..Id.IndexOf('@', StringComparison.Ordinal)];

    /// <summary>Whether a declaration's columns are new ones.</summary>
    public bool Makes(FaultSpec spec) => MakesColumns && !InPlace.Contains(spec.Form ?? "");

    /// <summary>Whether this kind and another may be planted in either order, as declared by what they read and change.</summary>
    public bool CommutesWith(FaultKind other) =>
        (Changes & (other.Reads | other.Changes)) == 0 && (other.Changes & (Reads | Changes)) == 0;
}

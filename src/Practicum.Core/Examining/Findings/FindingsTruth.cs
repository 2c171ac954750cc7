using Practicum.Core.Planting;

namespace Practicum.Core.Examining.Findings;

/// <summary>What findings are marked against: the published checklist and the keys of the faults that were planted.</summary>
public sealed record FindingsTruth
{
    /// <summary>The kinds on which a claim may be made, in the author's order.</summary>
    public required ImmutableArray<string> Checklist { get; init; }

    /// <summary>Weight of each kind, positive, in the order of the checklist; empty means 1 each.</summary>
    public ImmutableArray<double> Weights { get; init; } = [];

    /// <summary>The keys, decoys among them; rows are positions in the table that was handed out.</summary>
    public required ImmutableArray<FaultKey> Keys { get; init; }

    /// <summary>The row id of each row of that table; not negative, each once.</summary>
    public required int[] RowIds { get; init; }

    /// <summary>The columns that a finding may name.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>Weight of a kind of the checklist.</summary>
    public double WeightOf(int kind) => Weights.IsEmpty ? 1 : Weights[kind];
}

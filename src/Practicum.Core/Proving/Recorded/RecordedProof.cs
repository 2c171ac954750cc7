namespace Practicum.Core.Proving.Recorded;

/// <summary>What is suspicious about recorded data (methods §13), and whether suspicions that were planted on purpose were raised.</summary>
public sealed record RecordedProof
{
    /// <summary>Suspicions, in a fixed order of kinds.</summary>
    public required ImmutableArray<Suspicion> Suspicions { get; init; }

    /// <summary>For each planted suspicion what it was and whether it was raised.</summary>
    public required ImmutableArray<(string Name, bool Found)> Controls { get; init; }

    /// <summary>Area under the ROC curve of each column alone, best first; empty when the target is an amount.</summary>
    public required ImmutableArray<(string Column, double Area)> Areas { get; init; }

    /// <summary>Whether a planted one was missed: then the proof says nothing.</summary>
    public bool IsVoid => Controls.Any(c => !c.Found);

    /// <summary>Looks through a data set.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="split">Training and hidden features, when rows are held out: twins across are counted.</param>
    /// <param name="chance">Draws the controls, from streams that begin with <c>proof/</c>.</param>
    public static RecordedProof Run(RecordedRows rows, (Table Train, Table Hidden)? split, Chance chance)
    {
        var areas = rows.IsBinary ? SingleColumns.Areas(rows) : [];
        return new() { Suspicions = Of(rows, areas, split), Controls = RecordedControls.Run(rows, chance), Areas = areas };
    }

    /// <summary>The suspicions alone.</summary>
    internal static ImmutableArray<Suspicion> Of(RecordedRows rows, ImmutableArray<(string Column, double Area)> areas, (Table Train, Table Hidden)? split) =>
        [.. SingleColumns.Suspicious(areas), .. LinearIdentity.Suspicious(rows), .. DuplicateRows.Suspicious(rows, split), .. StuckColumns.Suspicious(rows.Features)];
}

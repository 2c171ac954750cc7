using Practicum.Core.Packs;
using Practicum.Core.Worlds;

namespace Practicum.Core.Production;

/// <summary>A version that a policy may bring into service.</summary>
/// <param name="Name">Its name: <c>model</c>, or a challenger's.</param>
/// <param name="Threshold">It acts when its score is at least this.</param>
public sealed record ModelVersion(string Name, double Threshold);

/// <summary>One world of production, with or without some incidents, and what every version scores on it.</summary>
/// <param name="Rows">The rows and their truth.</param>
/// <param name="Scores">Scores of version <c>v</c> at <c>Scores[v]</c>, one a row; NaN is a row without an answer.</param>
/// <param name="StarterScores">Scores of the pack's starter model, which anchors 0.</param>
/// <param name="ReferenceScores">Recorded worlds: scores of the reference model, which anchors 100; null when the truth is known.</param>
public sealed record YearView(WorldRows Rows, ImmutableArray<float[]> Scores, float[] StarterScores, float[]? ReferenceScores);

/// <summary>What monitors compare with: the training rows and what the models say of them.</summary>
/// <param name="Rows">Training rows, columns as in production.</param>
/// <param name="Scores">Scores of each version on these rows; used by <c>watch: score</c>.</param>
/// <param name="RowsPerDay">Mean rows per day, the reference of <c>volume</c>.</param>
/// <param name="TickOfRow">Tick of each training row, counted from the start of training.</param>
public sealed record MonitorReference(Table Rows, ImmutableArray<float[]> Scores, double RowsPerDay, int[] TickOfRow)
{
    /// <summary>The moment at which training tick 0 begins, for weekdays; null: training is whole days that end where production begins.</summary>
    public SimTime? Start { get; init; }
}

/// <summary>Everything that one simulated year may read. Views exist for the base world, for each incident taken out, and for each set of repairs.</summary>
public sealed record Season
{
    /// <summary>The pack's production.</summary>
    public required ProductionSpec Spec { get; init; }

    /// <summary>Length of a tick (recorded worlds: of the world's tick).</summary>
    public required SimSpan Tick { get; init; }

    /// <summary>The submitted model first, then the challengers.</summary>
    public required ImmutableArray<ModelVersion> Versions { get; init; }

    /// <summary>Decision threshold of starter and reference scores.</summary>
    public required double AnchorThreshold { get; init; }

    /// <summary>Worlds by removed incidents; <see cref="IncidentMask.None"/> is always there.</summary>
    public required IReadOnlyDictionary<IncidentMask, YearView> Views { get; init; }

    /// <summary>What monitors compare with.</summary>
    public required MonitorReference Reference { get; init; }

    /// <summary>The submission's own validation figures by metric id.</summary>
    public required ImmutableSortedDictionary<string, double> Validation { get; init; }
}

using Practicum.Core.Packs;
using Practicum.Core.Production;

namespace Practicum.Core.Examining.Production;

/// <summary>What the production examiner is given: one year in each of K worlds of the same scenario.</summary>
public sealed record ProductionExam : Exam
{
    /// <summary>The years, one a world; the first is the one that reports draw.</summary>
    public required ImmutableArray<YearOutcome> Years { get; init; }

    /// <summary>The pack's production.</summary>
    public required ProductionSpec Spec { get; init; }

    /// <summary>Length of a tick.</summary>
    public required SimSpan Tick { get; init; }

    /// <summary>Digests of the worlds, in the order of the years.</summary>
    public required ImmutableArray<Digest> Worlds { get; init; }

    /// <summary>Resamples for the scores.</summary>
    public int Replicates { get; init; } = 2_000;

    /// <summary>Digest of the worlds together: the group of all evidence.</summary>
    internal Digest Group => Digest.Of(string.Join('\n', Worlds.Select(w => w.Text)));
}

using Practicum.Core.Submissions;

namespace Practicum.Core.Examining.Findings;

/// <summary>What the findings examiner is given.</summary>
public sealed record FindingsExam : Exam
{
    /// <summary>What findings are held against.</summary>
    public required FindingsTruth Truth { get; init; }

    /// <summary>The findings, one a kind; null when none were handed in.</summary>
    public required ImmutableArray<Finding>? Findings { get; init; }

    /// <summary>Digest of the handed-out rows: the group of all evidence.</summary>
    public required Digest Group { get; init; }

    /// <summary>Whether the project is closed, so that every miss may be told; else only quarters are (<see cref="TellingRule"/>).</summary>
    public required bool Closed { get; init; }

    /// <summary>Resamples.</summary>
    public int Replicates { get; init; } = 2_000;
}

using Practicum.Core.Proving.Leaks;
using Practicum.Core.Proving.Recorded;
using Practicum.Core.Proving.Splits;

namespace Practicum.Runner.Proving;

/// <summary>What <c>pack prove</c> says of leaks.</summary>
public sealed record LeakReport
{
    /// <summary>The proof of a generated world; null for a recorded one.</summary>
    public LeakProof? Leaks { get; init; }

    /// <summary>The suspicions about a recorded world; null for a generated one.</summary>
    public RecordedProof? Recorded { get; init; }

    /// <summary>Suspicions that the author answers for, with the reason.</summary>
    public ImmutableArray<(Suspicion Suspicion, string Reason)> Accepted { get; init; } = [];

    /// <summary>Whether hidden rows look like training rows.</summary>
    public required SplitProof Split { get; init; }

    /// <summary>For each fault that may be told by what surrounds it whether it is; one whose rows depend on other columns by declaration, and whose posterior is unknown, is left out.</summary>
    public ImmutableArray<KeyProof> Keys { get; init; } = [];

    /// <summary>What makes the pack fail; empty when the proof holds.</summary>
    public required ImmutableArray<Diagnostic> Problems { get; init; }
}

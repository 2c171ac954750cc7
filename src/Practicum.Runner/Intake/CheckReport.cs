using Practicum.Core.Packs;
using Practicum.Core.Submissions;
using Practicum.Runner.ModelHosts.Admission;

namespace Practicum.Runner.Intake;

/// <summary>Something that <c>check</c> says about a policy that is no mistake.</summary>
/// <param name="About">What it is about: <c>monitor quality</c>, <c>rollout step 5 %</c>.</param>
/// <param name="Text">One or two plain sentences.</param>
/// <param name="Place">Where that is written.</param>
/// <param name="Warns">It says that something cannot work as intended.</param>
public sealed record Statement(string About, string Text, Place Place, bool Warns = false);

/// <summary>What <c>check</c> found.</summary>
public sealed record CheckReport
{
    /// <summary>Every mistake, at its place.</summary>
    public required ImmutableArray<Diagnostic> Problems { get; init; }

    /// <summary>What follows from the policy; empty when there are mistakes.</summary>
    public ImmutableArray<Statement> Statements { get; init; } = [];

    /// <summary>The submission; null when there are mistakes.</summary>
    public Submission? Submission { get; init; }

    /// <summary>The submission's models as they were read and vetted, in the order of <see cref="Submission.Models"/>; empty when one was refused.</summary>
    public ImmutableArray<AdmittedModel> Models { get; init; } = [];

    /// <summary>The workspace; null when it could not be read.</summary>
    public WorkspaceFacts? Facts { get; init; }

    /// <summary>The training rows; null when they could not be read.</summary>
    public TrainingData? Training { get; init; }
}

using Practicum.Core.Profiles;

namespace Practicum.Core.Evidence;

/// <summary>An assessment as it is written to assessment.json (formats §7).</summary>
public sealed record Assessment
{
    /// <summary>Project id.</summary>
    public required string ProjectId { get; init; }

    /// <summary>Project title.</summary>
    public required string ProjectTitle { get; init; }

    /// <summary>Project version.</summary>
    public required string ProjectVersion { get; init; }

    /// <summary>Digest of the pack.</summary>
    public required Digest ProjectDigest { get; init; }

    /// <summary>Variant.</summary>
    public required int Variant { get; init; }

    /// <summary>Digest of the submission.</summary>
    public required Digest SubmissionDigest { get; init; }

    /// <summary>Name of the submission's folder, for titles.</summary>
    public required string SubmissionName { get; init; }

    /// <summary><c>practice</c> or <c>sealed</c>.</summary>
    public required string Assurance { get; init; }

    /// <summary>
    /// What the assessor set apart from the pack, as options of <c>practicum assess</c>: <c>--seeds 3 --final</c>. Empty when nothing was set.
    /// Holds names of files, never their folders.
    /// </summary>
    public string Settings { get; init; } = "";

    /// <summary>What a reader must know about the data behind all of it: that labels of a published data set can be looked up; null otherwise.</summary>
    public string? Note { get; init; }

    /// <summary>Overall score 0 … 1, or null when nothing could be measured.</summary>
    public double? Score { get; init; }

    /// <summary>Its interval.</summary>
    public Interval? ScoreInterval { get; init; }

    /// <summary>Why there is no score, or a score without an interval; null otherwise.</summary>
    public string? ScoreReason { get; init; }

    /// <summary>The bar.</summary>
    public required double Bar { get; init; }

    /// <summary><c>meets</c>, <c>too close to call</c>, <c>below</c> or <c>not assessed</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>What computed it.</summary>
    public required Engine Engine { get; init; }

    /// <summary>Evidence, by task in the pack's order.</summary>
    public required ImmutableArray<EvidenceItem> Evidence { get; init; }

    /// <summary>Tasks, in the pack's order.</summary>
    public required ImmutableArray<TaskResult> Tasks { get; init; }

    /// <summary>Competencies.</summary>
    public required ImmutableArray<CompetencyEstimate> Competencies { get; init; }
}

/// <summary>What computed an assessment.</summary>
/// <param name="Version">Practicum's version.</param>
/// <param name="OnnxRuntime">ONNX Runtime's version.</param>
/// <param name="Rid">Runtime identifier.</param>
/// <param name="Cpu">CPU family.</param>
/// <param name="Cage">How well the models were shut in: <c>L0</c> (not at all) to <c>L3</c>.</param>
public sealed record Engine(string Version, string OnnxRuntime, string Rid, string Cpu, string Cage);

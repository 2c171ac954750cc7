using Practicum.Core.Evidence;
using Practicum.Core.Production;
using Practicum.Core.Submissions;
using Practicum.Runner.ModelHosts.Admission;
using Practicum.Runner.Runs.Timing;

namespace Practicum.Runner.Runs;

/// <summary>A submission that passed the check.</summary>
/// <param name="Name">Name of its folder, for titles.</param>
/// <param name="Root">Folder with its files.</param>
/// <param name="Submission">What it says.</param>
/// <param name="Models">Its models as they were read and vetted, in the order of <see cref="Submission.Models"/>.</param>
public sealed record HandedIn(string Name, string Root, Submission Submission, ImmutableArray<AdmittedModel> Models)
{
    /// <summary>Its documents, by kind.</summary>
    public ImmutableArray<DocumentExhibit> Documents { get; init; } = [];
}

/// <summary>An assessment with what it rests on.</summary>
/// <param name="Assessment">The assessment.</param>
/// <param name="Exhibits">What the report draws.</param>
/// <param name="Years">One outcome a production world; empty when nothing was replayed.</param>
public sealed record Assessed(Assessment Assessment, Exhibits Exhibits, ImmutableArray<YearOutcome> Years)
{
    /// <summary>Wall-time values of the evidence items that are <see cref="EvidenceItem.Measured"/>; they lie beside the chain.</summary>
    public ImmutableArray<MeasuredFact> Measured { get; init; } = [];
}

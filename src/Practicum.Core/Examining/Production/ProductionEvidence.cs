using Practicum.Core.Evidence;

namespace Practicum.Core.Examining.Production;

/// <summary>Evidence items of the production examiner.</summary>
internal sealed class ProductionEvidence(ProductionExam exam)
{
    private readonly Digest group = exam.Group;

    /// <summary>A reported figure, not scored.</summary>
    public EvidenceItem Item(string metric, Estimate value, string direction, string? unit = null, string? reason = null, string? detail = null) => new()
    {
        Id = detail is null ? $"{exam.Task.Id}/{metric}" : $"{exam.Task.Id}/{metric}.{detail}",
        Examiner = "production",
        Definition = $"{metric}@1",
        Value = value,
        Unit = unit,
        Direction = direction,
        Group = group,
        Seeds = exam.Years.Length,
        Competencies = exam.Competencies,
        Reason = reason,
        Inputs = exam.Inputs,
    };
}

using Practicum.Core.Evidence;

namespace Practicum.Core.Profiles;

/// <summary>One scored piece of evidence as a profile sees it; enough for later models too (methods §10).</summary>
/// <param name="Id">Evidence id.</param>
/// <param name="Competencies">What it speaks to.</param>
/// <param name="Score">Raw score y.</param>
/// <param name="StandardError">Its standard error s; null when unknown.</param>
/// <param name="Group">Digest of rows or worlds: items of one group are about one measurement.</param>
/// <param name="Project">Project id.</param>
/// <param name="Weight">Weight in the mean.</param>
public sealed record ProfileItem(
    string Id, ImmutableArray<string> Competencies, double Score, double? StandardError, Digest Group, string Project, double Weight = 1)
{
    /// <summary>The scored items of an assessment's evidence; measured ones (times, memory) are left out.</summary>
    public static IEnumerable<ProfileItem> Of(IEnumerable<EvidenceItem> evidence, string project) =>
        from item in evidence
        where item.Raw is { } raw && double.IsFinite(raw) && !item.Measured
        select new ProfileItem(item.Id, item.Competencies, item.Raw!.Value, item.StandardError, item.Group, project);
}

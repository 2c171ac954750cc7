using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Opening;

/// <summary>A figure that the submission states of itself and that is far from what was measured: it belongs into the first lines.</summary>
internal static class ClaimFinding
{
    /// <summary>One sentence with what was stated and what was measured; null when every claim holds or is off by little.</summary>
    /// <remarks>
    /// Off by much: even the near end of the difference's interval promises half the way from starter to reference too much; without anchors 0.2,
    /// for shares only.
    /// </remarks>
    public static string? Of(Assessment assessment)
    {
        foreach (var claim in assessment.Evidence.Where(MetricWords.IsClaim))
        {
            string metric = claim.Definition.Split('@')[0][(claim.Definition.IndexOf('.', StringComparison.Ordinal) + 1)..];
            var measured = assessment.Evidence.FirstOrDefault(e => e.Definition.Split('@')[0] == metric && MetricWords.Slice(e) is null && e.Id.Split('/')[0] == claim.Id.Split('/')[0]);
            if (measured is null || !measured.Value.IsDefined || claim.Value.Interval is not { } difference)
                continue;
            double promised = metric is "log_loss" or "brier" or "ece" ? -difference.High : difference.Low;
            double much = measured.Anchors is { } a && double.IsFinite(a.Reference - a.Starter) ? 0.5 * Math.Abs(a.Reference - a.Starter) : metric == "log_loss" ? double.PositiveInfinity : 0.2;
            if (promised >= much)
            {
                int decimals = Words.Decimals(measured.Value.Interval);
                return $"It states a {Words.Clause(MetricWords.Name(measured))} of {Words.Fixed(measured.Value.Value + claim.Value.Value, decimals)}; hidden rows gave {Words.WithInterval(measured.Value)}.";
            }
        }
        return null;
    }
}

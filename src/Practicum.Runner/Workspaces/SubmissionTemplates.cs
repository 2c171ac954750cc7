using Practicum.Core.Packs;
using static Practicum.Runner.Workspaces.YamlText;

namespace Practicum.Runner.Workspaces;

/// <summary>The files that an intern's <c>submission/</c> begins with.</summary>
internal static class SubmissionTemplates
{
    /// <summary>submission.yaml with everything optional commented out, and a policy that only needs its comments removed.</summary>
    public static IEnumerable<(string Name, string Text)> Of(WorkspaceFacts facts)
    {
        yield return ("submission.yaml", Submission(facts));
        if (facts.Production is not null)
            yield return ("policy.yaml", Policy(facts));
    }

    private static string Submission(WorkspaceFacts facts)
    {
        var threshold = Math.Round(facts.Production?.Value.BreakEven ?? 0.5, 4);
        var features = facts.Schema.Fields.Where(f => f is { Role: FieldRole.Feature, Kind: FieldKind.Number }).Select(f => f.Name).Take(3).ToArray();
        var text = facts.Schema.Fields.FirstOrDefault(f => f is { Role: FieldRole.Feature, Kind: FieldKind.Text });
        return $$"""
            # What you hand in. `practicum check submission/` says what is missing or wrong.
            practicum: submission/v1
            project: {{facts.Project}}
            variant: {{facts.Variant.ToString(CultureInfo.InvariantCulture)}}
            model:
              file: model.onnx
              # One [N, F] float input: its columns in order. Leave this out when the graph has one [N, 1] input per column.
              # features: {{Words(features)}}{{(text is null ? "" : $"   # a text column enters as tests: {text.Name}=value")}}
              threshold: {{Number(threshold)}}   # act when the probability is at least this
            # challengers: [{name: v2, file: v2.onnx}]
            # validation: {rows: 20000, log_loss: 0.31, roc_auc: 0.86}   # your own figures; quality monitors compare with them
            # train: recipe.yaml
            # findings: findings.jsonl
            # policy: policy.yaml
            # documents: {model_card: docs/model-card.md}

            """;
    }

    private static string Policy(WorkspaceFacts facts)
    {
        var number = facts.Schema.Fields.FirstOrDefault(f => f is { Role: FieldRole.Feature, Kind: FieldKind.Number })?.Name ?? "column";
        var cause = facts.Production!.Causes.FirstOrDefault() ?? "drift.concept";
        return $$"""
            # How your model is operated. Name this file in submission.yaml when you want it used.
            practicum: policy/v1
            monitors:
              shift: {watch: "feature {{number}}", test: psi.reference-deciles, window: 7d, alarm: "> 0.2"}
              # quality: {watch: "metric log_loss", reference: validation, window: 14d, min_labels: 200, alarm: "> 1.15 x"}
              # broken: {watch: "missing {{number}}", window: 1d, alarm: "> 5%"}
            rules:
              - {when: shift, for: 2 windows, do: alert, diagnosis: {{cause}}, cooldown: 28d}
              # - {when: quality, do: deploy v2}
              # - {when: broken, do: fallback}
            # rollout: {shadow: 7d, steps: [5%, 25%, 100%], hold: 7d, max_hold: 28d, abort: "metric log_loss > 1.1 x champion"}

            """;
    }
}

[assembly: AssemblyFixture(typeof(Practicum.Cli.Tests.Desk))]
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace Practicum.Cli.Tests;

/// <summary>A tiny project, made once: its pack, the workspace and key of variant 3, a trained submission, and its assessment in <c>first/</c>.</summary>
public sealed class Desk : IAsyncLifetime
{
    public const string Pack = """
        practicum: project/v1
        id: tiny-desk
        version: 1.0.0
        title: Keep a few
        licence: CC-BY-4.0
        level: 1
        hours: 1
        competencies: [modelling, operations.drift]
        brief: brief.md
        world:
          kind: generated
          start: 2025-01-01
          rate: 100/d
          vary: {calls_weight: "uniform(0.5, 0.9)"}
          columns:
            customer: {entity: 2000, about: "Customer"}
            plan: {draw: "choice(basic: 0.7, plus: 0.3)", about: "Plan"}
            fee: {value: "pick(plan, basic: 12, plus: 22) * lognormal(0, 0.1)", unit: EUR, about: "Fee"}
            calls: {draw: poisson(0.7), about: "Calls"}
            shadow_mood: {draw: "normal(0, 1)", hidden: true}
          target:
            name: churned
            kind: binary
            probability: "logistic(-2 + calls_weight * calls + 0.8 * (plan == 'basic') + 0.7 * calls * (fee > 20) + 0.3 * shadow_mood)"
        splits: {train: 60d, production: 60d, holdout: 20%}
        production:
          tick: 6h
          entity: customer
          label_delay: {fixed: 1d}
          labels: {seen: all}
          value: {tp: 40, fp: -8, fn: -60, tn: 0}
          no_answer: 0
          fallback: {act: "calls >= 2"}
          causes: [drift.concept, upstream.unit]
          costs: {retrain: 500, alert: 20, rollout_day: 5}
          retrain: {takes: 1d, grid: 28d, window: 28d}
          incidents:
            - {id: rival-arrives, at: 20d, over: 5d, kind: drift.concept, change: {calls: "calls + 1"}, logit: "1.1 * (fee > 15)", about: "A rival", respond_within: 20d}
        tasks:
          - {id: predict, examiner: offline, metrics: [roc_auc, log_loss], weight: 3}
          - {id: operate, examiner: production, metrics: {value: 2, detection: 1, false_alarms: 1}, weight: 4}
        pass: {score: 0.7}
        seeds: {score: 2, certify: 4}

        """;

    public const string Policy = """
        practicum: policy/v1
        monitors:
          calls-shift: {watch: "feature calls", test: mean-shift, window: 7d, min_rows: 100, alarm: "> 0.5"}
        rules:
          - {when: calls-shift, do: alert, diagnosis: drift.concept}

        """;

    public const string Manifest = """
        practicum: submission/v1
        project: tiny-desk
        variant: 3
        model: {file: model.onnx, threshold: 0.15}
        validation: {rows: 1000, log_loss: 0.5}
        policy: policy.yaml

        """;

    internal Shell Shell { get; } = new();

    public string At(params string[] parts) => Shell.At(parts);

    public async ValueTask InitializeAsync()
    {
        Shell.Write("pack/project.yaml", Pack);
        Shell.Write("pack/brief.md", "# Keep a few\n");
        Shell.Write("recipe.yaml", "practicum: recipe/v1\nlearner: logistic\nfeatures: [plan, fee, calls]\n");
        (await Shell.Run("new", "pack", "--variant", "3", "--out", "work", "--key", "key", "--key-production")).Ended(0);
        Directory.Delete(At("work", "submission"), recursive: true);
        Shell.Write("work/submission/submission.yaml", Manifest);
        Shell.Write("work/submission/policy.yaml", Policy);
        (await Shell.Run("train", "recipe.yaml", "--workspace", "work", "--out", "work/submission/model.onnx")).Ended(0);
        (await Shell.Run("assess", "pack", "work/submission", "--out", "first")).Ended(0);
    }

    public ValueTask DisposeAsync()
    {
        Shell.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A copy of a folder of the desk in a test's own folder.</summary>
    internal void Copy(string from, Shell to, string name)
    {
        foreach (var file in Directory.EnumerateFiles(At(from), "*", SearchOption.AllDirectories))
        {
            var target = to.At(name, Path.GetRelativePath(At(from), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

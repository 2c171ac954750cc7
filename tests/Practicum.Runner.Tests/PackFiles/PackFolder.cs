using Practicum.Core.Packs;
using Practicum.Runner.PackFiles;

namespace Practicum.Runner.Tests.PackFiles;

/// <summary>A pack in a temporary folder, gone at the end of the test.</summary>
internal sealed class PackFolder : IDisposable
{
    public const string Churn = """
        practicum: project/v1
        id: churn-desk
        version: 1.0.0
        title: Keep the subscribers
        licence: CC-BY-4.0
        level: 2
        hours: 10
        competencies: [modelling, evaluation, operations.drift]
        brief: brief.md
        world:
          kind: generated
          start: 2025-01-01
          rate: 500/d
          columns:
            customer_id: {entity: 40000, about: "Customer"}
            tenure: {draw: "gamma(2, 14)", unit: months, about: "Months since sign-up"}
            plan: {draw: "choice(basic: 0.6, plus: 0.3, pro: 0.1)"}
            fee: {value: 'pick(plan, basic: 12, plus: 22, pro: 39)', unit: EUR}
            calls: {draw: poisson(0.4)}
            mood: {draw: "normal(0, 1)", hidden: true}
          vary: {calls_weight: "uniform(0.3, 0.7)"}
          target:
            name: churned
            kind: binary
            probability: "logistic(-1.9 - 0.04*tenure + calls_weight*calls)"
        splits: {train: 1y, production: 1y, holdout: 20%}
        production:
          tick: 1h
          entity: customer_id
          label_delay: {by_label: {1: {median: 7d, p95: 30d}, 0: {fixed: 30d}}, never: 2%}
          labels: {seen: all}
          value: {tp: 40, fp: -8, fn: -60, tn: 0}
          no_answer: 0
          fallback: {act: "calls >= 3"}
          causes: [drift.concept, drift.covariate, upstream.unit]
          costs: {retrain: 500, alert: 20, rollout_day: 5}
          retrain: {takes: 1d, grid: 28d, window: 84d}
          incidents:
            - {id: price-rise, at: 4mo, over: 2w, kind: drift.concept, change: {fee: "fee * 1.25"}, logit: "1.1 * (fee > 30)", about: "Prices rise"}
            - {id: unit-slip, at: 7mo, for: 5d, kind: upstream.unit, column: fee, factor: 100, repair: {by: alert, takes: 6h}}
            - {id: quiet-shift, at: 9mo, over: 1mo, kind: drift.covariate, change: {calls: "calls + 1"}, harmful: false, respond_within: 30d}
        findings: {checklist: [label-noise, leak.target-proxy, pii]}
        tasks:
          - {id: predict, examiner: offline, metrics: [roc_auc, log_loss], weight: 3, slices: [plan]}
          - {id: operate, title: Operate it, examiner: production, metrics: {value: 2, detection: 1, false_alarms: 1}, weight: 4}
        pass: {score: 0.7}
        seeds: {score: 10, certify: 20}

        """;

    public PackFolder(string project, params (string Name, string Text)[] files)
    {
        Directory.CreateDirectory(Path);
        File.WriteAllText(System.IO.Path.Combine(Path, "project.yaml"), project);
        File.WriteAllText(System.IO.Path.Combine(Path, "brief.md"), "# Keep the subscribers\n");
        foreach (var (name, text) in files)
            File.WriteAllText(System.IO.Path.Combine(Path, name), text);
    }

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "practicum-test-" + Guid.NewGuid().ToString("N"));

    public static (Project? Project, ImmutableArray<Diagnostic> Problems) Read(string project, params (string Name, string Text)[] files)
    {
        using var folder = new PackFolder(project, files);
        return PackFile.Read(folder.Path);
    }

    public static string Problems(string project) => string.Join('\n', Read(project).Problems);

    public void Dispose() => Directory.Delete(Path, true);
}

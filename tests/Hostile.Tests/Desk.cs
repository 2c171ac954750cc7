using Practicum.Cli.Tests;

[assembly: AssemblyFixture(typeof(Hostile.Tests.Desk))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Hostile.Tests;

/// <summary>A tiny project, made once: pack, workspace, an honest submission, and the bytes of its assessment.</summary>
public sealed class Desk : IAsyncLifetime
{
    /// <summary>The files of an assessment that have to be the same bytes every time.</summary>
    internal static readonly string[] Results = ["assessment.json", "ledger.jsonl", "report.html"];

    private const string PackText = """
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
          rate: 40/d
          columns:
            customer: {entity: 500, about: "Customer"}
            plan: {draw: "choice(basic: 0.7, plus: 0.3)", about: "Plan"}
            fee: {value: "pick(plan, basic: 12, plus: 22) * lognormal(0, 0.1)", unit: EUR, about: "Fee"}
            calls: {draw: poisson(0.7), about: "Calls"}
          target:
            name: churned
            kind: binary
            probability: "logistic(-2 + 0.7 * calls + 0.8 * (plan == 'basic') + 0.7 * calls * (fee > 20))"
        splits: {train: 30d, production: 30d, holdout: 20%}
        production:
          tick: 12h
          entity: customer
          label_delay: {fixed: 1d}
          labels: {seen: all}
          value: {tp: 40, fp: -8, fn: -60, tn: 0}
          no_answer: 0
          fallback: {act: "calls >= 2"}
          causes: [drift.concept, upstream.unit]
          costs: {retrain: 500, alert: 20, rollout_day: 5}
          retrain: {takes: 1d, grid: 14d, window: 14d}
          incidents:
            - {id: rival-arrives, at: 10d, over: 2d, kind: drift.concept, change: {calls: "calls + 1"}, logit: "1.1 * (fee > 15)", about: "A rival", respond_within: 10d}
        findings: {checklist: [label-noise, pii]}
        tasks:
          - {id: predict, examiner: offline, metrics: [roc_auc, log_loss], weight: 3}
          - {id: operate, examiner: production, metrics: {value: 2, detection: 1, false_alarms: 1}, weight: 4}
        pass: {score: 0.7}
        seeds: {score: 1, certify: 2}

        """;

    internal const string Policy = """
        practicum: policy/v1
        monitors:
          calls-shift: {watch: "feature calls", test: mean-shift, window: 7d, min_rows: 50, alarm: "> 0.5"}
        rules:
          - {when: calls-shift, do: alert, diagnosis: drift.concept}

        """;

    internal const string Manifest = """
        practicum: submission/v1
        project: tiny-desk
        variant: 3
        model: {file: model.onnx, threshold: 0.15}
        validation: {rows: 1000, log_loss: 0.5}
        findings: findings.jsonl
        policy: policy.yaml
        documents: {model_card: docs/model-card.md}

        """;

    /// <summary>A manifest for a model with one matrix of the columns fee and calls.</summary>
    internal static readonly string MatrixManifest = Manifest.Replace("model.onnx, threshold", "model.onnx, features: [fee, calls], threshold", StringComparison.Ordinal);

    internal const string Findings = """{"kind":"label-noise","columns":["churned"],"confidence":0.8}""" + "\n";

    internal const string Card = "# Model card\n\nA logistic regression on *plan*, fee and calls.\n";

    private readonly SortedDictionary<string, byte[]> _honest = new(StringComparer.Ordinal);

    internal Shell Shell { get; } = new();

    internal string Pack => Shell.At("pack");

    internal string Workspace => Shell.At("work");

    /// <summary>Bytes of the honest assessment.</summary>
    internal IReadOnlyDictionary<string, byte[]> Reference { get; private set; } = new Dictionary<string, byte[]>();

    /// <summary>Answers for graded predictions: ids r0 to r39, labels 0 and 1.</summary>
    internal string Answers => Shell.At("answers.csv");

    /// <summary>Files of the honest submission.</summary>
    internal IReadOnlyDictionary<string, byte[]> Honest => _honest;

    /// <summary>The honest files with some changed, added or (null) removed.</summary>
    internal SortedDictionary<string, byte[]> With(params (string Name, byte[]? Content)[] changes)
    {
        var files = new SortedDictionary<string, byte[]>(_honest, StringComparer.Ordinal);
        foreach (var (name, content) in changes)
        {
            files.Remove(name);
            if (content is not null)
                files[name] = content;
        }

        return files;
    }

    /// <summary>A folder that keeps the desk for the next process; the mutation check names it, since it starts hundreds.</summary>
    private static string? Kept => Environment.GetEnvironmentVariable("PRACTICUM_DESK");

    public async ValueTask InitializeAsync()
    {
        if (Kept is { } kept && Directory.Exists(kept))
        {
            Copy(kept, Shell.Folder);
        }
        else
        {
            await MakeAsync();
            if (Kept is { } keep)
                Copy(Shell.Folder, keep);
        }

        foreach (var file in Directory.EnumerateFiles(Shell.At("honest"), "*", SearchOption.AllDirectories))
            _honest[Path.GetRelativePath(Shell.At("honest"), file)] = File.ReadAllBytes(file);
        Reference = ReadResults(Shell.At("first"));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    private async Task MakeAsync()
    {
        Shell.Write("pack/project.yaml", PackText);
        Shell.Write("pack/brief.md", "# Keep a few\n");
        Shell.Write("recipe.yaml", "practicum: recipe/v1\nlearner: logistic\nfeatures: [plan, fee, calls]\n");
        Shell.Write("answers.csv", "id,label\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"r{i},{i % 2}\n")));
        (await Shell.Run("new", "pack", "--variant", "3", "--out", "work")).Ended(0);
        Directory.Delete(Shell.At("work", "submission"), recursive: true);
        (await Shell.Run("train", "recipe.yaml", "--workspace", "work", "--out", "model.onnx")).Ended(0);
        foreach (var (name, text) in new[] { ("submission.yaml", Manifest), ("policy.yaml", Policy), ("findings.jsonl", Findings), ("docs/model-card.md", Card) })
            Shell.Write($"honest/{name}", text);
        File.Copy(Shell.At("model.onnx"), Shell.At("honest", "model.onnx"));
        (await Shell.Run("assess", "pack", "honest", "--out", "first")).Ended(0);
    }

    public ValueTask DisposeAsync()
    {
        Shell.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The result files of a folder.</summary>
    internal static Dictionary<string, byte[]> ReadResults(string folder) => Results.ToDictionary(n => n, n => File.ReadAllBytes(Path.Combine(folder, n)));
}

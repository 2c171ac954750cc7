using Practicum.Core.Packs;
using Practicum.Core.Submissions;
using Practicum.Runner.Intake;
using Practicum.Runner.Tests.PackFiles;

namespace Practicum.Runner.Tests.Intake;

/// <summary>A submission in a temporary folder, gone at the end of the test.</summary>
internal sealed class Handed : IDisposable
{
    public const string Plain = """
        practicum: submission/v1
        project: churn-desk
        variant: 7
        model:
          file: model.onnx
          features: [tenure, fee, calls, plan=basic, {onehot: [plan, plus]}]
          output: probability
          threshold: 0.35
        challengers: [{name: v2, file: v2.onnx}]
        train: recipe.yaml
        validation: {rows: 20000, log_loss: 0.31, roc_auc: 0.86}
        findings: findings.jsonl
        policy: policy.yaml
        documents: {model_card: docs/model-card.md}

        """;

    public const string Policy = """
        practicum: policy/v1
        monitors:
          fee-shift: {watch: "feature fee", test: psi.reference-deciles, reference: training, window: 7d, every: 7d, match: none, min_rows: 500, family: inputs, alarm: auto}
          quality: {watch: "metric log_loss", reference: validation, window: 14d, by: arrival, mature: 0, min_labels: 200, alarm: "> 1.15 x"}
          broken: {watch: "missing fee", window: 1d, alarm: "> 5%"}
        correction: holm
        quiet_for: 90d
        rules:
          - {when: fee-shift, for: 2 windows, do: alert, diagnosis: {drift.concept: 0.8, drift.covariate: 0.2}}
          - {when: quality, do: deploy v2, cooldown: 14d}
          - {when: broken, do: fallback}
        rollout: {shadow: 14d, steps: [5%, 25%, 100%], hold: 14d, max_hold: 28d, min_labels: 100, abort: "metric log_loss > 1.1 x champion", promote: "metric log_loss < 1.0 x champion", alpha: 0.05, on_inconclusive: keep}

        """;

    public const string Recipe = "practicum: recipe/v1\nlearner: gbdt\nfeatures: [tenure, fee, plan]\noptions: {trees: 100, depth: 4}\nrows: {from: 2025-05-01}\nseed: 3\n";

    public const string Findings = """
        {"kind":"label-noise","rows":[12,99,431],"row_confidence":[0.9,0.7,0.6],"confidence":0.8,"remedy":"relabel"}
        {"kind":"leak.target-proxy","columns":["fee"],"confidence":0.95,"remedy":"drop"}
        {"kind":"none","scope":"pii","confidence":0.9}

        """;

    public Handed(string? submission = null, string? policy = null, string? recipe = null, string? findings = null)
    {
        Write("submission.yaml", submission ?? Plain);
        Write("policy.yaml", policy ?? Policy);
        Write("recipe.yaml", recipe ?? Recipe);
        Write("findings.jsonl", findings ?? Findings);
        Write("model.onnx", "a model");
        Write("v2.onnx", "another");
        Write("docs/model-card.md", "# Card\n");
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("practicum-test-").FullName;

    public static WorkspaceFacts Facts { get; } = MakeFacts();

    public static string Problems(string? submission = null, string? policy = null, string? recipe = null, string? findings = null, TrainingData? training = null)
    {
        using var handed = new Handed(submission, policy, recipe, findings);
        return string.Join('\n', SubmissionReader.Read(handed.Path, Facts, training).Problems);
    }

    public static Submission Good()
    {
        using var handed = new Handed();
        var (submission, problems) = SubmissionReader.Read(handed.Path, Facts);
        Assert.Equal("", string.Join('\n', problems));
        return submission!;
    }

    public void Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Dispose() => Directory.Delete(Path, true);

    private static WorkspaceFacts MakeFacts()
    {
        var project = PackFolder.Read(PackFolder.Churn).Project!;
        Schema schema = new([
            new("customer_id", FieldKind.Number, FieldRole.Entity) { About = "Customer" }, new("tenure", FieldKind.Number) { Unit = "months", About = "Months since \"sign-up\"" },
            new("plan", FieldKind.Text), new("fee", FieldKind.Number) { Unit = "EUR" }, new("calls", FieldKind.Number)]);
        return WorkspaceFacts.Of(project, 7, "practice", 500.25, schema);
    }
}

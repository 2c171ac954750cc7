using Practicum.Core.Submissions;
using Practicum.Runner.Intake;

namespace Practicum.Runner.Tests.Intake;

public sealed class SubmissionTests
{
    [Fact]
    public void A_whole_submission_is_read_as_it_is_written()
    {
        var submission = Handed.Good();
        Assert.Equal(("churn-desk", 7, "model.onnx", 0.35), (submission.Project, submission.Variant, submission.Model.File, submission.Model.Threshold));
        Assert.Equal([new("tenure", null), new("fee", null), new("calls", null), new("plan", "basic"), new ModelFeature("plan", "plus")], submission.Model.Features);
        Assert.Equal(["model", "v2"], submission.Models.Select(m => m.Name));
        Assert.Equal(0.31, submission.Validation["log_loss"]);
        Assert.Equal("docs/model-card.md", submission.Documents["model_card"]);
        Assert.Equal(("gbdt", 3UL, "2025-05-01T00:00:00Z"), (submission.Train!.Learner, submission.Train.Seed, submission.Train.From!.Value.ToString()));
        Assert.Equal("findings.jsonl", submission.Findings);
        var policy = submission.Policy!;
        Assert.Equal(["fee-shift", "quality", "broken"], policy.Monitors.Select(m => m.Name));
        Assert.Null(policy.Monitors[0].Alarm.Operator);
        Assert.Equal(new Condition(">", 1.15, true), policy.Monitors[1].Alarm);
        Assert.Equal(new Condition(">", 0.05, false), policy.Monitors[2].Alarm);
        Assert.Equal(policy.Monitors[2].Window, policy.Monitors[2].Every);
        Assert.Equal((2, 0.8), (policy.Rules[0].ForWindows, policy.Rules[0].Diagnosis["drift.concept"]));
        Assert.Equal((ActKind.Deploy, "v2"), (policy.Rules[1].Do, policy.Rules[1].Target));
        Assert.Equal([0.05, 0.25, 1], policy.Rollout!.Steps);
        Assert.Equal(new RolloutGate("log_loss", new(">", 1.1, true)), policy.Rollout.Abort);
    }

    [Fact]
    public void Nine_mistakes_of_a_submission_are_nine_lines()
    {
        var submission = Handed.Plain
            .Replace("variant: 7", "variant: 8")
            .Replace("[tenure, fee, calls, plan=basic, {onehot: [plan, plus]}]", "[tenur, churned, customer_id, plan, fee=12]")
            .Replace("threshold: 0.35", "treshold: 0.35")
            .Replace("name: v2", "name: r1")
            .Replace("roc_auc: 0.86", "roc_auc: 86");
        Assert.Equal("""
            submission.yaml:3:10: PR-SUB-011: This submission is for variant 8, the workspace is variant 7.
            submission.yaml:6:14: PR-SUB-005: There is no column 'tenur'. Nearest: 'tenure'. All: tenure, plan, fee, calls.
            submission.yaml:6:21: PR-SUB-013: The column 'churned' is the label; a model cannot see it.
            submission.yaml:6:30: PR-SUB-014: The column 'customer_id' names who a row is about; a model may not use it.
            submission.yaml:6:43: PR-SUB-015: The column 'plan' holds text; a float input takes tests such as 'plan=value'. Or leave 'features' out and give the graph one input per column.
            submission.yaml:6:49: PR-SUB-016: The column 'fee' holds numbers; a test such as 'fee=12' needs text.
            submission.yaml:8:3: PR-SUB-001: Unknown key 'treshold' in the model. Nearest: 'threshold'. All: file, features, output, threshold.
            submission.yaml:9:22: PR-SUB-012: The name 'r1' is reserved. Reserved: model, fallback, champion, pause, r1, r2 and so on.
            submission.yaml:11:52: PR-SUB-004: 'roc_auc' must be a number from 0 to 1. Found 86.
            """, Handed.Problems(submission, Handed.Policy.Replace("deploy v2", "deploy model")));
    }

    [Theory]
    [InlineData("file: model.onnx", "file: ../model.onnx", "submission.yaml:5:9: PR-NAME-003: The file name '../model.onnx' leads out of its folder or around in it. Give the name as it is below the folder of the submission or pack, without '.', '..' or a first '/'.")]
    [InlineData("file: model.onnx", "file: /etc/passwd", "submission.yaml:5:9: PR-NAME-003: The file name '/etc/passwd' leads out of its folder or around in it. Give the name as it is below the folder of the submission or pack, without '.', '..' or a first '/'.")]
    [InlineData("file: model.onnx", "file: other.onnx", "submission.yaml:5:9: PR-SUB-008: The file 'other.onnx' is not there.")]
    [InlineData("train: recipe.yaml", "train: {command: [python3, train.py]}", "submission.yaml:10:8: PR-SUB-009: Training commands are not available yet; name a recipe file.")]
    [InlineData("project: churn-desk", "project: churn-dusk", "submission.yaml:2:10: PR-SUB-010: This submission is for the project 'churn-dusk', the workspace is of 'churn-desk'.")]
    [InlineData("threshold: 0.35", "threshold: 35 %", "")]
    [InlineData("threshold: 0.35", "threshold: 1.35", "submission.yaml:8:14: PR-SUB-004: 'threshold' must be a share from 0 % to 100 %. Found '1.35'.")]
    [InlineData("practicum: submission/v1\nproject: churn-desk", "project: churn-desk\npracticum: submission/v1", "submission.yaml:2:1: PR-SUB-006: A file begins with the key 'practicum'; move it to the top.")]
    [InlineData("{onehot: [plan, plus]}", "{onehot: [plan]}", "submission.yaml:6:55: PR-SUB-003: 'onehot' must be a list of at least 2. Found a list of one.")]
    [InlineData("roc_auc: 0.86", "roc_auc: high", "submission.yaml:11:52: PR-SUB-003: 'roc_auc' must be a number of at least 0. Found 'high'.")]
    public void One_mistake_is_one_sentence(string old, string changed, string expected) =>
        Assert.Equal(expected, Handed.Problems(Handed.Plain.Replace(old, changed)));

    [Fact]
    public void A_recipe_names_known_columns_and_options() =>
        Assert.Equal("""
            recipe.yaml:2:10: PR-REC-005: There is no learner 'gbtd'. Nearest: 'gbdt'. All: gbdt, logistic, tree.
            recipe.yaml:3:12: PR-SUB-013: The column 'churned' is the label; a model cannot see it.
            recipe.yaml:3:21: PR-REC-005: There is no column 'fees'. Nearest: 'fee'. All: tenure, plan, fee, calls.
            """, Handed.Problems(recipe: "practicum: recipe/v1\nlearner: gbtd\nfeatures: [churned, fees]\n"));

    [Fact]
    public void Findings_are_checked_line_by_line() =>
        Assert.Equal("""
            findings.jsonl:1:9: PR-FIND-005: There is no kind on the checklist 'lable-noise'. Nearest: 'label-noise'. All: label-noise, leak.target-proxy, pii.
            findings.jsonl:2:15: PR-JSON-002: The name 'kind' is written twice in one object.
            findings.jsonl:3:1: PR-JSON-001: This line is not JSON.
            findings.jsonl:4:36: PR-FIND-004: 'confidence' must be a number from 0 to 1. Found '2'.
            findings.jsonl:6:1: PR-FIND-012: 'pii' is claimed and said to be absent.
            """, Handed.Problems(findings: """
            {"kind":"lable-noise"}
            {"kind":"pii","kind":"pii"}
            oops
            {"kind":"label-noise","confidence":2}

            {"kind":"none","scope":"pii"}

            """));

    [Fact]
    public void The_digest_is_that_of_the_files_in_order_of_their_paths()
    {
        using var handed = new Handed();
        var names = new[] { "docs/model-card.md", "findings.jsonl", "model.onnx", "policy.yaml", "recipe.yaml", "submission.yaml", "v2.onnx" };
        var lines = names.Select(n => $"{Digest.Of(File.ReadAllBytes(Path.Combine(handed.Path, n))).Hex}  {n}\n");
        Assert.Equal(Digest.Of(string.Concat(lines)), SubmissionReader.Read(handed.Path, Handed.Facts).Submission!.Digest);
    }

    [Fact]
    public void A_link_in_a_submission_is_refused()
    {
        using var handed = new Handed();
        File.CreateSymbolicLink(Path.Combine(handed.Path, "leak.txt"), "/etc/hostname");
        Assert.Equal("leak.txt: PR-SUB-018: This is a link; a submission holds regular files only. Put the file itself in its place.", Assert.Single(SubmissionReader.Read(handed.Path, Handed.Facts).Problems).ToString());
    }
}

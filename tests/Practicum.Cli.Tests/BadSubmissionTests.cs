using System.IO.Compression;
using System.Text;
using Practicum.ModelHost.Tests.Models;

namespace Practicum.Cli.Tests;

/// <summary>Submissions with mistakes and models that do not work: code 1, a plain sentence, nothing written, nothing left running.</summary>
public sealed class BadSubmissionTests(Desk desk) : IDisposable
{
    private const string Matrix = "model: {file: model.onnx, features: [fee, calls]}";
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("policy: policy.yaml", "policy: [", "PR-YAML-003")]
    [InlineData("practicum: submission/v1", "practicum: recipe/v1", "submission.yaml:1:12: PR-SUB-006")]
    [InlineData("file: model.onnx", "file: other.onnx", "submission.yaml:4:15: PR-SUB-008")]
    [InlineData("file: model.onnx", "file: ../model.onnx", "submission.yaml:4:15: PR-NAME-003")]
    [InlineData("file: model.onnx", "file: model.onnx, features: [fee, call]", "There is no column 'call'. Nearest: 'calls'.")]
    [InlineData("file: model.onnx", "file: model.onnx, features: [fee, churned]", "PR-SUB-013")]
    [InlineData("file: model.onnx", "file: model.onnx, features: [fee, plan=gold]", "PR-SUB-017: The value 'gold' of 'plan' never occurs in the training rows.")]
    [InlineData("threshold: 0.15", "treshold: 0.15", "Nearest: 'threshold'.")]
    [InlineData("threshold: 0.15", "threshold: fifteen", "submission.yaml:4:38: PR-SUB-003")]
    [InlineData("project: tiny-desk", "project: churn-desk", "PR-SUB-010")]
    [InlineData("policy: policy.yaml", "policy: plan.yaml", "submission.yaml:6:9: PR-SUB-008")]
    public async Task A_mistake_in_the_manifest_is_told_with_its_place(string old, string changed, string expected)
    {
        Hand(Desk.Manifest.Replace(old, changed, StringComparison.Ordinal));
        await Refused(expected);
    }

    [Theory]
    [InlineData("do: alert", "do: retrain", "PR-POL-009: ")]
    [InlineData("rules:", "rollout: {steps: [100%], min_labels: 10, test: betting}\nrules:", "PR-POL-009: ")]
    [InlineData("\"> 0.5\"", "\"over 0.5\"", "PR-POL-011")]
    [InlineData("feature calls", "feature shadow_mood", "There is no feature 'shadow_mood'.")]
    [InlineData("when: calls-shift", "when: call-shift", "Nearest: 'calls-shift'.")]
    public async Task A_mistake_in_the_policy_is_told_with_its_place(string old, string changed, string expected)
    {
        Hand(Desk.Manifest);
        _shell.Write("handed/policy.yaml", Desk.Policy.Replace(old, changed, StringComparison.Ordinal));
        await Refused("policy.yaml:", expected);
    }

    [Fact]
    public async Task A_manifest_that_is_empty_missing_or_not_text_is_refused()
    {
        Hand("");
        await Refused("submission.yaml:1:1: PR-YAML-004");
        File.WriteAllBytes(_shell.At("handed", "submission.yaml"), [.. "practicum: submission/v1\nproject: "u8, 0xE9, 0xFF, (byte)'\n']);
        await Refused("PR-YAML-002");
        File.Delete(_shell.At("handed", "submission.yaml"));
        await Refused("submission.yaml: PR-SUB-008: The file 'submission.yaml' is not there.");
    }

    [Fact]
    public async Task Mistakes_of_all_files_are_told_at_once()
    {
        Hand(Desk.Manifest.Replace("tiny-desk", "other-desk", StringComparison.Ordinal).Replace("0.15", "1.5", StringComparison.Ordinal));
        _shell.Write("handed/policy.yaml", Desk.Policy.Replace("do: alert, diagnosis: drift.concept", "do: retrain", StringComparison.Ordinal));
        var ran = await Refused("PR-SUB-010", "PR-SUB-004", "PR-POL-009");
        Assert.Contains("3 mistakes. No attempt was used.", ran.Error);
    }

    [Theory]
    [InlineData("no model", "PR-ONNX-")]
    [InlineData("cut off", "PR-ONNX-")]
    [InlineData("three inputs for two features", "PR-MODEL-013")]
    [InlineData("whole numbers", "PR-MODEL-012")]
    [InlineData("another column", "PR-MODEL-016")]
    [InlineData("sixteen rows", "PR-MODEL-014")]
    [InlineData("one score for all", "PR-MODEL-031")]
    [InlineData("text output", "PR-MODEL-02")]
    [InlineData("labels alone", "PR-MODEL-023")]
    [InlineData("three scores a row", "PR-MODEL-024")]
    [InlineData("zipmap", "options={'zipmap': False}")]
    [InlineData("not a number", "PR-MODEL-032")]
    [InlineData("logits", "PR-MODEL-033")]
    [InlineData("fails on rows", "PR-MODEL-030")]
    public async Task A_model_that_does_not_fit_is_refused_with_a_sentence(string kind, string expected)
    {
        Hand($"practicum: submission/v1\nproject: tiny-desk\nvariant: 3\n{(kind == "another column" ? "model: {file: model.onnx}" : Matrix)}\n");
        File.WriteAllBytes(_shell.At("handed", "model.onnx"), Model(kind));
        await Refused(expected);
        var ran = (await _shell.Run("check", "handed", "--workspace", desk.At("work"))).Ended(1);
        Assert.Matches(@"model\.onnx(: [^:\n]+)?: " + (expected.StartsWith("PR-", StringComparison.Ordinal) ? expected : "PR-ONNX-"), ran.Error);
    }

    [Fact]
    public async Task A_model_that_takes_too_long_is_out_of_time()
    {
        Hand("practicum: submission/v1\nproject: tiny-desk\nvariant: 3\nmodel: {file: model.onnx, features: [fee]}\n");
        File.WriteAllBytes(_shell.At("handed", "model.onnx"), Some.Slow().Bytes());
        await Refused(["--time-limit", "0.5"], "PR-MODEL-001: No answer within 0.5 s; the model's process was stopped.");
        var ran = (await _shell.Run("check", "handed", "--workspace", desk.At("work"), "--time-limit", "0.5", "--json")).Ended(1);
        Assert.Equal("PR-MODEL-001", ran.Json.GetProperty("problems")[0].GetProperty("code").GetString());
        var replayed = (await _shell.Run("replay", desk.At("pack"), "handed", "--timeline", "t.jsonl", "--time-limit", "0.5")).Ended(1);
        Assert.Contains("PR-MODEL-001", replayed.Error);
        Assert.False(File.Exists(_shell.At("t.jsonl")));
        _shell.LeftNothing();
    }

    [Fact]
    public async Task A_damaged_archive_is_refused()
    {
        Hand(Desk.Manifest);
        ZipFile.CreateFromDirectory(_shell.At("handed"), _shell.At("whole.zip"));
        var bytes = File.ReadAllBytes(_shell.At("whole.zip"));
        Directory.Delete(_shell.At("handed"), recursive: true);
        File.WriteAllBytes(_shell.At("handed"), bytes[..(bytes.Length / 2)]);
        await Refused("PR-ARCHIVE-001");
        File.WriteAllText(_shell.At("handed"), "no archive at all");
        await Refused("PR-ARCHIVE-005: This is neither a folder, a zip, a tar nor a tar.gz.");
        File.Delete(_shell.At("handed"));
        await Refused("handed: PR-SUB-008: There is no such file or folder.");
    }

    [Fact]
    public async Task A_zip_with_mistakes_leaves_nothing_unpacked()
    {
        Hand(Desk.Manifest.Replace("variant: 3", "variant: three", StringComparison.Ordinal));
        ZipFile.CreateFromDirectory(_shell.At("handed"), _shell.At("bad.zip"));
        Directory.Delete(_shell.At("handed"), recursive: true);
        File.Move(_shell.At("bad.zip"), _shell.At("handed"));
        await Refused("submission.yaml:3:10: PR-SUB-003");
    }

    [Fact]
    public async Task Problems_are_printed_as_json_on_request()
    {
        Hand(Desk.Manifest.Replace("threshold: 0.15", "threshold: 1.5", StringComparison.Ordinal));
        var ran = (await _shell.Run("assess", desk.At("pack"), "handed", "--json", "--out", "result")).Ended(1);
        var problem = ran.Json.GetProperty("problems")[0];
        Assert.Equal(("PR-SUB-004", "submission.yaml", 4), (problem.GetProperty("code").GetString(), problem.GetProperty("file").GetString(), problem.GetProperty("line").GetInt32()));
        Assert.Equal("", ran.Error);
    }

    private static byte[] Model(string kind) => kind switch
    {
        "no model" => Encoding.UTF8.GetBytes("this is no model"),
        "cut off" => Some.Logistic([0.1f, 0.2f], 0).Bytes()[..80],
        "three inputs for two features" => Some.Logistic([0.1f, 0.2f, 0.3f], 0).Bytes(),
        "whole numbers" => new Graph().Input("x", Graph.Int64, -1, 2).Output("y", Graph.Float, -1, 2).Node("Cast", ["x"], ["y"], Graph.Attribute("to", 1L)).Bytes(),
        "another column" => new Graph().Input("charges", Graph.Float, -1, 1).Output("y", Graph.Float, -1, 1).Node("Sigmoid", ["charges"], ["y"]).Bytes(),
        "sixteen rows" => Some.Logistic([0.1f, 0.2f], 0, 16).Bytes(),
        "one score for all" => new Graph().Input("x", Graph.Float, -1, 2).Output("y", Graph.Float, -1, 1).Node("Sigmoid", ["x"], ["s"])
            .Node("ReduceMean", ["s"], ["y"], Graph.Attribute("axes", [0L, 1L]), Graph.Attribute("keepdims", 1L)).Bytes(),
        "text output" => new Graph().Input("x", Graph.Float, -1, 2).Output("y", Graph.Text, -1, 2).Node("Cast", ["x"], ["y"], Graph.Attribute("to", 8L)).Bytes(),
        "labels alone" => new Graph().Input("x", Graph.Float, -1, 2).Output("label", Graph.Int64, -1, 2).Node("Cast", ["x"], ["label"], Graph.Attribute("to", 7L)).Bytes(),
        "three scores a row" => new Graph().Input("x", Graph.Float, -1, 2).Output("y", Graph.Float, -1, 3).Floats("w", new float[6], 2, 3).Node("MatMul", ["x", "w"], ["y"]).Bytes(),
        "zipmap" => new Graph().Input("x", Graph.Float, -1, 2).MapOutput("maps").Node("ai.onnx.ml", "ZipMap", ["x"], ["maps"], Graph.Attribute("classlabels_int64s", 0L, 1L)).Bytes(),
        "not a number" => new Graph().Input("x", Graph.Float, -1, 2).Output("y", Graph.Float, -1, 2).Node("Sub", ["x", "x"], ["z"]).Node("Div", ["z", "z"], ["y"]).Bytes(),
        "logits" => new Graph().Input("x", Graph.Float, -1, 2).Output("y", Graph.Float, -1, 1).Floats("w", [1, 1], 2, 1).Node("MatMul", ["x", "w"], ["y"]).Bytes(),
        "fails on rows" => new Graph().Input("x", Graph.Float, -1, 2).Output("y", Graph.Float, -1, 2).Floats("c", [0, 1], 2).Node("Cast", ["x"], ["i"], Graph.Attribute("to", 7L)).Node("Gather", ["c", "i"], ["y"]).Bytes(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private void Hand(string manifest)
    {
        desk.Copy("work/submission", _shell, "handed");
        _shell.Write("handed/submission.yaml", manifest);
    }

    private Task<Ran> Refused(params string[] expected) => Refused([], expected);

    private async Task<Ran> Refused(string[] options, params string[] expected)
    {
        var ran = (await _shell.Run(["assess", desk.At("pack"), "handed", "--variant", "3", "--out", "result", .. options])).Ended(1);
        Assert.Equal("", ran.Out);
        Assert.EndsWith("No attempt was used.\n", ran.Error);
        Assert.All(expected, e => Assert.Contains(e, ran.Error));
        Assert.False(Path.Exists(_shell.At("result")));
        _shell.LeftNothing();
        return ran;
    }
}

using Practicum.ModelHost.Tests.Models;

namespace Practicum.Cli.Tests;

/// <summary>A challenger is held to the same as the model: what it answers may hang neither on chance nor on the rows beside.</summary>
public sealed class ChallengerTests(Desk desk) : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task An_honest_challenger_is_assessed_and_replayed()
    {
        Hand(Scorer().Node("Sigmoid", ["x"], ["y"]));
        (await _shell.Run("check", "work/submission")).Ended(0);
        (await _shell.Run("assess", desk.At("pack"), "work/submission", "--out", "result")).Ended(0);
        (await _shell.Run("replay", desk.At("pack"), "work/submission")).Ended(0);
    }

    [Fact]
    public async Task A_challenger_that_looks_at_the_rows_beside_is_refused_by_check_assess_and_replay()
    {
        Hand(Scorer().Node("ReduceMean", ["x"], ["mean"], Graph.Attribute("axes", [0L]), Graph.Attribute("keepdims", 1L)).Node("Sub", ["x", "mean"], ["z"]).Node("Sigmoid", ["z"], ["y"]));
        Assert.Matches(@"v2\.onnx: PR-MODEL-039: .* row \d+ got ", (await _shell.Run("check", "work/submission")).Ended(1).Error);
        foreach (string[] command in new string[][] { ["assess", desk.At("pack"), "work/submission", "--out", "result"], ["replay", desk.At("pack"), "work/submission"] })
        {
            var error = (await _shell.Run(command)).Ended(1).Error;
            Assert.Contains("v2.onnx: PR-MODEL-039: The model's scores depend on a row's neighbours: in another order and other batch sizes, hidden rows got other scores.", error);
            Assert.DoesNotContain("model.onnx", error);
        }

        Assert.False(File.Exists(_shell.At("result", "assessment.json")));
    }

    [Fact]
    public async Task A_challenger_that_draws_by_chance_is_refused_before_it_runs()
    {
        // No allowed operator draws by chance, so the file itself is refused, and the second asking stands behind it.
        Hand(Scorer().Node("RandomUniformLike", ["x"], ["y"]));
        foreach (string[] command in new string[][] { ["check", "work/submission"], ["assess", desk.At("pack"), "work/submission", "--out", "result"], ["replay", desk.At("pack"), "work/submission"] })
            Assert.Contains("v2.onnx: node 0 (RandomUniformLike): PR-ONNX-016: ", (await _shell.Run(command)).Ended(1).Error);
    }

    private static Graph Scorer() => new Graph().Input("x", Graph.Float, -1, 1).Output("y", Graph.Float, -1, 1);

    private void Hand(Graph challenger)
    {
        desk.Copy("work", _shell, "work");
        _shell.Write("work/submission/submission.yaml", Desk.Manifest + "challengers: [{name: v2, file: v2.onnx, features: [calls], threshold: 0.15}]\n");
        File.WriteAllBytes(_shell.At("work", "submission", "v2.onnx"), challenger.Bytes());
    }
}

using System.Globalization;
using Practicum.ModelHost.Tests.Models;

namespace Practicum.Cli.Tests;

/// <summary>A model that behaves on all rows that its author has, and looks at a row's neighbours as soon as a certain hidden row is among them.</summary>
public sealed class HoldoutAnswerTests(Desk desk) : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task What_depends_on_its_neighbours_on_hidden_rows_alone_is_found_there()
    {
        desk.Copy(Path.Combine("work", "submission"), _shell, "handed");
        _shell.Write("handed/submission.yaml", Desk.Manifest.Replace("model.onnx,", "model.onnx, features: [fee],", StringComparison.Ordinal));
        await File.WriteAllBytesAsync(_shell.At("handed", "model.onnx"), Neighbourly(HiddenFee()).Bytes(), TestContext.Current.CancellationToken);
        (await _shell.Run("check", "handed", "--workspace", desk.At("work"))).Ended(0);
        var ran = (await _shell.Run("assess", desk.At("pack"), "handed", "--out", "result")).Ended(1);
        Assert.Contains("PR-MODEL-039: The model's scores depend on a row's neighbours: in another order and other batch sizes, hidden rows got other scores.", ran.Error);
        Assert.False(Directory.Exists(_shell.At("result")));
    }

    /// <summary>0.2 for every row, 0.3 for all rows of a batch that holds this fee.</summary>
    private static Graph Neighbourly(float fee) => new Graph().Input("x", Graph.Float, -1, 1).Output("y", Graph.Float, -1, 1)
        .Floats("fee", [fee], 1).Floats("nothing", [0], 1).Floats("base", [0.2f], 1).Floats("more", [0.1f], 1)
        .Node("Equal", ["x", "fee"], ["is"]).Node("Cast", ["is"], ["one"], Graph.Attribute("to", 1L)).Node("ReduceMax", ["one"], ["any"], Graph.Attribute("keepdims", 0L))
        .Node("Mul", ["any", "more"], ["extra"]).Node("Add", ["extra", "base"], ["score"]).Node("Mul", ["x", "nothing"], ["zero"]).Node("Add", ["zero", "score"], ["y"]);

    private float HiddenFee()
    {
        var lines = File.ReadAllLines(desk.At("key", "holdout.csv"));
        var columns = lines[0].Split(',');
        var row = lines.Skip(1).Select(l => l.Split(',')).First(cells => cells[Array.IndexOf(columns, "half")] == "public");
        return float.Parse(row[Array.IndexOf(columns, "fee")], CultureInfo.InvariantCulture);
    }
}

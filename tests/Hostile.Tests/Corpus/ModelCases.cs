using System.Text;
using Practicum.ModelHost.Tests.Models;
using static Hostile.Tests.Corpus.Net;

namespace Hostile.Tests.Corpus;

/// <summary>Models that load, and answer wrongly, late or not at all; and some that only look so.</summary>
internal static class ModelCases
{
    private static readonly Expected Refused = Expected.Refused("MODEL", "CAGE");
    private static readonly Proto Weights = Floats("w", [0.1f, 0.2f], 2, 1);

    public static IEnumerable<Case> All() => [.. Answers(), .. Hungry(), .. Sly()];

    private static IEnumerable<Case> Answers()
    {
        yield return Model("not a number", Linear(Floats("w", [float.NaN, 1], 2, 1)));
        yield return Model("not a number on some rows", Scorer(Node("Sub", ["x", "x"], ["zero"]), Node("Div", ["zero", "zero"], ["nan"]), Node("ReduceMean", ["nan"], ["y"], Wholes("axes", 1))));
        yield return Model("infinite", Scorer(Node("MatMul", ["x", "w"], ["z"]), Node("Exp", ["z"], ["y"])).With(Floats("w", [1_000, 1_000], 2, 1)));
        yield return Model("above one", Scorer(Node("MatMul", ["x", "w"], ["y"])).With(Weights));
        yield return Model("below zero", Scorer(Node("MatMul", ["x", "w"], ["y"])).With(Floats("w", [-1e-3f, 0], 2, 1)));
        yield return Model("one answer for all rows", Scorer(Node("Sigmoid", ["x"], ["s"]), Node("ReduceMean", ["s"], ["y"], Wholes("axes", 0, 1), Whole("keepdims", 1))), "MODEL", "ONNX");
        yield return Model("twice as many answers as rows", Scorer(Node("MatMul", ["x", "w"], ["z"]), Node("Sigmoid", ["z"], ["p"]), Node("Concat", ["p", "p"], ["y"], Whole("axis", 0))).With(Weights), "MODEL", "ONNX");
        yield return Model("no rows", Scorer(Node("MatMul", ["x", "w"], ["z"]), Node("Sigmoid", ["z"], ["p"]), Node("Slice", ["p", "from", "to", "axis"], ["y"])).With(Weights, Longs("from", 0), Longs("to", 0), Longs("axis", 0)), "MODEL", "ONNX");
        yield return Model("three answers a row", new Net().Input("x", Net.Float, -1, 2).Output("y", Net.Float, -1, 3).Add(Node("MatMul", ["x", "w"], ["z"]), Node("Sigmoid", ["z"], ["y"])).With(Floats("w", new float[6], 2, 3)));
        yield return Model("another width than it says", Scorer(Node("MatMul", ["x", "w"], ["z"]), Node("Sigmoid", ["z"], ["y"])).With(Floats("w", new float[10], 2, 5)), "MODEL", "ONNX");
        yield return Model("labels for scores", new Net().Input("x", Net.Float, -1, 2).Output("y", Net.Int64, -1, 2).Add(Node("Cast", ["x"], ["y"], Whole("to", 7))));
        yield return Model("texts for scores", new Net().Input("x", Net.Float, -1, 2).Output("y", Net.Text, -1, 2).Add(Node("Cast", ["x"], ["y"], Whole("to", 8))), "MODEL", "ONNX");
        yield return Model("an input that is no column", new Net().Input("x", Net.Float, -1, 2).Input("churned", Net.Float, -1, 1).Output("y", Net.Float, -1, 1).Add(Node("Sigmoid", ["churned"], ["y"])));
        yield return Model("three columns for two features", new Net().Input("x", Net.Float, -1, 3).Output("y", Net.Float, -1, 1).Add(Node("MatMul", ["x", "w"], ["z"]), Node("Sigmoid", ["z"], ["y"])).With(Floats("w", new float[3], 3, 1)));
        yield return Model("sixteen rows at a time", new Net().Input("x", Net.Float, 16, 2).Output("y", Net.Float, 16, 1).Add(Node("MatMul", ["x", "w"], ["z"]), Node("Sigmoid", ["z"], ["y"])).With(Weights));
        yield return Model("fails on every row", Scorer(Node("Reshape", ["x", "s"], ["y"])).With(Longs("s", 7, 13)), "MODEL", "ONNX");
        yield return Model("index out of range", Scorer(Node("MatMul", ["x", "w"], ["z"]), Node("Gather", ["z", "i"], ["g"], Whole("axis", 1)), Node("Sigmoid", ["g"], ["y"])).With(Weights, Longs("i", 999_999)), "MODEL", "ONNX");
        yield return Model("text of a hidden row in an error", Scorer(Node("Cast", ["x"], ["t"], Whole("to", 8)), Node("Concat", ["t", "junk"], ["j"], Whole("axis", 1)), Node("Cast", ["j"], ["n"], Whole("to", 1)), Node("ReduceMean", ["n"], ["y"], Wholes("axes", 1)))
            .With(new Proto().Number(1, 4_096).Number(1, 1).Number(2, Net.Text).Text(8, "junk").Text(6, "nonsense")), "MODEL", "ONNX");
    }

    private static IEnumerable<Case> Hungry()
    {
        yield return Model("slow", Scorer([Node("MatMul", ["x", "u"], ["v0"]), .. Enumerable.Range(0, 900).Select(i => Node("MatMul", [$"v{i}", "q"], [$"v{i + 1}"])), Node("ReduceMean", ["v900"], ["m"], Wholes("axes", 1)), Node("Sigmoid", ["m"], ["y"])])
            .With(Floats("u", new float[2_048], 2, 1_024), Floats("q", new float[1 << 20], 1_024, 1_024)));
        yield return Model("five gigabytes of work", Scorer(Node("MatMul", ["x", "w"], ["z"]), Node("Expand", ["z", "s"], ["big"]), Node("Sin", ["big"], ["big2"]), Node("ReduceMean", ["big2"], ["m"], Wholes("axes", 1), Whole("keepdims", 1)), Node("Sigmoid", ["m"], ["y"]))
            .With(Weights, Longs("s", 1, 1_300_000)), "MODEL", "CAGE", "ONNX");
        yield return Model("folded while it loads", Scorer(Node("ConstantOfShape", ["s"], ["big"]), Node("ReduceSum", ["big"], ["sum"], Whole("keepdims", 0)), Node("MatMul", ["x", "w"], ["z"]), Node("Add", ["z", "sum"], ["t"]), Node("Sigmoid", ["t"], ["y"]))
            .With(Weights, Longs("s", 1L << 20, 1L << 14)), "MODEL", "CAGE", "ONNX");
    }

    private static IEnumerable<Case> Sly()
    {
        yield return Model("looks at the other rows", Scorer(Node("MatMul", ["x", "w"], ["z"]), Node("ReduceMean", ["z"], ["mean"], Wholes("axes", 0)), Node("Sub", ["z", "mean"], ["c"]), Node("Sigmoid", ["c"], ["y"])).With(Weights), "MODEL", "ONNX") with { Verb = Verb.Assess };
        yield return Model("counts the rows", Scorer(Node("MatMul", ["x", "w"], ["z"]), Node("Shape", ["x"], ["shape"]), Node("Cast", ["shape"], ["f"], Whole("to", 1)), Node("ReduceMax", ["f"], ["n"], Whole("keepdims", 0)), Node("Div", ["z", "n"], ["d"]), Node("Sigmoid", ["d"], ["y"])).With(Weights), "MODEL", "ONNX") with { Verb = Verb.Assess };
        yield return new("model", "echoes a column", Expected.Admitted, h => h.Model(Scorer(Node("MatMul", ["x", "w"], ["z"]), Node("Clip", ["z", "low", "high"], ["y"])).With(Floats("w", [0.01f, 0], 2, 1), Floats("low", [0]), Floats("high", [1])).Bytes())) { Verb = Verb.Assess };
        yield return new("model", "remembers the training rows", Expected.Admitted, h => h.Model(Memoriser(h.Desk))) { Verb = Verb.Assess };
        yield return new("model", "always the same", Expected.Admitted, h => h.Model(Linear(Floats("w", [0, 0], 2, 1)).Bytes())) { Verb = Verb.Assess };
    }

    private static Case Model(string name, Net net, params string[] areas) => new("model", name, areas.Length == 0 ? Refused : Expected.Refused(areas), h => h.Model(net.Bytes()));

    // Looks the fee up among the training rows, and answers with that row's label.
    private static byte[] Memoriser(Desk desk)
    {
        var lines = File.ReadAllLines(Path.Combine(desk.Workspace, "data", "train.csv"), Encoding.UTF8);
        var head = lines[0].Split(',');
        var (fee, label) = (Array.IndexOf(head, "fee"), Array.IndexOf(head, "churned"));
        var known = lines.Skip(1).Select(l => l.Split(',')).GroupBy(c => float.Parse(c[fee], CultureInfo.InvariantCulture)).ToDictionary(g => g.Key, g => g.First()[label] == "1" ? 0.99f : 0.01f);
        return Scorer(Node("Gather", ["x", "first"], ["fee"], Whole("axis", 1)),
            NodeOf("ai.onnx.ml", "LabelEncoder", ["fee"], ["y"], Singles("keys_floats", [.. known.Keys]), Singles("values_floats", [.. known.Values]), Single("default_float", 0.2f)))
            .With(Longs("first", 0)).Bytes();
    }
}

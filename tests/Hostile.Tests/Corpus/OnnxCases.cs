using Hostile.Tests.Watching;
using Practicum.ModelHost.Tests.Models;
using static Hostile.Tests.Corpus.Net;

namespace Hostile.Tests.Corpus;

/// <summary>Model files that must not reach ONNX Runtime.</summary>
internal static class OnnxCases
{
    private static readonly Expected Refused = Expected.Refused("ONNX");
    private static readonly Proto Weights = Floats("w", [0.1f, 0.2f], 2, 1);

    public static IEnumerable<Case> All() => [.. Paths(), .. Operators(), .. Flow(), .. Names(), .. Shapes(), .. Constants(), .. Files()];

    private static IEnumerable<Case> Paths()
    {
        foreach (var location in new[] { "/etc/passwd", $"../canary/{Marks.Escape}", "policy.yaml", "/proc/self/environ", "/dev/zero", "\\\\server\\share", "https://example.org/w.bin" })
            yield return Model($"external data in {location.Replace(Marks.Escape, "a file", StringComparison.Ordinal)}", Linear(External("w", location, 2, 1)));
        yield return Model("external data in a node's constant", Scorer(Node("Constant", [], ["w"], Tensor("value", External("v", "/etc/passwd", 2, 1))), Node("MatMul", ["x", "w"], ["z"]), Node("Sigmoid", ["z"], ["y"])));
        yield return Model("external data, without saying so", Linear(new Proto().Number(1, 2).Number(1, 1).Number(2, 1).Text(8, "w").Block(9, new byte[8]).Message(13, new Proto().Text(1, "location").Text(2, "/etc/passwd"))));
        yield return Model("external data in a sparse constant", Sparse());
        yield return Model("cached context of an accelerator", Ending("z", NodeOf("com.microsoft", "EPContext", ["x"], ["z"], Word("ep_cache_context", "../escaped.bin"), Whole("embed_mode", 0))));
        yield return Model("tokenizer with a vocabulary file", Ending("z", NodeOf("com.microsoft", "Tokenizer", ["x"], ["z"], Word("vocab_file", "/etc/passwd"))));
        yield return Model("attribute that names a file", Linear(Weights).Add(Node("Relu", ["z"], ["unused"], Word("file", "/etc/passwd"))));
    }

    private static IEnumerable<Case> Operators()
    {
        foreach (var random in new[] { "RandomNormalLike", "RandomUniformLike", "Bernoulli" })
            yield return Model($"random operator {random}", Scorer(Node("MatMul", ["x", "w"], ["z"]), Node(random, ["z"], ["r"]), Node("Sigmoid", ["r"], ["y"])).With(Weights));
        yield return Model("random operator RandomUniform", Scorer(Node("MatMul", ["x", "w"], ["z"]), Node("RandomUniform", [], ["r"], Wholes("shape", 1)), Node("Add", ["z", "r"], ["s"]), Node("Sigmoid", ["s"], ["y"])).With(Weights));
        yield return Model("random operator Multinomial", Scorer(Node("Multinomial", ["x"], ["m"]), Node("Cast", ["m"], ["y"], Whole("to", 1))));
        yield return Model("dropout that is on", Scorer(Node("MatMul", ["x", "w"], ["z"]), Node("Dropout", ["z", "", "on"], ["d"]), Node("Sigmoid", ["d"], ["y"])).With(Weights, Raw("on", Bool, [1])));
        yield return Model("operator that nobody knows", Ending("z", Node("Teleport", ["x"], ["z"])));
        yield return Model("operator of another domain", Ending("z", NodeOf("com.microsoft", "FusedGemm", ["x", "x"], ["z"])));
        yield return Model("operator of one's own domain", new Net { Sets = [("", 17), ("evil.example", 1)] }.Input("x", Net.Float, -1, 2).Output("y", Net.Float, -1, 1).Add(NodeOf("evil.example", "Run", ["x"], ["y"], Word("command", "touch escaped"))));
        yield return Model("training operator", Ending("z", NodeOf("ai.onnx.preview.training", "Adam", ["x", "x", "x"], ["z"])));
        yield return Model("python operator", Ending("z", NodeOf("ai.onnx.contrib", "PyOp", ["x"], ["z"], Word("module", "os"), Word("compute", "system"))));
        yield return Model("local function", LocalFunction());
        yield return Model("training information", With(Linear(Weights), model => model.Message(20, new Proto().Message(1, new Proto().Text(2, "init")))));
        yield return Model("zipmap", new Net().Input("x", Net.Float, -1, 2).MapOutput("maps").Add(NodeOf("ai.onnx.ml", "ZipMap", ["x"], ["maps"], Wholes("classlabels_int64s", 0, 1))), "ONNX", "MODEL");
    }

    private static IEnumerable<Case> Flow()
    {
        yield return Model("endless loop", Some.Endless().Bytes());
        yield return Model("loop of 2^62 steps", Loop(1L << 62));
        yield return Model("scan", Ending("z", Node("Scan", ["x"], ["z"], Body("body", new Net().Input("i", Net.Float, 2).Output("i", Net.Float, 2)), Whole("num_scan_inputs", 1))));
        yield return Model("if inside if, 200 deep", Scorer(Node("MatMul", ["x", "w"], ["z"]), Nested(200), Node("Sigmoid", ["deep"], ["y"])).With(Weights, Raw("yes", Bool, [1])));
        yield return Model("graph in a plain operator", Scorer(Node("MatMul", ["x", "w"], ["z"]), Node("Sigmoid", ["z"], ["y"], Body("body", Linear(Weights)))).With(Weights));
        yield return Model("cycle", Scorer(Node("Add", ["x", "b"], ["a"]), Node("Relu", ["a"], ["b"]), Node("ReduceMean", ["b"], ["y"], Wholes("axes", 1))));
        yield return Model("node that reads itself", Scorer(Node("Add", ["x", "a"], ["a"]), Node("ReduceMean", ["a"], ["y"], Wholes("axes", 1))));
        yield return Model("nodes in the wrong order", Scorer(Node("Sigmoid", ["z"], ["y"]), Node("MatMul", ["x", "w"], ["z"])).With(Weights));
        yield return Model("6,000 nodes", Ending("v6000", [Node("ReduceMean", ["x"], ["v0"], Wholes("axes", 1)), .. Enumerable.Range(0, 6_000).Select(i => Node("Relu", [$"v{i}"], [$"v{i + 1}"]))]));
    }

    private static IEnumerable<Case> Names()
    {
        yield return Model("two nodes of one name", Scorer(Node("MatMul", ["x", "w"], ["z"]).Text(3, "n"), Node("Sigmoid", ["z"], ["y"]).Text(3, "n")).With(Weights), "ONNX", "MODEL");
        yield return Model("name that nobody makes", Scorer(Node("MatMul", ["x", "ghost"], ["z"]), Node("Sigmoid", ["z"], ["y"])));
        yield return Model("output that nobody makes", new Net().Input("x", Net.Float, -1, 2).Output("ghost", Net.Float, -1, 1).Add(Node("Sigmoid", ["x"], ["y"])));
        yield return Model("value made twice", Linear(Weights).Add(Node("Sigmoid", ["z"], ["y"])));
        yield return Model("input made again by a node", Linear(Weights).Add(Node("Relu", ["z"], ["x"])));
        yield return Model("constant given twice", Linear(Weights).With(Floats("w", [9, 9], 2, 1)));
        yield return Model("output that is listed twice", Linear(Weights).Output("y", Net.Float, -1, 1));
        yield return Model("terminal escape in a name", Scorer(Node("MatMul", ["x", "w"], ["\u001b]0;gone\u0007\u202E"]), Node("Sigmoid", ["\u001b]0;gone\u0007\u202E"], ["y"])).With(Weights));
        yield return Model("name of a megabyte", Scorer(Node("MatMul", ["x", "w"], [new string('n', 1 << 20)]), Node("Sigmoid", [new string('n', 1 << 20)], ["y"])).With(Weights));
        yield return Model("operator like a diagnostic", Ending("z", Node("MatMul: PR-OK-000: fine", ["x"], ["z"])));
        yield return Model("operator with a terminal escape", Ending("z", Node("\u001b[2J\u202EMatMul", ["x"], ["z"])));
    }

    private static IEnumerable<Case> Shapes()
    {
        yield return Model("shape bomb by Expand", Bomb(Node("Expand", ["z", "s"], ["big"]), Longs("s", 1, 1L << 40)));
        yield return Model("shape bomb by Tile", Bomb(Node("Tile", ["z", "s"], ["big"]), Longs("s", 1, 1L << 33)));
        yield return Model("shape bomb by ConstantOfShape", Bomb(Node("ConstantOfShape", ["s"], ["big"]), Longs("s", 1L << 31, 1L << 31)));
        yield return Model("shape bomb by Pad", Bomb(Node("Pad", ["z", "s"], ["big"]), Longs("s", 0, 0, 0, 1L << 36)));
        yield return Model("shape bomb by Range", Bomb(Node("Range", ["a", "b", "c"], ["big"]), Raw("a", Net.Int64, new byte[8]), Raw("b", Net.Int64, BitConverter.GetBytes(1L << 40)), Raw("c", Net.Int64, BitConverter.GetBytes(1L))));
        yield return Model("doubling 40 times", Scorer([Node("MatMul", ["x", "w"], ["v0"]), .. Enumerable.Range(0, 40).Select(i => Node("Concat", [$"v{i}", $"v{i}"], [$"v{i + 1}"], Whole("axis", 1))), Node("ReduceMean", ["v40"], ["y"], Wholes("axes", 1))]).With(Weights));
        yield return Model("outer product of a million", Scorer(Node("MatMul", ["x", "w"], ["z"]), Node("Tile", ["z", "s"], ["wide"]), Node("Unsqueeze", ["wide", "last"], ["column"]), Node("Unsqueeze", ["wide", "middle"], ["row"]), Node("MatMul", ["column", "row"], ["big"]),
            Node("ReduceMean", ["big"], ["y"], Wholes("axes", 2), Whole("keepdims", 0))).With(Weights, Longs("s", 1, 1 << 20), Longs("last", 2), Longs("middle", 1)));
        yield return Model("input of 2^62 columns", new Net().Input("x", Net.Float, -1, 1L << 62).Output("y", Net.Float, -1, 1).Add(Node("ReduceMean", ["x"], ["y"], Wholes("axes", 1))), "ONNX", "MODEL");
        yield return Model("input of 40 dimensions", new Net().Input("x", Net.Float, [-1, .. Enumerable.Repeat(1L << 20, 40)]).Output("y", Net.Float, -1, 1).Add(Node("ReduceMean", ["x"], ["y"], Wholes("axes", 1))), "ONNX", "MODEL");
        yield return Model("input of negative size", new Net().Input("x", Net.Float, -1, -5).Output("y", Net.Float, -1, 1).Add(Node("ReduceMean", ["x"], ["y"], Wholes("axes", 1))));
        yield return Model("too many operations", Scorer([Node("MatMul", ["x", "u"], ["v0"]), .. Enumerable.Range(0, 1_500).Select(i => Node("MatMul", [$"v{i}", "q"], [$"v{i + 1}"])), Node("ReduceMean", ["v1500"], ["y"], Wholes("axes", 1))])
            .With(Floats("u", new float[2_048], 2, 1_024), Floats("q", new float[1 << 20], 1_024, 1_024)));
    }

    private static IEnumerable<Case> Constants()
    {
        yield return Model("constant with too few bytes", Linear(Raw("w", Net.Float, new byte[4], 2, 1)));
        yield return Model("constant with too many bytes", Linear(Raw("w", Net.Float, new byte[400], 2, 1)));
        yield return Model("constant whose product overflows", Linear(Raw("w", Net.Float, new byte[8], 1L << 32, 1L << 32)));
        yield return Model("constant of negative size", Linear(Raw("w", Net.Float, new byte[8], -2, -1)));
        yield return Model("constant of an unknown type", Linear(Raw("w", 99, new byte[8], 2, 1)));
        yield return Model("tree that is its own child", Trees([0, 0], [1, 0], [0, 0]));
        yield return Model("tree with lists of different lengths", Trees([0, 0], [1], [1, 1, 1]));
        yield return Model("tree with a child that is not there", Trees([0, 1], [77, 0], [1, 0]));
    }

    private static IEnumerable<Case> Files()
    {
        yield return Model("not a model", "this is no model"u8.ToArray());
        yield return Model("empty", []);
        yield return Model("cut off", Linear(Weights).Bytes()[..^30]);
        yield return Model("cut off in a length", [0x08, 0x08, 0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]);
        yield return Model("number without end", [0x08, .. Enumerable.Repeat((byte)0xFF, 200)]);
        yield return Model("10,000 messages inside each other", Deep(10_000));
        yield return Model("two graphs", With(Linear(Weights), model => model.Message(7, Linear(Weights).Graph)));
        yield return Model("group of old protobuf", [.. Linear(Weights).Bytes(), 0x9B, 0x06, 0x9C, 0x06]);
        yield return Model("64 MiB and one byte", With(Linear(Weights), model => model.Block(6, new byte[64 << 20])));
        yield return Model("IR version 1,000", new Net { IrVersion = 1_000 }.Input("x", Net.Float, -1, 2).Output("y", Net.Float, -1, 1).Add(Node("ReduceMean", ["x"], ["y"], Wholes("axes", 1))));
        yield return Model("operator set 9,999", new Net { Sets = [("", 9_999)] }.Input("x", Net.Float, -1, 2).Output("y", Net.Float, -1, 1).Add(Node("ReduceMean", ["x"], ["y"], Wholes("axes", 1))));
        yield return Model("no operator set", new Net { Sets = [] }.Input("x", Net.Float, -1, 2).Output("y", Net.Float, -1, 1).Add(Node("ReduceMean", ["x"], ["y"], Wholes("axes", 1))));
        yield return Model("600,000 properties", With(Linear(Weights), model =>
        {
            for (var i = 0; i < 600_000; i++)
                model.Message(14, new Proto().Text(1, $"k{i}").Text(2, "v"));
        }));
        yield return Model("terminal escape as producer", With(Scorer(Node("Teleport", ["x"], ["y"])), model => model.Text(2, "\u001b]0;gone\u0007\u202E")));
    }

    private static Case Model(string name, Net net, params string[] areas) => Model(name, net.Bytes(), areas);

    private static Case Model(string name, byte[] file, params string[] areas) => new("onnx", name, areas.Length == 0 ? Refused : Expected.Refused(areas), h => h.Model(file));

    private static Net With(Net net, Action<Proto> change)
    {
        change(net.Model);
        return net;
    }

    private static Net Bomb(Proto node, params Proto[] constants) => Scorer(Node("MatMul", ["x", "w"], ["z"]), node, Node("Sigmoid", ["z"], ["y"])).Output("big", Net.Float, -1, -1).With([Weights, .. constants]);

    private static Net Sparse()
    {
        var net = Scorer(Node("MatMul", ["x", "w"], ["z"]), Node("Sigmoid", ["z"], ["y"]));
        net.Graph.Message(15, new Proto().Message(1, External("w", "/etc/passwd", 1)).Message(2, Longs("i", 0)).Number(3, 2).Number(3, 1));
        return net;
    }

    private static Net LocalFunction()
    {
        var net = new Net { Sets = [("", 17), ("mine", 1)] }.Input("x", Net.Float, -1, 2).Output("y", Net.Float, -1, 1).Add(NodeOf("mine", "Twice", ["x"], ["y"]));
        net.Model.Message(25, new Proto().Text(1, "Twice").Text(4, "a").Text(5, "b").Message(7, NodeOf("mine", "Twice", ["a"], ["b"])).Message(9, new Proto().Text(1, "mine").Number(2, 1)).Text(10, "mine"));
        return net;
    }

    private static Net Loop(long steps) => Scorer(Node("MatMul", ["x", "w"], ["z"]),
        Node("Loop", ["m", "", "z"], ["v"], Body("body", new Net().Input("i", Net.Int64).Input("go", Net.Bool).Input("a", Net.Float, -1, 1).Output("goes", Net.Bool).Output("b", Net.Float, -1, 1)
            .Add(Node("Identity", ["go"], ["goes"]), Node("Relu", ["a"], ["b"])))),
        Node("Sigmoid", ["v"], ["y"])).With(Weights, Raw("m", Net.Int64, BitConverter.GetBytes(steps)));

    private static Proto Nested(int depth)
    {
        var body = new Net().Output("deep", Net.Float, -1, 1).Add(Node("Identity", ["z"], ["deep"]));
        for (var i = 0; i < depth; i++)
            body = new Net().Output("deep", Net.Float, -1, 1).Add(Node("If", ["yes"], ["deep"], Body("then_branch", body), Body("else_branch", new Net().Output("deep", Net.Float, -1, 1).Add(Node("Identity", ["z"], ["deep"])))));
        return Node("If", ["yes"], ["deep"], Body("then_branch", body), Body("else_branch", new Net().Output("deep", Net.Float, -1, 1).Add(Node("Identity", ["z"], ["deep"]))));
    }

    private static Net Trees(long[] ids, long[] yes, long[] no) => Scorer(NodeOf("ai.onnx.ml", "TreeEnsembleRegressor", ["x"], ["y"],
        Wholes("nodes_treeids", [.. ids.Select(_ => 0L)]), Wholes("nodes_nodeids", ids), Wholes("nodes_featureids", [.. ids.Select(_ => 0L)]), Singles("nodes_values", [.. ids.Select(_ => 0.5f)]),
        Words("nodes_modes", [.. ids.Select((_, i) => i == 0 ? "BRANCH_LEQ" : "LEAF")]), Wholes("nodes_truenodeids", yes), Wholes("nodes_falsenodeids", no),
        Wholes("target_treeids", 0), Wholes("target_nodeids", 1), Wholes("target_ids", 0), Singles("target_weights", 0.5f), Whole("n_targets", 1)));

    private static byte[] Deep(int depth)
    {
        var inner = new Proto().Number(1, 1);
        for (var i = 0; i < depth; i++)
            inner = new Proto().Message(6, inner).Text(1, "g");
        return new Proto().Number(1, 8).Message(7, new Proto().Message(1, new Proto().Message(5, inner))).Bytes;
    }
}

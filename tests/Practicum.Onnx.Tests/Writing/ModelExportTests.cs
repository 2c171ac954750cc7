using System.Diagnostics;
using System.Text.Json;
using Practicum.Numerics.Learning;
using Practicum.Onnx.Writing;

namespace Practicum.Onnx.Tests.Writing;

/// <summary>The bytes, read again by Debian's python3-onnx: its checker and its shape inference are the independent witness.</summary>
public sealed class ModelExportTests
{
    private const string Script = """
        import sys, json, onnx
        from onnx import checker, numpy_helper, shape_inference
        model = onnx.load(sys.argv[1])
        checker.check_model(model, full_check=True)
        kinds = {1: 'float', 8: 'string'}
        def value(v):
            t = v.type.tensor_type
            return v.name + ' ' + kinds[t.elem_type] + ' [' + ', '.join(d.dim_param or str(d.dim_value) for d in t.shape.dim) + ']'
        print(json.dumps({
            'ir': model.ir_version, 'opsets': {o.domain: o.version for o in model.opset_import},
            'inputs': [value(v) for v in model.graph.input], 'outputs': [value(v) for v in model.graph.output],
            'operations': [n.op_type for n in model.graph.node],
            'constants': {c.name: numpy_helper.to_array(c).ravel().tolist() for c in model.graph.initializer},
            'lengths': {a.name: max(len(a.ints), len(a.floats), len(a.strings)) for n in model.graph.node if n.op_type == 'TreeEnsembleRegressor' for a in n.attribute},
            'keys': [[k.decode() for k in a.strings] for n in model.graph.node if n.op_type == 'LabelEncoder' for a in n.attribute if a.name == 'keys_strings']}))
        """;

    private static readonly Table Rows = Make("fee", "plan");

    public static TheoryData<string> Names => [.. Learners.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_passes_the_checker_of_onnx_and_has_one_input_a_column(string learner)
    {
        var read = Read(Fit(learner, Rows));
        Assert.Equal(["fee float [N, 1]", "plan string [N, 1]"], Texts(read, "inputs"));
        Assert.Equal(["probability float [N, 1]"], Texts(read, "outputs"));
        Assert.InRange(read.GetProperty("ir").GetInt32(), 1, 8);
        Assert.InRange(read.GetProperty("opsets").GetProperty("").GetInt32(), 13, 17);
        Assert.Equal("Sigmoid", Texts(read, "operations")[^1]);
    }

    [Fact]
    public void Every_node_of_every_tree_is_written()
    {
        var model = Assert.IsType<TreesModel>(Learners.Fit("gbdt", Rows, Labels(), ["fee"], new Dictionary<string, double>(), 1));
        var lengths = Read(model).GetProperty("lengths");
        var nodes = model.Trees.Sum(tree => tree.Nodes.Length);
        foreach (var name in (string[])["nodes_treeids", "nodes_nodeids", "nodes_featureids", "nodes_values", "nodes_modes", "nodes_truenodeids", "nodes_falsenodeids", "nodes_missing_value_tracks_true"])
            Assert.Equal(nodes, lengths.GetProperty(name).GetInt32());
        Assert.Equal(model.Trees.Sum(tree => tree.Nodes.Count(node => node.Feature < 0)), lengths.GetProperty("target_weights").GetInt32());
    }

    [Fact]
    public void The_coefficients_of_a_logistic_regression_arrive_unchanged()
    {
        var model = Assert.IsType<LogisticModel>(Fit("logistic", Rows));
        var constants = Read(model).GetProperty("constants");
        Assert.Equal(model.Bias, constants.GetProperty("bias")[0].GetSingle());
        Assert.Equal(model.Terms[0].Weight, constants.GetProperty("weight")[0].GetSingle());
        Assert.Equal(model.Terms[0].MissingWeight, constants.GetProperty("missing_weight")[0].GetSingle());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Columns_that_bear_the_names_of_inner_tensors_do_no_harm(string learner)
    {
        foreach (var (number, text) in ((string, string)[])[("numbers", "log_odds"), ("missing", "probability"), ("bias", "weight"), ("x/number", "x"), ("é ü", "plan=basic, \"x\"")])
        {
            var read = Read(Fit(learner, Make(number, text)));
            Assert.Equal([number + " float [N, 1]", text + " string [N, 1]"], Texts(read, "inputs"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_are_keys_with_the_empty_one_for_missing(string learner)
    {
        var keys = Read(Fit(learner, Rows)).GetProperty("keys")[0].EnumerateArray().Select(key => key.GetString()!).ToArray();
        Assert.Equal(["", "basic", "plus", "zażółć"], keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_model_gives_the_same_bytes(string learner) =>
        Assert.Equal(ModelExport.Write(Fit(learner, Rows)), ModelExport.Write(Fit(learner, Rows)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_of_texts_alone_and_one_of_numbers_alone_pass_the_checker(string learner)
    {
        Read(Learners.Fit(learner, Rows, Labels(), ["plan"], new Dictionary<string, double>(), 1));
        Read(Learners.Fit(learner, Rows, Labels(), ["fee"], new Dictionary<string, double>(), 1));
    }

    [Fact]
    public void A_set_of_texts_is_one_node_more_for_each_run_beyond_the_second()
    {
        // texts a … f by rising label mean are 0 … 5; the left ones are 0, 2, 3 and 5: four changes of side
        var lookup = new TextLookup(["a", "b", "c", "d", "e", "f"], [0, 1, 2, 3, 4, 5], float.NaN, float.NaN);
        var inputs = ImmutableArray.Create(new InputColumn("t", FieldKind.Text, lookup));
        Tree tree = new([new(0, 0, true, 1, 2, 0, CodeSet.Of(0, 2, 3, 5)), new(-1, 0, false, 0, 0, 1, null), new(-1, 0, false, 0, 0, -1, null)]);
        var lengths = Read(TreesModel.Of(inputs, [tree], 0)).GetProperty("lengths");
        Assert.Equal(4 + 2, lengths.GetProperty("nodes_nodeids").GetInt32());
    }

    private static Table Make(string number, string text)
    {
        double[] fees = [.. Enumerable.Range(0, 400).Select(i => i % 9 == 0 ? double.NaN : i % 40)];
        string?[] plans = [.. Enumerable.Range(0, 400).Select(i => (i % 7) switch { 0 => null, < 4 => "basic", 4 => "zażółć", _ => "plus" })];
        return new(new([new(number, FieldKind.Number), new(text, FieldKind.Text)]), [new DoubleColumn(fees), TextColumn.From(plans)]);
    }

    private static byte[] Labels() => [.. Enumerable.Range(0, 400).Select(i => (byte)(i % 40 > 25 || i % 7 == 4 ? 1 : 0))];

    private static FittedModel Fit(string learner, Table rows) =>
        Learners.Fit(learner, rows, Labels(), [.. rows.Schema.Fields.Select(field => field.Name)], new Dictionary<string, double>(), 1);

    private static string[] Texts(JsonElement read, string name) => [.. read.GetProperty(name).EnumerateArray().Select(one => one.GetString()!)];

    private static JsonElement Read(FittedModel model)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, ModelExport.Write(model));
            var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { "-c", Script, file } };
            using var python = Process.Start(start)!;
            var errors = python.StandardError.ReadToEndAsync();
            var text = python.StandardOutput.ReadToEnd();
            python.WaitForExit();
            Assert.True(python.ExitCode == 0, "python3-onnx says: " + errors.Result);
            return JsonDocument.Parse(text).RootElement;
        }
        finally
        {
            File.Delete(file);
        }
    }
}

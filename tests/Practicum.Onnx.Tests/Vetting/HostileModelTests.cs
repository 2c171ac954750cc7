using Practicum.Onnx.Tests.Making;
using Practicum.Onnx.Vetting;
using Practicum.Onnx.Writing;
using static Practicum.Onnx.Tests.Making.Wire;

namespace Practicum.Onnx.Tests.Vetting;

/// <summary>Models that are well-formed files and must not run: each with its code and its place. Beside each stands an honest twin that is admitted.</summary>
public sealed class HostileModelTests
{
    private const string ML = "ai.onnx.ml";
    private static readonly WireWriter Relu = Node("Relu", ["x"], ["y"]);

    [Fact]
    public void The_file_itself_must_hold_nothing_unknown()
    {
        Refused(["PR-ONNX-011"], Model(Graph([Relu]), more: m => m.Integer(26, 1)));
        Refused(["PR-ONNX-011"], Model(Graph([Relu]).Text(17, "?")));
        Admitted(Model(Graph([Relu]), more: m => m.Text(6, "a note").Integer(5, 3)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(14)]
    [InlineData(-1)]
    public void Forms_of_the_file_outside_the_range_are_refused(int version) => Refused(["PR-ONNX-012"], Model(Graph([Relu]), ir: version));

    [Theory]
    [InlineData(6, 3)]
    [InlineData(long.MaxValue, 3)]
    [InlineData(24, 3)]
    [InlineData(17, 6)]
    [InlineData(17, 0)]
    public void Operator_sets_outside_the_range_are_refused(long own, long learning) => Refused(["PR-ONNX-013"], Model(Graph([Relu]), own: own, learning: learning));

    [Fact]
    public void Operator_sets_are_named_once_and_are_those_of_onnx()
    {
        Refused(["PR-ONNX-013"], Model(Graph([Relu]), more: m => m.Message(8, New().Text(1, "ai.onnx").Integer(2, 13))));
        Refused(["PR-ONNX-014"], Model(Graph([Relu]), more: m => m.Message(8, New().Text(1, "com.example").Integer(2, 1))));
        Refused(["PR-ONNX-013", "PR-ONNX-020"], New().Integer(1, 8).Message(7, Graph([Relu])).Written.ToArray());
        foreach (var (own, learning) in new[] { (7, 1), (23, 5) })
            Admitted(Model(Graph([Relu]), ir: 3, own: own, learning: learning));
    }

    [Fact]
    public void Functions_training_parts_and_settings_of_the_runtime_are_refused()
    {
        Refused(["PR-ONNX-021"], Model(Graph([Relu]), more: m => m.Message(25, New().Text(1, "f"))));
        Refused(["PR-ONNX-021"], Model(Graph([Node("Relu", ["x"], ["y"]).Text(8, "two")])));
        Refused(["PR-ONNX-022"], Model(Graph([Relu]), more: m => m.Message(20, New())));
        Refused(["PR-ONNX-043"], Model(Graph([Relu]), more: m => m.Message(14, New().Text(1, "ort_config").Text(2, "{}"))));
        Admitted(Model(Graph([Relu]), more: m => m.Message(14, New().Text(1, "author").Text(2, "me"))));
    }

    [Theory]
    [InlineData("PR-ONNX-014", "FusedMatMul", "com.microsoft")]
    [InlineData("PR-ONNX-014", "Relu", "com.example")]
    [InlineData("PR-ONNX-015", "ReadFile", "")]
    [InlineData("PR-ONNX-015", "relu", "")]
    [InlineData("PR-ONNX-015", "Scaler", "")]
    [InlineData("PR-ONNX-015", "RegexFullMatch", "")]
    [InlineData("PR-ONNX-015", "ImageDecoder", "")]
    [InlineData("PR-ONNX-016", "RandomNormalLike", "")]
    [InlineData("PR-ONNX-016", "Bernoulli", "")]
    [InlineData("PR-ONNX-017", "If", "")]
    [InlineData("PR-ONNX-017", "Loop", "")]
    [InlineData("PR-ONNX-017", "Scan", "")]
    [InlineData("PR-ONNX-018", "SequenceAt", "")]
    [InlineData("PR-ONNX-018", "Optional", "")]
    [InlineData("PR-ONNX-018", "ZipMap", ML)]
    [InlineData("PR-ONNX-019", "SoftmaxCrossEntropyLoss", "")]
    [InlineData("PR-ONNX-019", "Adam", "ai.onnx.preview.training")]
    [InlineData("PR-ONNX-020", "Attention", "")]
    [InlineData("PR-ONNX-020", "TreeEnsemble", ML)]
    public void Operators_that_are_not_on_the_list_are_refused_where_they_stand(string code, string op, string domain)
    {
        var problem = Refused([code], Of(op, domain));
        Assert.Equal($"model.onnx: node 0 ({op})", problem.Place.File);
        Assert.Contains(op, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Operators_must_exist_in_the_version_that_the_file_asks_for()
    {
        Refused(["PR-ONNX-020"], Model(Graph([Node("Gelu", ["x"], ["y"])]), own: 19));
        Admitted(Model(Graph([Node("Gelu", ["x"], ["y"])]), own: 20));
        Refused(["PR-ONNX-020"], Model(Graph([Node("Upsample", ["x", "s"], ["y"])], [Tensor("s", Float, [2], Floats(1, 1))]), own: 10));
        Refused(["PR-ONNX-020"], Model(Graph([Trees.Node(Trees.Stump)]), learning: 5));
        Refused(["PR-ONNX-020"], New().Integer(1, 8).Message(7, Graph([Node("Binarizer", ["x"], ["y"], ML)])).Message(8, New().Text(1, "").Integer(2, 17)).Written.ToArray());
    }

    [Fact]
    public void Dropout_and_batch_normalization_may_not_train()
    {
        WireWriter Dropout() => Node("Dropout", ["x", "", "training"], ["y"]);
        Admitted(Model(Graph([Dropout()], [Tensor("training", Bool, [], [0])])));
        Admitted(Model(Graph([Node("Constant", [], ["training"], "", Wire.Attribute("value", Tensor("", Bool, [], [0]))), Dropout()])));
        Refused(["PR-ONNX-016"], Model(Graph([Dropout()], [Tensor("training", Bool, [], [1])])));
        Refused(["PR-ONNX-016"], Model(Graph([Dropout()], inputs: [Value("x", Float, -1, 2), Value("training", Bool)])));
        // a constant that is an input as well can be given another value
        Refused(["PR-ONNX-016"], Model(Graph([Dropout()], [Tensor("training", Bool, [], [0])], [Value("x", Float, -1, 2), Value("training", Bool)])));

        byte[] Normal(string[] outputs, params WireWriter[] attributes) => Model(Graph([Node("BatchNormalization", ["x", "c", "c", "c", "c"], outputs, "", attributes)], [Tensor("c", Float, [2], Floats(1, 1))]));
        Admitted(Normal(["y"]));
        Admitted(Normal(["y"], Wire.Attribute("training_mode", 0)));
        Refused(["PR-ONNX-019"], Normal(["y"], Wire.Attribute("training_mode", 1)));
        Refused(["PR-ONNX-019"], Normal(["y", "mean", "var"]));
    }

    [Fact]
    public void Attributes_are_known_ones_of_known_kinds_once_each()
    {
        Admitted(Of("LeakyRelu", "", New().Text(1, "alpha").Single(2, 0.1f).Integer(20, 1)));
        Refused(["PR-ONNX-024"], Of("Relu", "", Wire.Attribute("path", "/etc/passwd")));
        Refused(["PR-ONNX-024"], Model(Graph([Node("Constant", [], ["c"], "", Wire.Attribute("sparse_value", "x")), Relu])));
        Refused(["PR-ONNX-024"], Of("DepthToSpace", "", Wire.Attribute("blocksize", 1), Wire.Attribute("mode", "../../x")));
        Refused(["PR-ONNX-024"], Of("StringNormalizer", "", Wire.Attribute("locale", "../../../tmp/x")));
        Refused(["PR-ONNX-024"], Of("StringNormalizer", "", Wire.Attribute("locale", "..")));
        Refused(["PR-ONNX-024"], Of("OneHotEncoder", ML, Wire.Attribute("cats_strings", [new string('a', 65_537)])));
        Refused(["PR-ONNX-025"], Of("LeakyRelu", "", Wire.Attribute("alpha", 1)));
        Refused(["PR-ONNX-025"], Of("LeakyRelu", "", New().Text(1, "alpha").Single(2, 0.1f).Integer(3, 1).Integer(20, 1)));
        Refused(["PR-ONNX-025"], Of("LeakyRelu", "", New().Text(1, "alpha").Single(2, 0.1f)));
        Refused(["PR-ONNX-025"], Of("LeakyRelu", "", New().Text(1, "alpha").Text(21, "outer").Integer(20, 1)));
        Refused(["PR-ONNX-025"], Of("Flatten", "", Wire.Attribute("axis", 1), Wire.Attribute("axis", 0)));
        Refused(["PR-ONNX-025"], Of("ConstantOfShape", "", New().Text(1, "value").Integer(20, 4)));
    }

    [Theory]
    [InlineData("SpaceToDepth", "blocksize", 0)]
    [InlineData("SpaceToDepth", "blocksize", -1)]
    [InlineData("SpaceToDepth", "blocksize", 1L << 40)]
    [InlineData("Split", "num_outputs", 0)]
    public void Numbers_that_a_runtime_divides_by_are_at_least_one(string op, string attribute, long value)
    {
        Refused(["PR-ONNX-042"], Of(op, "", Wire.Attribute(attribute, value)));
        Refused(["PR-ONNX-042"], Of("MaxPool", "", Wire.Attribute("kernel_shape", [2L, 2]), Wire.Attribute("strides", [1L, 0])));
    }

    [Fact]
    public void A_node_has_as_many_inputs_and_outputs_as_its_operator()
    {
        Refused(["PR-ONNX-044"], Model(Graph([Node("Relu", ["x", "x"], ["y"])])));
        Refused(["PR-ONNX-044"], Model(Graph([Node("Add", ["x"], ["y"])])));
        Refused(["PR-ONNX-044"], Model(Graph([Node("Relu", ["x"], ["y", "z"])])));
        Admitted(Model(Graph([Node("Max", ["x", "x", "x"], ["y"])])));
    }

    [Fact]
    public void Names_are_made_once_before_they_are_used()
    {
        Refused(["PR-ONNX-028"], Model(Graph([Node("Add", ["x", "nowhere"], ["y"])])));
        Refused(["PR-ONNX-028"], Model(Graph([Node("Relu", ["x"], ["z"])])));
        Refused(["PR-ONNX-030"], Model(Graph([Node("Relu", ["z"], ["y"]), Node("Relu", ["x"], ["z"])])));
        Refused(["PR-ONNX-030"], Model(Graph([Node("Add", ["x", "z"], ["y"]), Node("Relu", ["y"], ["z"])])));
        Refused(["PR-ONNX-030"], Model(Graph([Node("Add", ["x", "y"], ["y"])])));
        Refused(["PR-ONNX-029"], Model(Graph([Relu, Node("Exp", ["x"], ["y"])])));
        Refused(["PR-ONNX-029"], Model(Graph([Node("Relu", ["x"], ["x"])], outputs: [Value("x", Float, -1, 2)])));
        Refused(["PR-ONNX-029"], Model(Graph([Relu], inputs: [Value("x", Float, -1, 2), Value("x", Float, -1, 2)])));
        Refused(["PR-ONNX-029"], Model(Graph([Relu], outputs: [Value("y", Float, -1, 2), Value("y", Float, -1, 2)])));
        Refused(["PR-ONNX-029"], Model(Graph([Relu], [Tensor("c", Float, [1], Floats(1)), Tensor("c", Float, [1], Floats(2))])));
        // older files list their constants among the inputs
        Admitted(Model(Graph([Node("Add", ["x", "c"], ["y"])], [Tensor("c", Float, [2], Floats(1, 1))], [Value("x", Float, -1, 2), Value("c", Float, 2)]), ir: 3));
    }

    [Fact]
    public void Names_can_be_seen_and_are_not_endless()
    {
        foreach (var bad in (string[])["a\u0007", "a\0b", "a\u202Eb", "a\u2066b", "\u200F", "a\u2028b", new string('n', 1_001)])
            Refused(["PR-ONNX-038"], Model(Graph([Node("Relu", [bad], ["y"])], inputs: [Value(bad, Float, -1, 2)])));
        Refused(["PR-ONNX-038"], Model(Graph([Node("Relu", ["x"], ["y"]).Text(3, "a\u001b[31m")])));
        Refused(["PR-ONNX-038"], Model(Graph([Relu], [Tensor("", Float, [1], Floats(1))])));
        foreach (var good in (string[])["é ü", "plan=basic, \"x\"", "/encoder/layers.0/Add_output_0", "zażółć", "日本", new string('n', 1_000)])
            Admitted(Model(Graph([Node("Relu", [good], ["y"])], inputs: [Value(good, Float, -1, 2)])));
    }

    [Fact]
    public void Constants_stand_in_the_file_wholly_and_once()
    {
        byte[] With(WireWriter constant) => Model(Graph([Node("Add", ["x", "c"], ["y"])], [constant]));
        Admitted(With(Tensor("c", Float, [2], Floats(1, 2))));
        Admitted(With(Tensor("c", Float, [2]).Singles(4, [1, 2])));
        Refused(["PR-ONNX-023"], With(Tensor("c", Float, [2]).Message(13, New().Text(1, "location").Text(2, "../../etc/passwd")).Integer(14, 1)));
        Refused(["PR-ONNX-023"], With(Tensor("c", Float, [2], Floats(1, 2)).Integer(14, 1)));
        Refused(["PR-ONNX-023"], With(Tensor("c", Float, [2], Floats(1, 2)).Message(13, New().Text(1, "location").Text(2, "w.bin"))));
        Refused(["PR-ONNX-026"], With(Tensor("c", Float, [2], Floats(1, 2)).Message(3, New().Integer(1, 0).Integer(2, 1))));
        Refused(["PR-ONNX-026"], Model(Graph([Relu]).Message(15, New())));
        Refused(["PR-ONNX-033"], With(Tensor("c", Float, [2], Floats(1, 2)).Singles(4, [1, 2])));
        Refused(["PR-ONNX-033"], With(Tensor("c", Float, [2]).Integers(7, [1, 2])));
        Refused(["PR-ONNX-033"], With(Tensor("c", Float, [3], Floats(1, 2))));
        Refused(["PR-ONNX-033"], With(Tensor("c", Float, [2], [.. Floats(1, 2), 0])));
        Refused(["PR-ONNX-033"], With(Tensor("c", Float, [1_000_000_000]).Singles(4, [1])));
        Refused(["PR-ONNX-033"], With(Tensor("c", Text, [1], [0])));
        // inside an attribute likewise
        Refused(["PR-ONNX-023"], Model(Graph([Node("Constant", [], ["c"], "", Wire.Attribute("value", Tensor("", Float, [1]).Integer(14, 1))), Relu])));
    }

    [Theory]
    [InlineData(-1L)]
    [InlineData(1L << 31)]
    [InlineData(1L << 62, 4L)]
    [InlineData(1L << 16, 1L << 16)]
    [InlineData(1L << 16, 1L << 16, 1L << 16, 1L << 16)]
    [InlineData(0L, 1L << 20, 1L << 20)]
    public void Dimensions_that_overflow_are_refused(params long[] shape) =>
        Refused(["PR-ONNX-032"], Model(Graph([Relu], [Tensor("c", Float, shape)])));

    [Fact]
    public void Shapes_that_the_file_states_are_sane()
    {
        Refused(["PR-ONNX-032"], Model(Graph([Relu], inputs: [Value("x", Float, -1, -7)])));
        Refused(["PR-ONNX-032"], Model(Graph([Relu], inputs: [Value("x", Float, -1, 1L << 31)])));
        Refused(["PR-ONNX-032"], Model(Graph([Relu], inputs: [Value("x", Float, [.. Enumerable.Repeat(1L, 17)])])));
        Refused(["PR-ONNX-032"], Model(Graph([Relu], [Tensor("c", Float, [.. Enumerable.Repeat(1L, 17)], Floats(1))])));
        Refused(["PR-ONNX-032"], Model(Graph([Relu]).Message(13, Value("y", Float, -2))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(14)]
    [InlineData(17)]
    [InlineData(22)]
    [InlineData(99)]
    [InlineData(-1)]
    public void Element_types_are_numbers_of_a_byte_or_more_and_texts(int element)
    {
        Refused(["PR-ONNX-031"], Model(Graph([Node("Identity", ["x"], ["y"])], inputs: [Value("x", element, -1, 2)])));
        Refused(["PR-ONNX-031"], Model(Graph([Relu], [Tensor("c", element, [1], [0])])));
    }

    [Fact]
    public void Inputs_and_outputs_are_dense_tensors_and_not_too_many()
    {
        Refused(["PR-ONNX-018"], Model(Graph([Relu], outputs: [New().Text(1, "y").Message(2, New().Message(4, New()))])));
        Refused(["PR-ONNX-018"], Model(Graph([Relu], inputs: [New().Text(1, "x").Message(2, New().Message(9, New()))])));
        Refused(["PR-ONNX-037"], Model(Graph([Relu], inputs: [Value("x", Float, -1, 2), .. Enumerable.Range(0, 4_096).Select(i => Value($"i{i}", Float, -1))])));
        Refused(["PR-ONNX-037"], Model(Graph([Relu], outputs: [])));
    }

    [Fact]
    public void Inner_graphs_are_allowed_where_a_project_says_so_and_keep_the_same_rules()
    {
        var rules = new VettingRules { AllowedControlFlow = ["If"] };
        byte[] Branch(WireWriter then, string op = "If") => Model(Graph([Node("ReduceMax", ["x"], ["top"], "", Wire.Attribute("keepdims", 0)), Node("Cast", ["top"], ["yes"], "", Wire.Attribute("to", 9)),
            Node(op, ["yes"], ["y"], "", Inner("then_branch", then), Inner("else_branch", Inside("Neg", "b")))]));
        Admitted(Branch(Inside("Exp", "a")), rules);
        Admitted(Branch(Inside("Exp", "b")), rules);
        Refused(["PR-ONNX-017"], Branch(Inside("Exp", "a")));
        Refused(["PR-ONNX-017"], Branch(Inside("Exp", "a"), "Loop"), rules);
        var inner = Refused(["PR-ONNX-016"], Branch(Inside("Bernoulli", "a")), rules);
        Assert.Equal("model.onnx: node 2 (If), then_branch: node 0 (Bernoulli)", inner.Place.File);
        Refused(["PR-ONNX-029"], Branch(Inside("Exp", "x")), rules);
        Refused(["PR-ONNX-028"], Branch(Graph([Node("Add", ["x", "b"], ["a"])], inputs: [], outputs: [Value("a", Float, -1, 2)])), rules);
        Refused(["PR-ONNX-023"], Branch(Graph([Node("Exp", ["x"], ["a"])], [Tensor("c", Float, [1]).Integer(14, 1)], [], [Value("a", Float, -1, 2)])), rules);
        // an inner value is not seen outside
        Refused(["PR-ONNX-028"], Model(Graph([Node("Cast", ["x"], ["yes"], "", Wire.Attribute("to", 9)), Node("If", ["yes"], ["z"], "", Inner("then_branch", Inside("Exp", "a")), Inner("else_branch", Inside("Neg", "b"))),
            Node("Relu", ["a"], ["y"])])), rules);
        // a graph where none belongs
        Refused(["PR-ONNX-024"], Of("Relu", "", Inner("body", Inside("Exp", "a"))), rules);

        static WireWriter Inside(string op, string output) => Graph([Node(op, ["x"], [output])], inputs: [], outputs: [Value(output, Float, -1, 2)]);
    }

    [Fact]
    public void Memory_and_work_are_limited_before_anything_runs()
    {
        // x [1024, 2] of floats is 8,192 bytes, and so is y; Relu is one operation a value
        Admitted(Of("Relu"), new() { MostPeakBytes = 16_384, MostOperationsPerRow = 2 });
        Refused(["PR-ONNX-039"], Of("Relu"), new() { MostPeakBytes = 16_383 });
        Refused(["PR-ONNX-040"], Of("Relu"), new() { MostOperationsPerRow = 1 });
        byte[] Wide(long times) => Model(Graph([Node("Tile", ["x", "times"], ["wide"]), Node("ReduceSum", ["wide"], ["y"])], [Tensor("times", Long, [2], [.. BitConverter.GetBytes(1L), .. BitConverter.GetBytes(times)])]));
        Admitted(Wide(10));
        Refused(["PR-ONNX-039", "PR-ONNX-040"], Wide(1L << 40));
        var bomb = Refused(["PR-ONNX-039"], Wide(1L << 28));
        Assert.Equal("model.onnx: value 'wide'", bomb.Place.File);
    }

    [Fact]
    public void Sizes_that_rows_decide_cannot_be_known()
    {
        var problem = Refused(["PR-ONNX-041"], Model(Graph([Node("Cast", ["x"], ["shape"], "", Wire.Attribute("to", 7)), Node("ConstantOfShape", ["shape"], ["y"])], inputs: [Value("x", Float, 2)])));
        Assert.Equal("model.onnx: node 1 (ConstantOfShape)", problem.Place.File);
        // a second free dimension, and an input without a shape
        Refused(["PR-ONNX-041"], Model(Graph([Relu], inputs: [New().Text(1, "x").Message(2, New().Message(1, New().Integer(1, 1)))])));
    }

    [Fact]
    public void All_problems_are_told_up_to_twenty()
    {
        var vetted = ModelVetting.Vet(Model(Graph([Node("Loop", ["x"], ["a"]), Node("Relu", ["nowhere"], ["y"]), Node("RandomNormal", [], ["b"])]), ir: 99), "model.onnx", new());
        Assert.Equal(["PR-ONNX-012", "PR-ONNX-017", "PR-ONNX-028", "PR-ONNX-016"], vetted.Problems.Select(p => p.Code));
        Assert.NotNull(vetted.Report);
        var many = ModelVetting.Vet(Model(Graph([.. Enumerable.Range(0, 100).Select(i => Node("RandomNormal", [], [$"v{i}"])), Relu])), "model.onnx", new()).Problems;
        Assert.Equal(20, many.Length);
        Assert.Equal("PR-ONNX-050", many[^1].Code);
        Assert.StartsWith("81 more", many[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_of_the_file_are_shown_short_and_harmless()
    {
        var problem = ModelVetting.Vet(Of("a\u001b]0;x\u0007\u202E" + new string('z', 500)), "model.onnx", new()).Problems[0];
        Assert.DoesNotContain(problem.ToString(), c => char.IsControl(c) || c == '\u202E');
        Assert.True(problem.ToString().Length < 400);
    }

    private static byte[] Floats(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private static void Admitted(byte[] model, VettingRules? rules = null) => HonestModelTests.Admitted(model, rules);

    internal static Diagnostic Refused(string[] codes, byte[] model, VettingRules? rules = null)
    {
        var vetted = ModelVetting.Vet(model, "model.onnx", rules ?? new());
        Assert.False(vetted.Admitted);
        Assert.True(codes.Order(StringComparer.Ordinal).SequenceEqual(vetted.Problems.Select(p => p.Code).Distinct().Order(StringComparer.Ordinal)), string.Join('\n', vetted.Problems));
        Assert.All(vetted.Problems, p => Assert.False(string.IsNullOrWhiteSpace(p.Mend)));
        return vetted.Problems[0];
    }
}

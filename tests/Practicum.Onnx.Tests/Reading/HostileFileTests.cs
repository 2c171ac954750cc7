using Practicum.Onnx.Reading;
using Practicum.Onnx.Tests.Making;
using Practicum.Onnx.Vetting;
using Practicum.Onnx.Writing;

namespace Practicum.Onnx.Tests.Reading;

/// <summary>Files that parsers read differently, or not at all, are refused with one fault and its place. The honest twin of each is read.</summary>
public sealed class HostileFileTests
{
    private static readonly byte[] Honest = Wire.Of("Relu");

    [Fact]
    public void The_honest_model_is_read() => Assert.NotNull(Read(Honest).Model);

    [Fact]
    public void A_file_above_the_limit_is_refused_before_it_is_read()
    {
        Refused("PR-ONNX-001", Honest, new() { MostBytes = Honest.Length - 1 });
        Assert.NotNull(Read(Honest, new() { MostBytes = Honest.Length }).Model);
    }

    [Fact]
    public void A_file_without_graph_or_version_is_no_model()
    {
        Refused("PR-ONNX-002", []);
        Refused("PR-ONNX-002", Wire.New().Integer(1, 8).Written.ToArray());
        Refused("PR-ONNX-002", Wire.New().Message(7, Wire.Graph([])).Written.ToArray());
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_never_read_as_something_else()
    {
        // cut between two fields of the outermost message it is shorter and whole, as protobuf defines; ONNX Runtime reads it so as well
        var whole = new List<int>();
        for (var length = 0; length < Honest.Length; length++)
        {
            var (model, problems) = Read(Honest[..length]);
            if (model is null)
                Assert.Contains(Assert.Single(problems).Code, (string[])["PR-ONNX-002", "PR-ONNX-003"]);
            else
                whole.Add(length);
        }

        Assert.Equal(2, whole.Count);
    }

    [Fact]
    public void A_length_beyond_the_part_that_holds_it_is_refused()
    {
        // a name that claims a thousand bytes, inside a graph of eight
        Refused("PR-ONNX-003", [.. Wire.New().Integer(1, 8).Bytes(7, [0x12, 0xE8, 0x07, (byte)'a']).Written, .. Honest]);
        Refused("PR-ONNX-003", [0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07]);
        Refused("PR-ONNX-003", [0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]);
        // packed floats that end within one
        Refused("PR-ONNX-003", With(Wire.Node("Scaler", ["x"], ["y"], "ai.onnx.ml", Wire.New().Text(1, "offset").Bytes(7, [1, 2, 3]).Integer(20, 6))));
        Refused("PR-ONNX-003", Wire.Model(Wire.Graph([], [Wire.Tensor("c", 1, [1]).Bytes(4, [1, 2, 3])])));
    }

    [Fact]
    public void Numbers_that_are_too_long_or_not_in_their_shortest_form_are_refused()
    {
        Refused("PR-ONNX-004", [0x08, 0x88, 0x00, .. Honest.AsSpan(2)]);
        Refused("PR-ONNX-004", [0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02, .. Honest.AsSpan(2)]);
        Refused("PR-ONNX-004", [0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01, .. Honest.AsSpan(2)]);
        // an element type of 2³² + 1 is 1 to a parser that cuts it to 32 bits
        Refused("PR-ONNX-004", Wire.Model(Wire.Graph([], [Wire.New().Integer(1, 1).Integer(2, (1L << 32) + 1).Text(8, "c").Bytes(9, new byte[4])])));
        Refused("PR-ONNX-004", Wire.Model(Wire.Graph([], [Wire.New().Integer(1, 1).Integer(2, 6).Text(8, "c").Integer(5, 1L << 32)])));
    }

    [Fact]
    public void A_negative_number_of_32_bits_in_ten_bytes_is_read()
    {
        var (model, _) = Read(Wire.Model(Wire.Graph([], [Wire.New().Integer(1, 1).Integer(2, 6).Text(8, "c").Integer(5, -3)])));
        Assert.Equal([-3L], model!.Graph.Initializers[0].Wholes!);
    }

    [Theory]
    [InlineData(0x3B)] // group
    [InlineData(0x3C)] // end of group
    [InlineData(0x3E)]
    [InlineData(0x3F)]
    [InlineData(0x00)] // field 0
    [InlineData(0x02)]
    [InlineData(0x0A)] // the version as text
    [InlineData(0x38)] // the graph as a number
    [InlineData(0x0D)] // the version as four bytes
    public void Fields_of_another_wire_type_groups_and_field_0_are_refused(byte tag) => Refused("PR-ONNX-005", [tag, 0x01, 0x00, 0x00, 0x00, .. Honest]);

    [Fact]
    public void A_part_that_may_stand_once_is_refused_the_second_time()
    {
        Refused("PR-ONNX-006", [.. Honest, .. Wire.New().Message(7, Wire.Graph([])).Written]);
        Refused("PR-ONNX-006", [.. Honest, .. Wire.New().Integer(1, 8).Written]);
        Refused("PR-ONNX-006", With(Wire.Node("Relu", ["x"], ["y"]).Text(4, "Loop")));
        Refused("PR-ONNX-006", Wire.Model(Wire.Graph([], [Wire.Tensor("c", 1, [1], new byte[4]).Bytes(9, new byte[4])])));
        // two types of one value, and a dimension with a size and a name
        var type = Wire.New().Message(1, Wire.New().Integer(1, 1)).Message(4, Wire.New());
        Refused("PR-ONNX-006", Wire.Model(Wire.Graph([], inputs: [Wire.New().Text(1, "x").Message(2, type)])));
        var shape = Wire.New().Message(1, Wire.New().Integer(1, 3).Text(2, "N"));
        Refused("PR-ONNX-006", Wire.Model(Wire.Graph([], inputs: [Wire.New().Text(1, "x").Message(2, Wire.New().Message(1, Wire.New().Integer(1, 1).Message(2, shape)))])));
    }

    [Fact]
    public void Graphs_within_graphs_end_at_the_limit_of_depth()
    {
        byte[] Nested(int levels)
        {
            var graph = Wire.Graph([Wire.Node("Relu", ["x"], ["y"])]);
            for (var i = 0; i < levels; i++)
                graph = Wire.Graph([Wire.Node("If", ["x"], ["y"], "", Wire.Inner("then_branch", graph))]);
            return Wire.Model(graph);
        }

        Assert.NotNull(Read(Nested(8)).Model);
        Refused("PR-ONNX-007", Nested(9));
        Refused("PR-ONNX-007", Nested(300));
    }

    [Fact]
    public void Names_must_be_utf8()
    {
        Refused("PR-ONNX-008", With(Wire.New().Bytes(1, [0xC3, 0x28]).Text(2, "y").Text(4, "Relu")));
        Refused("PR-ONNX-008", [.. Honest, .. Wire.New().Bytes(6, [0xFF]).Written]);
        Assert.NotNull(Read(With(Wire.Node("Relu", ["zażółć"], ["y"]))).Model);
    }

    [Fact]
    public void Counts_are_limited()
    {
        var rules = new VettingRules { MostNodes = 2, MostParts = 60, MostTexts = 3, MostWholes = 5 };
        WireWriter Relu(int i) => Wire.Node("Relu", [$"v{i}"], [$"v{i + 1}"]);
        Assert.NotNull(Read(Wire.Model(Wire.Graph([Relu(0), Relu(1)])), rules).Model);
        Refused("PR-ONNX-010", Wire.Model(Wire.Graph([Relu(0), Relu(1), Relu(2)])), rules);
        Refused("PR-ONNX-009", With(Wire.Node("Max", [.. Enumerable.Repeat("x", 61)], ["y"])), rules);
        Refused("PR-ONNX-009", With(Wire.Node("X", [], [], "", Wire.Attribute("a", ["", "", "", ""]))), rules);
        Refused("PR-ONNX-009", With(Wire.Node("X", [], [], "", Wire.Attribute("a", [1L, 2, 3, 4, 5, 6]))), rules);
        Refused("PR-ONNX-009", With(Wire.Node("X", [], [], "", Wire.New().Text(1, "a").Integer(8, 1).Integer(8, 1).Integer(8, 1).Integer(8, 1).Integer(8, 1).Integer(8, 1).Integer(20, 7))), rules);
        Assert.NotNull(Read(With(Wire.Node("X", [], [], "", Wire.Attribute("a", [1L, 2, 3, 4, 5]))), rules).Model);
    }

    [Fact]
    public void Memory_grows_with_the_file_and_never_with_what_it_claims()
    {
        // two bytes a node, two a text and one a number: the smallest parts that there are
        var nodes = Bytes(2_000_000, [0x0A, 0x00]);
        var texts = Bytes(2_000_000, [0x4A, 0x00]);
        foreach (var graph in (byte[][])[nodes, Wire.New().Bytes(1, Wire.New().Bytes(5, texts).Written).Written.ToArray(), Wire.New().Bytes(1, Wire.New().Bytes(5, Wire.New().Bytes(8, new byte[2_000_000]).Written).Written).Written.ToArray(),
            Wire.New().Bytes(5, Wire.New().Bytes(1, new byte[2_000_000]).Written).Written.ToArray()])
        {
            var file = Wire.New().Integer(1, 8).Bytes(7, graph).Written.ToArray();
            var before = GC.GetAllocatedBytesForCurrentThread();
            Read(file);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < 40L * file.Length, $"{allocated:N0} bytes for a file of {file.Length:N0}");
        }

        var claim = GC.GetAllocatedBytesForCurrentThread();
        Refused("PR-ONNX-003", [0x08, 0x08, 0x3A, 0xFF, 0xFF, 0xFF, 0x7F]);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - claim < 100_000);
    }

    [Fact]
    public void Fields_that_are_not_known_are_counted()
    {
        var (model, _) = Read([.. Honest, .. Wire.New().Text(99, "x").Integer(26, 1).Written]);
        Assert.Equal((2, 99), (model!.UnknownFields, model.FirstUnknownField));
    }

    [Fact]
    public void Lists_are_the_same_packed_and_one_by_one()
    {
        var single = Wire.New().Text(1, "a").Integer(8, 1).Integer(8, 300).Integer(8, -1).Integer(20, 7);
        var reals = Wire.New().Text(1, "b").Single(7, 1.5f).Single(7, -2).Integer(20, 6);
        var read = Read(With(Wire.Node("X", [], [], "", single, Wire.Attribute("a", [1L, 300, -1]), reals, Wire.Attribute("b", [1.5f, -2f])))).Model!.Graph.Nodes[0].Attributes;
        Assert.Equal([1L, 300, -1], read[0].Wholes.ToArray());
        Assert.Equal(read[0].Wholes.ToArray(), read[1].Wholes.ToArray());
        Assert.Equal([1.5f, -2f], read[2].Reals.ToArray());
        Assert.Equal(read[2].Reals.ToArray(), read[3].Reals.ToArray());
    }

    [Fact]
    public void A_hostile_file_name_is_shown_harmlessly()
    {
        var problem = Assert.Single(Read([0x3B], name: "a\u001b[2J\u202Eb.onnx").Problems);
        Assert.Equal("a?[2J?b.onnx: byte 0", problem.Place.File);
    }

    private static byte[] With(WireWriter node) => Wire.Model(Wire.Graph([node]));

    private static byte[] Bytes(int times, ReadOnlySpan<byte> what)
    {
        var all = new byte[times * what.Length];
        for (var i = 0; i < times; i++)
            what.CopyTo(all.AsSpan(i * what.Length));
        return all;
    }

    private static void Refused(string code, byte[] file, VettingRules? rules = null)
    {
        var (model, problems) = Read(file, rules);
        Assert.Null(model);
        var problem = Assert.Single(problems);
        Assert.Equal(code, problem.Code);
        Assert.StartsWith("model.onnx", problem.Place.File, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(problem.Mend));
        var vetted = ModelVetting.Vet(file, "model.onnx", rules ?? new());
        Assert.False(vetted.Admitted);
        Assert.Equal(problems, vetted.Problems);
    }

    private static (OnnxModel? Model, List<Diagnostic> Problems) Read(byte[] file, VettingRules? rules = null, string name = "model.onnx")
    {
        var problems = new List<Diagnostic>();
        return (OnnxReader.Read(file, name, rules ?? new(), problems), problems);
    }
}

using Practicum.Numerics.Learning;
using Practicum.Onnx.Tests.Making;
using Practicum.Onnx.Vetting;
using Practicum.Onnx.Writing;

namespace Practicum.Onnx.Tests.Vetting;

/// <summary>Honest models pass under the rules of assessments, which allow no control flow.</summary>
public sealed class HonestModelTests
{
    public static TheoryData<string> Exports => [.. Directory.EnumerateFiles(Vectors.Path("exports"), "*.onnx").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> LearnerNames => [.. Learners.Names];

    [Theory]
    [MemberData(nameof(Exports))]
    public void A_model_as_a_common_tool_exports_it_is_admitted(string name) => Admitted(Vectors.Model("exports/" + name));

    [Fact]
    public void The_exports_are_those_of_many_tools() => Assert.True(Exports.Count >= 20);

    [Theory]
    [MemberData(nameof(LearnerNames))]
    public void What_our_own_exporter_writes_is_admitted(string learner)
    {
        double[] fees = [.. Enumerable.Range(0, 400).Select(i => i % 9 == 0 ? double.NaN : i % 40)];
        string?[] plans = [.. Enumerable.Range(0, 400).Select(i => (i % 7) switch { 0 => null, < 4 => "basic", 4 => "zażółć", _ => "plus" })];
        var rows = new Table(new([new("fee", FieldKind.Number), new("plan", FieldKind.Text)]), [new DoubleColumn(fees), TextColumn.From(plans)]);
        byte[] labels = [.. Enumerable.Range(0, 400).Select(i => (byte)(i % 40 > 25 || i % 7 == 4 ? 1 : 0))];
        Admitted(ModelExport.Write(Learners.Fit(learner, rows, labels, ["fee", "plan"], new Dictionary<string, double>(), 1)));
    }

    [Fact]
    public void A_report_says_what_the_model_is()
    {
        var report = Admitted(Vectors.Model("exports/torch_mlp.onnx")).Report!;
        // Linear(6, 16) and Linear(16, 1): 6·16 + 16 + 16 + 1 numbers
        Assert.Equal(129, report.Parameters);
        Assert.Equal([new("", "Gemm", 2), new("", "Relu", 1), new("", "Sigmoid", 1)], report.Operators);
        Assert.Equal([new("float", 129)], report.Precision);
        Assert.Equal("pytorch 1.13.0", report.Producer);
        Assert.Equal((8, 4, 0), ((int)report.IrVersion, report.Nodes, report.Dead));
        Assert.Equal([new("", 17)], report.OperatorSets);
        Assert.Equal(Vectors.Model("exports/torch_mlp.onnx").Length, report.FileBytes);
    }

    [Fact]
    public void A_node_that_reaches_no_output_is_counted_and_forgiven()
    {
        var model = Wire.Model(Wire.Graph([Wire.Node("Relu", ["x"], ["y"]), Wire.Node("Exp", ["x"], ["unused"]), Wire.Node("Neg", ["unused"], ["unused2"])]));
        Assert.Equal(2, Admitted(model).Report!.Dead);
    }

    [Fact]
    public void The_same_bytes_give_the_same_verdict()
    {
        var (one, two) = (Admitted(Vectors.Model("exports/xgboost_classifier.onnx")).Report!, Admitted(Vectors.Model("exports/xgboost_classifier.onnx")).Report!);
        Assert.Equal(one.Operators, two.Operators);
        Assert.Equal((one.Parameters, one.Costs.PeakBytes, one.Costs.Operations), (two.Parameters, two.Costs.PeakBytes, two.Costs.Operations));
    }

    internal static Vetted Admitted(byte[] model, VettingRules? rules = null)
    {
        var vetted = ModelVetting.Vet(model, "model.onnx", rules ?? new());
        Assert.True(vetted.Admitted, string.Join('\n', vetted.Problems));
        return vetted;
    }
}

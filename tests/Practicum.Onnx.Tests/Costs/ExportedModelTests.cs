using Practicum.Onnx.Costs;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Tests.Costs;

/// <summary>Models as frameworks export them: every size is known from the number of rows, and costs grow with it.</summary>
public sealed class ExportedModelTests
{
    public static TheoryData<string> Exports => [.. Directory.GetFiles(Vectors.Path("exports"), "*.onnx").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Exports))]
    public void An_export_has_known_costs_that_grow_with_its_rows(string name)
    {
        var model = OnnxReader.Read(Vectors.Model("exports/" + name), name, new(), [])!;
        var (few, many) = (GraphCosting.Of(model, 16), GraphCosting.Of(model, 1_024));
        Assert.Null(many.Unknown);
        Assert.InRange(many.Operations, few.Operations, 64 * few.Operations);
        Assert.InRange(many.PeakBytes, few.PeakBytes + 1, 64 * few.PeakBytes);
    }
}

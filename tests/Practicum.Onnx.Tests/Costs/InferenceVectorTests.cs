using System.Text.Json;
using Practicum.Onnx.Costs;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Tests.Costs;

/// <summary>Dimensions of every value in small graphs as python3-onnx 1.12 infers them (Vectors/costs.py): windows, slices, broadcasts, and sizes that are computed as exporters do.</summary>
public sealed class InferenceVectorTests
{
    [Fact]
    public void Inferred_dimensions_are_those_of_onnx_itself()
    {
        using var cases = JsonDocument.Parse(File.ReadAllBytes(Vectors.Path("costs.json")));
        var (wrong, compared) = (new List<string>(), 0);
        foreach (var one in cases.RootElement.EnumerateArray())
        {
            var model = OnnxReader.Read(one.GetProperty("model").GetBytesFromBase64(), "model.onnx", new(), [])!;
            var seen = new Dictionary<string, Value>(StringComparer.Ordinal);
            var input = model.Graph.Inputs[0];
            var run = new GraphWalk(model) { Seen = (name, value) => seen[name] = value }.Run(model.Graph, [new(input.Element, input.Shape)]);
            foreach (var value in one.GetProperty("values").EnumerateObject())
            {
                long[] expected = [.. value.Value.EnumerateArray().Select(v => v.GetInt64())];
                compared++;
                if (!seen.TryGetValue(value.Name, out var made) || !made.Exact || made.Element != expected[0] || !made.Shape.AsSpan().SequenceEqual(expected.AsSpan(1)))
                    wrong.Add($"{one.GetProperty("maker")} {model.Graph.Nodes[^1].Operator} {value.Name}: [{string.Join(',', made?.Shape ?? [])}] for [{string.Join(',', expected[1..])}] {run.Trouble}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(compared > 500, $"Only {compared} values were compared.");
    }
}

using Practicum.Onnx.Costs;
using Practicum.Onnx.Reading;
using Practicum.Onnx.Vetting;

namespace Practicum.Onnx.Tests.Costs;

/// <summary>Official ONNX backend tests: a model with the inputs and the outputs that its authors recorded.</summary>
internal static class OfficialModels
{
    /// <summary>Names of all of them: folder and name.</summary>
    public static IEnumerable<string> Names() => Directory.GetDirectories(Vectors.Official)
        .SelectMany(Directory.GetDirectories)
        .Where(d => Directory.Exists(Path.Combine(d, "test_data_set_0")))
        .Select(d => Path.GetRelativePath(Vectors.Official, d))
        .Order(StringComparer.Ordinal);

    /// <summary>The model.</summary>
    public static OnnxModel Model(string name)
    {
        var problems = new List<Diagnostic>();
        return OnnxReader.Read(Vectors.Model(name + "/model.onnx"), "model.onnx", new(), problems) ?? throw new InvalidOperationException(problems[0].ToString());
    }

    /// <summary>Recorded inputs, or outputs; null for one that is no tensor.</summary>
    public static OnnxTensor?[] Recorded(string name, string what, IEnumerable<OnnxValue> values)
    {
        var folder = Path.Combine(Vectors.Official, name, "test_data_set_0");
        return [.. values.Select((value, i) => (value, path: Path.Combine(folder, $"{what}_{i}.pb"))).Select(p => p.value.Kind == ValueKind.Tensor && File.Exists(p.path) ? Tensor(p.path) : null)];
    }

    private static OnnxTensor Tensor(string path)
    {
        var rules = new VettingRules();
        var problems = new List<Diagnostic>();
        var state = new ReadingState(File.ReadAllBytes(path), path, rules, problems);
        var tensor = TensorParser.Tensor(new MessageReader(state, rules.MostDepth), state);
        Assert.Empty(problems);
        return tensor;
    }
}

using System.Text;
using Practicum.Onnx.Costs;
using Practicum.Onnx.Reading;
using Practicum.Onnx.Vetting;

namespace Practicum.Onnx.Tests.Costs;

/// <summary>
/// Inferred dimensions against those that ONNX's own backend tests recorded, model by model: once from the dimensions of the inputs alone, as a model is vetted, and once with
/// the inputs' numbers as well. Where sizes stay unknown the reason stands in a committed list (to write it anew: <c>PRACTICUM_WRITE_REFERENCE=1</c>).
/// </summary>
public sealed class OfficialShapeTests
{
    private const string List = "costs_official.txt";

    [Fact]
    public void Inferred_dimensions_are_the_recorded_ones_or_bound_them()
    {
        var (wrong, unknown, exact, bounded, refused) = (new List<string>(), new SortedDictionary<string, List<string>>(StringComparer.Ordinal), 0, 0, 0);
        foreach (var name in OfficialModels.Names())
        {
            var model = OfficialModels.Model(name);
            if (model.VersionOf("") < AllowedOperators.OldestOwn || model.Graph.Nodes.Any(n => AllowedOperators.Find(n.Domain, n.Operator) is null))
            {
                refused++;
                continue;
            }

            if (Inputs(name, model) is not { } given)
            {
                Add(unknown, "An input is no tensor.", name);
                continue;
            }

            foreach (var numbers in new[] { false, true })
            {
                var run = new GraphWalk(model).Run(model.Graph, [.. given.Select(g => numbers || g is null ? g : g with { Cells = null })]);
                if (run.Trouble is not null)
                    Add(unknown, run.Trouble + (numbers ? " (Inputs' numbers known.)" : ""), name);
                else
                    Compare(name, model, run, wrong, ref exact, ref bounded);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{exact} outputs exact, {bounded} bounded; {refused} models with a version or an operator that no model may use\n");
        foreach (var (reason, names) in unknown)
            text.Append(CultureInfo.InvariantCulture, $"\n{reason}\n").AppendJoin("", names.Select(n => $"  {n}\n"));
        Snapshot.Equal(List, text.ToString());
    }

    private static void Add(SortedDictionary<string, List<string>> unknown, string reason, string name)
    {
        if (!unknown.TryGetValue(reason, out var names))
            unknown.Add(reason, names = []);
        names.Add(name);
    }

    private static Value?[]? Inputs(string name, OnnxModel model)
    {
        var constants = model.Graph.Initializers.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        OnnxValue[] free = [.. model.Graph.Inputs.Where(i => !constants.Contains(i.Name))];
        var recorded = OfficialModels.Recorded(name, "input", free);
        if (recorded.Contains(null))
            return null;
        var known = recorded.Zip(free).ToDictionary(p => p.Second.Name, p => Value.Of(p.First!), StringComparer.Ordinal);
        return [.. model.Graph.Inputs.Select(i => known.GetValueOrDefault(i.Name))];
    }

    private static void Compare(string name, OnnxModel model, InnerWalk run, List<string> wrong, ref int exact, ref int bounded)
    {
        var outputs = OfficialModels.Recorded(name, "output", model.Graph.Outputs);
        for (var i = 0; i < outputs.Length; i++)
        {
            if (outputs[i] is not { } real)
                continue;
            var made = run.Outputs[i];
            var fits = (made.Element == real.Element || made.Element == model.Graph.Outputs[i].Element) && made.Rank == real.Shape.Length && made.Shape.Zip(real.Shape).All(p => made.Exact ? p.First == p.Second : p.First >= p.Second);
            if (!fits)
                wrong.Add($"{name}: output {i} is {made.Element} [{string.Join(',', made.Shape)}]{(made.Exact ? "" : " at most")}, recorded {real.Element} [{string.Join(',', real.Shape)}]");
            else if (made.Cells is { } cells && real.Element != Elements.Text && !cells.SequenceEqual(Value.Of(real)?.Cells ?? cells))
                wrong.Add($"{name}: output {i} holds other numbers");
            else if (made.Exact)
                exact++;
            else
                bounded++;
        }
    }
}

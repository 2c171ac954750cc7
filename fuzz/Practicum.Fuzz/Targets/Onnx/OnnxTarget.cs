using System.Reflection;
using System.Text;
using Practicum.Fuzz.Fuzzing;
using Practicum.ModelHost.Tests.Models;
using Practicum.Onnx.Vetting;

namespace Practicum.Fuzz.Targets.Onnx;

/// <summary>
/// Reading and vetting of models. Promises: no exception; the same file, the same verdict; each problem has a code, a place and a sentence; an admitted model
/// keeps every limit.
/// </summary>
internal sealed class OnnxTarget : ITarget
{
    private static readonly string[] Operators =
    [
        "MatMul", "Add", "Reshape", "Shape", "Gather", "Concat", "Expand", "Tile", "ConstantOfShape", "Range", "Loop", "If", "Scan", "RandomNormal", "Einsum", "Resize", "Pad", "Slice", "Cast", "OneHot",
        "TopK", "NonZero", "Conv", "ConvTranspose", "TreeEnsembleClassifier", "TreeEnsembleRegressor", "Scaler", "ZipMap", "LabelEncoder", "Constant", "Split", "Squeeze", "Unsqueeze", "Where", "Sigmoid",
        "Softmax", "Dropout", "Identity", "Optional", "SequenceEmpty", "Nope", "",
    ];

    private static readonly VettingRules Rules = new();

    public string Name => "onnx";

    public IReadOnlyList<byte[]> Seeds()
    {
        var seeds = new List<byte[]> { Array.Empty<byte>(), Some.Logistic([0.5f, -1], 0.1f).Bytes(), Some.Columns().Bytes(), Some.Echo(-1, 2).Bytes(), Some.Endless().Bytes() };
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".onnx", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            seeds.Add(copy.ToArray());
        }

        return seeds;
    }

    public byte[] Mutate(byte[] parent, byte[] other, Dice dice)
    {
        var tree = ProtoTree.Read(parent);
        ProtoTree[] messages = [.. tree.All()];
        for (var n = 1 + dice.Below(4); n > 0; n--)
            One(dice.Of(messages), messages, other, dice);
        return tree.Write();
    }

    public string React(byte[] input)
    {
        var vetted = ModelVetting.Vet(input, "fuzz.onnx", Rules);
        var again = ModelVetting.Vet(input, "fuzz.onnx", Rules);
        if (!vetted.Problems.SequenceEqual(again.Problems) || (vetted.Report is null) != (again.Report is null))
            throw new BrokenPromise("Twice: the same file gives another verdict.");
        if (vetted.Report is null && vetted.Problems.IsEmpty)
            throw new BrokenPromise("Silence: neither a report nor a problem.");
        foreach (var problem in vetted.Problems)
        {
            if (!problem.Code.StartsWith("PR-ONNX-", StringComparison.Ordinal) || problem.ToString().Any(char.IsControl) || problem.Message.Length is 0 or > 1_000 || problem.Place.File.Length == 0)
                throw new BrokenPromise($"Sentence: {problem.Code}");
        }

        var codes = string.Join(' ', vetted.Problems.Select(p => p.Code).Distinct().Order(StringComparer.Ordinal));
        if (!vetted.Admitted)
            return codes;
        var report = vetted.Report!;
        if (report.Nodes > Rules.MostNodes || report.Parameters < 0 || report.Costs.PeakBytes < 0 || report.Costs.PeakBytes > Rules.MostPeakBytes || report.Costs.Operations < 0 || report.Costs.Unknown is not null)
            throw new BrokenPromise($"Limits: admitted with {report.Nodes} nodes, {report.Parameters} parameters, {report.Costs.PeakBytes} bytes.");
        return $"admitted {string.Join(',', report.Operators.Take(4).Select(o => o.Operator))} {(int)Math.Log2(report.Nodes + 1)}";
    }

    private static void One(ProtoTree message, ProtoTree[] messages, byte[] other, Dice dice)
    {
        if (message.Fields.Count == 0)
        {
            message.Fields.Add(new() { Number = 1 + dice.Below(26), Wire = 0, Value = (ulong)dice.Edge() });
            return;
        }

        var at = dice.Below(message.Fields.Count);
        var field = message.Fields[at];
        switch (dice.Below(12))
        {
            case 0:
                message.Fields.RemoveAt(at);
                break;
            case 1:
                for (var times = 1 + dice.Below(dice.Once(12) ? 400 : 2); times > 0; times--)
                    message.Fields.Insert(at, field.Copy());
                break;
            case 2:
                var to = dice.Below(message.Fields.Count);
                (message.Fields[at], message.Fields[to]) = (message.Fields[to], field);
                break;
            case 3 when field.Wire == 0:
                field.Value = (ulong)dice.Edge();
                break;
            case 4 when field.Message is null && field.Wire == 2:
                field.Bytes = Encoding.UTF8.GetBytes(dice.Once(2) ? dice.Of(Operators) : NameOf(dice.Of(messages), dice));
                break;
            case 5:
                field.Number = 1 + dice.Below(26);
                break;
            case 6 when dice.Once(3):
                field.Lie = dice.Once(2) ? dice.Below(7) - 3 : (int)dice.Edge();
                break;
            case 7 when dice.Once(3):
                field.Wire = dice.Below(8);
                break;
            case 8:
                ProtoTree[] same = [.. ProtoTree.Read(other).All().Where(m => m.Kind == message.Kind && m.Fields.Count > 0)];
                if (same.Length > 0)
                    message.Fields.Insert(at, dice.Of(dice.Of(same).Fields).Copy());
                break;
            case 9 when field.Message is { Kind: 'G' or 'Y' } && dice.Once(4):
                Nest(field, 2 + dice.Below(60));
                break;
            case 10 when field.Message is null && field.Wire == 2:
                field.Bytes = ByteMutations.Change(field.Bytes, other, dice, 4_096);
                break;
            case 11:
                message.Fields.Insert(at, new() { Number = 1 + dice.Below(26), Wire = dice.Once(2) ? 0 : 2, Value = (ulong)dice.Edge(), Bytes = dice.Bytes(dice.Below(12)) });
                break;
        }
    }

    private static string NameOf(ProtoTree message, Dice dice)
    {
        ProtoTree.Field[] names = [.. message.Fields.Where(f => f.Wire == 2 && f.Message is null && f.Bytes.Length is > 0 and < 60)];
        return names.Length == 0 ? "x" : Encoding.UTF8.GetString(dice.Of(names).Bytes);
    }

    // A graph in an attribute of a node of a graph …, or a sequence of sequences.
    private static void Nest(ProtoTree.Field field, int times)
    {
        for (; times > 0; times--)
        {
            var inner = field.Message!;
            ProtoTree Around(char kind, int number, ProtoTree inside)
            {
                var tree = new ProtoTree { Kind = kind };
                tree.Fields.Add(new() { Number = number, Wire = 2, Message = inside });
                return tree;
            }

            field.Message = inner.Kind == 'G' ? Around('G', 1, Around('N', 5, Around('A', 6, inner))) : Around('Y', 4, Around('L', 1, inner));
        }
    }
}

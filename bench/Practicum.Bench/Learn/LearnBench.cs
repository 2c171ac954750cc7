using System.Diagnostics;
using System.Runtime.InteropServices;
using Practicum.Bench.Measuring;
using Practicum.Numerics.Learning;
using Practicum.Numerics.Tables;
using Tree = Practicum.Bench.Measuring.Tree;

namespace Practicum.Bench.Learn;

/// <summary>The learners against XGBoost and scikit-learn on the same rows in the same run: 200 trees of depth 6 at rate 0.1, and a logistic regression.</summary>
internal static class LearnBench
{
    private static readonly Dictionary<string, double> Trees = new() { ["trees"] = 200, ["depth"] = 6, ["learning_rate"] = 0.1 };

    /// <summary>Runs all sets; <paramref name="rows"/> is the length of the generated one.</summary>
    public static Task<Measured[]> Run(long? rows, int runs)
    {
        var figures = new List<Measured>();
        foreach (var set in (string[])["elec2", "adult", "adult-texts", string.Create(CultureInfo.InvariantCulture, $"gen-{rows ?? 500_000}")])
            figures.AddRange(Set(set, runs));
        return Task.FromResult(figures.ToArray());
    }

    private static List<Measured> Set(string set, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("learn").FullName;
        try
        {
            var shared = Environment.GetEnvironmentVariable("PRACTICUM_SHARED") is { Length: > 0 } told ? told : Tree.Path("..", "shared");
            return Peer.Run("XGBoost and scikit-learn", Peer.Python, Tree.Path("bench", "peers", "learn.py"), set, folder, Path.Combine(shared, "data")) is { } peer ? Compare(set, folder, peer, runs) : [];
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static List<Measured> Compare(string set, string folder, PeerRun peer, int runs)
    {
        double Value(string name) => peer.Values.TryGetProperty(name, out var value) ? value.GetDouble() : double.NaN;
        var (train, test) = Read(folder, (int)Value("rows"), (int)Value("columns"));
        var figures = new List<Measured>();
        var label = set.Split('-')[0] + (set == "adult-texts" ? "_texts" : "");
        foreach (var (learner, options, peers) in new[] { ("gbdt", Trees, new[] { "xgboost", "sklearn" }), ("logistic", [], ["lbfgs"]) })
        {
            var known = peers.Where(peer.Seconds.ContainsKey).ToArray();
            if (known.Length == 0)
                continue;
            var (wall, cpu, auc) = Own(learner, options, train, test, runs);
            var theirs = string.Join(", ", known.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p} {peer.Seconds[p]:0.00} s ({peer.Seconds[p + "_cpu"]:0.00} s of processors) AUC {Value(p):0.00000}")));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {set} {learner}: first {wall[0]:0.00} s, best {wall.Min():0.00} s ({cpu.Min():0.00} s of processors) AUC {auc:0.00000}; {theirs}"));
            figures.Add(Measured.Once($"learn.{label}_{learner}", wall.Min() / known.Min(p => peer.Seconds[p]), "fit time over that of the faster peer"));
            figures.Add(Measured.Once($"learn.{label}_{learner}_auc", auc - known.Max(Value), "ROC area less that of the better peer"));
        }

        return figures;
    }

    private static (double[] Wall, double[] Cpu, double Auc) Own(string learner, Dictionary<string, double> options, TrainingSet train, TrainingSet test, int runs)
    {
        var (wall, cpu, auc) = (new double[runs], new double[runs], 0.0);
        using var self = Process.GetCurrentProcess();
        for (var run = 0; run < runs; run++)
        {
            self.Refresh();
            var (spent, began) = (self.TotalProcessorTime, Stopwatch.GetTimestamp());
            var model = Learners.Fit(learner, train, options, 1);
            wall[run] = Stopwatch.GetElapsedTime(began).TotalSeconds;
            self.Refresh();
            cpu[run] = (self.TotalProcessorTime - spent).TotalSeconds;
            auc = RocArea(model.Predict(test.Rows), test.Labels.Span);
        }

        return (wall, cpu, auc);
    }

    private static (TrainingSet Train, TrainingSet Test) Read(string folder, int rows, int columns)
    {
        var x = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, "x.bin"))).ToArray();
        var texts = File.ReadAllText(Path.Combine(folder, "texts.txt")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => int.Parse(t, CultureInfo.InvariantCulture)).ToHashSet();
        var schema = new Schema([.. Enumerable.Range(0, columns).Select(c => new Field($"c{c}", texts.Contains(c) ? FieldKind.Text : FieldKind.Number))]);
        var table = new Table(schema, [.. Enumerable.Range(0, columns).Select(Column (c) => texts.Contains(c)
            ? TextColumn.From(x.AsSpan(c * rows, rows).ToArray().Select(v => v.ToString(CultureInfo.InvariantCulture)))
            : new SingleColumn(x.AsSpan(c * rows, rows).ToArray()))]);
        var all = new TrainingSet { Rows = table, Labels = File.ReadAllBytes(Path.Combine(folder, "y.bin")), Features = [.. schema.Fields.Select(f => f.Name)] };
        var cut = rows * 4 / 5;
        int[] order = [.. Enumerable.Range(0, rows)];
        return (all.Take(order.AsSpan(0, cut)), all.Take(order.AsSpan(cut)));
    }

    private static double RocArea(float[] scores, ReadOnlySpan<byte> labels)
    {
        var own = labels.ToArray();
        Array.Sort(scores, own);
        double below = 0, area = 0, positives = 0;
        for (int first = 0, end; first < scores.Length; first = end)
        {
            double ones = 0;
            for (end = first; end < scores.Length && scores[end] == scores[first]; end++)
                ones += own[end];
            var zeros = end - first - ones;
            area += ones * (below + (zeros / 2));
            (below, positives) = (below + zeros, positives + ones);
        }

        return area / (positives * below);
    }
}

using Practicum.Core.Submissions;
using Practicum.ModelHost.Binding;
using Practicum.ModelHost.Tests.Models;
using Practicum.Runner.ModelHosts;

namespace Practicum.Bench.Replay;

using Host = Practicum.Runner.ModelHosts.ModelHost;

/// <summary>
/// Scores of a recorded world through the model host against the raw rate of the binding, in turns within one run; what counts is
/// the ratio of the medians, at least 0.6.
/// </summary>
internal static class ReplayBench
{
    private const int Features = 30;
    private const double Target = 0.6;
    private static readonly int[] Batches = [256, 512, 1024, 2048, 4096, 16_384];

    public static async Task<int> Run(long rows, int runs)
    {
        var model = Some.Mlp().Bytes();
        using var runtime = Good(OnnxRuntime.Open());
        using var session = Good(runtime.Load(model));
        var raw = new RawRate(runtime, session, "probability");
        var best = Batches.MaxBy(batch => Told($"raw, batches of {batch:N0}", raw.Measure(rows / 10, batch)));

        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".onnx");
        await File.WriteAllBytesAsync(path, model);
        try
        {
            var table = Recorded((int)rows);
            var spec = new ModelSpec { Name = "model", File = "model.onnx", Features = [.. table.Schema.Fields.Select(f => new ModelFeature(f.Name, null))] };
            await using var host = Good(await Host.StartAsync(path, spec, table.Schema, new(), CancellationToken.None));
            var (alone, replay) = (new List<double>(), new List<double>());
            Good(await host.Score(table.Slice(0, Math.Min(table.Rows, 100_000)), CancellationToken.None));
            for (var run = 0; run < runs; run++)
            {
                alone.Add(Told($"raw, batches of {best:N0}", raw.Measure(rows, best)));
                var scores = Good(await host.ScoreAll(table, null, CancellationToken.None));
                replay.Add(Told("through the host", rows / scores.Elapsed.TotalSeconds));
            }

            return Verdict(alone, replay);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static int Verdict(List<double> alone, List<double> replay)
    {
        var ratio = Median(replay) / Median(alone);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio of medians {ratio:0.00} (target {Target:0.0}); spread of raw {Spread(alone):P0}, of replay {Spread(replay):P0}"));
        return ratio >= Target ? 0 : 3;
    }

    private static Table Recorded(int rows)
    {
        var fields = Enumerable.Range(0, Features).Select(c => new Field($"c{c}", FieldKind.Number));
        var columns = new Column[Features];
        Parallel.For(0, Features, c =>
        {
            var values = new float[rows];
            var state = (uint)(c + 1) * 2654435761u;
            for (var i = 0; i < rows; i++)
            {
                state = unchecked((state * 1664525) + 1013904223);
                values[i] = ((state >> 8) / (float)(1 << 23)) - 1;
            }

            columns[c] = new SingleColumn(values);
        });
        return new(new([.. fields]), [.. columns]);
    }

    private static double Told(string what, double rate)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-28} {rate / 1e6,6:0.00} M rows/s"));
        return rate;
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static double Spread(List<double> values) => (values.Max() - values.Min()) / Median(values);

    private static T Good<T>(Outcome<T> outcome) => outcome is Outcome<T>.Done done ? done.Value : throw new InvalidOperationException(outcome.Sentence);
}

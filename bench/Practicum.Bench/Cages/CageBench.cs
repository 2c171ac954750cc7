using System.Diagnostics;
using Practicum.Bench.Measuring;
using Practicum.Bench.Replay;
using Practicum.Core.Submissions;
using Practicum.ModelHost.Tests.Models;
using Practicum.Runner.ModelHosts;
using Practicum.Runner.ModelHosts.Admission;
using Practicum.Runner.ModelHosts.Cages;
using Practicum.Runner.ModelHosts.Cages.Watching;

namespace Practicum.Bench.Cages;

using Host = Practicum.Runner.ModelHosts.ModelHost;

/// <summary>
/// What the cage costs, in turns within one run: from nothing to a model that is loaded and ready for rows, and rows through a host, each caged and bare.
/// By the clock it is the ratio of the fastest runs, because a busy machine only ever slows a run down. By processor time, of this process with its supervisor
/// and of the host, it is what the cage really costs, whatever else runs.
/// </summary>
internal static class CageBench
{
    private const int Starts = 15;

    public static async Task<Measured[]> Run(long? rows, int runs)
    {
        var world = RecordedYear.Of((int)(rows ?? 2_000_000));
        var spec = new ModelSpec { Name = "model", File = "model.onnx", Features = [.. world.Seen.Schema.Fields.Select(f => new ModelFeature(f.Name, null))] };
        var problems = new List<Diagnostic>();
        var model = ModelGate.Admit(Some.Mlp().Bytes(), "model.onnx", new(), problems) ?? throw new InvalidOperationException(string.Join(' ', problems));
        var bare = new ModelHostOptions { Facts = CageFacts.Nothing };
        var caged = new ModelHostOptions();
        Console.WriteLine("  " + CageFacts.Detect().Sentence);
        var (cagedStarts, bareStarts) = (new List<double>(), new List<double>());
        for (var i = -1; i < Starts; i++)
        {
            var (a, b) = (await StartUp(model, spec, world.Seen, caged), await StartUp(model, spec, world.Seen, bare));
            if (i < 0)
                continue;
            cagedStarts.Add(a);
            bareStarts.Add(b);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  start-up: caged median {Series.Median(cagedStarts):0} ms ({cagedStarts.Min():0} to {cagedStarts.Max():0}), bare {Series.Median(bareStarts):0} ms ({bareStarts.Min():0} to {bareStarts.Max():0})"));
        var (cagedRows, bareRows) = (new List<Taken>(), new List<Taken>());
        await using var shut = Good(await Host.StartAsync(model, spec, world.Seen.Schema, caged, CancellationToken.None));
        await using var open = Good(await Host.StartAsync(model, spec, world.Seen.Schema, bare, CancellationToken.None));
        var (meterOfShut, meterOfOpen) = (MeterOf(shut), MeterOf(open));
        for (var run = -1; run < Math.Max(runs, 7); run++)
        {
            var (a, b) = (await Score(meterOfShut, shut, world.Seen), await Score(meterOfOpen, open, world.Seen));
            if (run < 0)
                continue;
            cagedRows.Add(a);
            bareRows.Add(b);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  rows: caged {world.Seen.Rows / cagedRows.Min(t => t.Wall) / 1e6:0.00} M rows/s, bare {world.Seen.Rows / bareRows.Min(t => t.Wall) / 1e6:0.00} M rows/s at best"));
        return
        [
            Measured.Ratio("cage.start", cagedStarts, bareStarts, "start-up of a caged host to a bare one, by the clock"),
            Measured.Once("cage.rows", cagedRows.Min(t => t.Wall) / bareRows.Min(t => t.Wall), "rows through a caged host to a bare one, fastest runs by the clock"),
            Measured.Once("cage.rows_cpu", cagedRows.Min(t => Spent(t)) / bareRows.Min(t => Spent(t)), "the same by processor time, least of the runs"),
        ];
    }

    private static async Task<double> StartUp(AdmittedModel model, ModelSpec spec, Table table, ModelHostOptions options)
    {
        var began = Stopwatch.GetTimestamp();
        await using var host = Good(await Host.StartAsync(model, spec, table.Schema, options, CancellationToken.None));
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task<Taken> Score(Meter meter, Host host, Table table) =>
        (await meter.Of(async () => Good(await host.ScoreAll(table, null, CancellationToken.None)))).Taken;

    private static Meter MeterOf(Host host) => new(Process.GetProcessById(ProcessFacts.Tree(host.ProcessId)[^1]));

    private static double Spent(Taken taken) => taken.Own + taken.Child;

    private static T Good<T>(Outcome<T> outcome) => outcome is Outcome<T>.Done done ? done.Value : throw new InvalidOperationException(outcome.Sentence);
}

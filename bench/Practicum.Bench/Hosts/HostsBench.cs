using System.Diagnostics;
using Practicum.Bench.Measuring;
using Practicum.Core.Submissions;
using Practicum.ModelHost.Tests.Models;
using Practicum.Runner.ModelHosts;
using Practicum.Runner.ModelHosts.Admission;

namespace Practicum.Bench.Hosts;

using Host = Practicum.Runner.ModelHosts.ModelHost;

/// <summary>From a vetted model to a host that is ready for rows, in turns within one run: a new process, and one that waited in the pool.</summary>
internal static class HostsBench
{
    private const int Starts = 15;
    private static readonly TimeSpan Ready = TimeSpan.FromSeconds(1);

    public static async Task<Measured[]> Run(long? rows, int runs)
    {
        var spec = new ModelSpec { Name = "model", File = "model.onnx", Features = [.. Enumerable.Range(0, 30).Select(c => new ModelFeature($"c{c}", null))] };
        var schema = new Schema([.. spec.Features.Select(f => new Field(f.Column, FieldKind.Number))]);
        var problems = new List<Diagnostic>();
        var model = ModelGate.Admit(Some.Mlp().Bytes(), "model.onnx", new(), problems) ?? throw new InvalidOperationException(string.Join(' ', problems));
        var (cold, warm) = (new List<double>(), new List<double>());
        for (var i = -1; i < (rows is { } wanted ? (int)wanted : Starts); i++)
        {
            var (a, b) = (await StartUp(model, spec, schema, new()), await Warm(model, spec, schema));
            if (i < 0)
                continue;
            cold.Add(a);
            warm.Add(b);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  start-up: cold median {Series.Median(cold):0} ms ({cold.Min():0} to {cold.Max():0}), from the pool {Series.Median(warm):0} ms ({warm.Min():0} to {warm.Max():0})"));
        return [Measured.Ratio("hosts.warm", warm, cold, "start-up of a host from the pool to a new one, by the clock")];
    }

    private static async Task<double> Warm(AdmittedModel model, ModelSpec spec, Schema schema)
    {
        await using var pool = new ModelHostPool(new(), expected: 1);
        await Task.Delay(Ready);
        return await StartUp(model, spec, schema, new() { Pool = pool });
    }

    private static async Task<double> StartUp(AdmittedModel model, ModelSpec spec, Schema schema, ModelHostOptions options)
    {
        var began = Stopwatch.GetTimestamp();
        var started = await Host.StartAsync(model, spec, schema, options, CancellationToken.None);
        if (started is not Outcome<Host>.Done(var host))
            throw new InvalidOperationException(started.Sentence);
        await using (host)
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}

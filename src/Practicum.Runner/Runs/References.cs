using Practicum.Core.Production;
using Practicum.Core.Submissions;

namespace Practicum.Runner.Runs;

/// <summary>What a submission's monitors compare with.</summary>
internal static class References
{
    /// <summary>The training rows, and what the models say of them when a monitor watches scores.</summary>
    public static async Task<MonitorReference> For(VariantBench bench, Submission submission, ModelBench models, CancellationToken stop)
    {
        var train = bench.Train;
        var scores = ImmutableArray.CreateBuilder<float[]>();
        if (submission.Policy is { } policy && policy.Monitors.Any(m => m.Watch.Kind == WatchKind.Score))
        {
            foreach (var host in models.Hosts)
                scores.Add(await host.ScoreAll(train.Rows, null, stop) is Outcome<Scores>.Done(var done) ? done.Values : []);
        }

        return new(train.Rows, scores.ToImmutable(), bench.World.RowsPerDay, train.Tick) { Start = train.Start };
    }
}

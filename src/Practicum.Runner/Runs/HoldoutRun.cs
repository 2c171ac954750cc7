using Practicum.Core.Submissions;
using Practicum.Core.Worlds;
using Practicum.Runner.ModelHosts;
using Practicum.Runner.Runs.Timing;

namespace Practicum.Runner.Runs;

/// <summary>A half of the hidden rows, scored by one submission's model and by the anchors.</summary>
/// <param name="Rows">The rows of this half.</param>
/// <param name="Labels">Their labels.</param>
/// <param name="VisibleTruth">Their mean true risk, or null.</param>
/// <param name="Model">Scores of the submitted model.</param>
/// <param name="Starter">Scores of the starter.</param>
/// <param name="Reference">Scores of the reference model, or null.</param>
/// <param name="Digest">Digest of rows and labels.</param>
/// <param name="OnnxRuntime">Version of ONNX Runtime.</param>
/// <param name="Speed">How fast the submitted model answered.</param>
internal sealed record ScoredHoldout(
    Table Rows, byte[] Labels, double[]? VisibleTruth, double[] Model, double[] Starter, double[]? Reference, Digest Digest, string OnnxRuntime,
    ScoringSpeed Speed);

/// <summary>Scores the hidden rows.</summary>
internal static class HoldoutRun
{
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Scores one half for every submission; what fails is written to <paramref name="failures"/>.</summary>
    public static async Task<ScoredHoldout?[]> ScoreAsync(
        VariantBench bench, IReadOnlyList<HandedIn> submissions, IRunProgress progress, Outcome<Assessed>?[] failures, CancellationToken stop)
    {
        progress.Report(Steps.Anchors, 0);
        var (rows, labels, truth) = Half(bench.Holdout, !bench.Settings.Final);
        var (starter, reference) = (Widen(bench.Starter.Predict(rows)), bench.Reference is { } model ? Widen(model.Predict(rows)) : null);
        var digest = TableDigest.Of(rows, labels);
        stop.ThrowIfCancellationRequested();
        progress.Report(Steps.Anchors, 1);

        var results = new ScoredHoldout?[submissions.Count];
        for (var s = 0; s < submissions.Count; s++)
        {
            progress.Report(Steps.Holdout(submissions[s]), 0);
            var started = await ModelBench.StartAsync(submissions[s], bench.World.Schema, bench.Settings.Hosts, stop);
            if (started is not Outcome<ModelBench>.Done(var models))
            {
                failures[s] = started.Carry<Assessed>();
                continue;
            }

            await using (models)
            {
                var host = models.Hosts[0];
                var speed = new ScoringSpeed();
                var scored = await host.ScoreAll(rows, speed, stop);
                if (scored is Outcome<Scores>.Done(var scores))
                    results[s] = new(rows, labels, truth, Widen(scores.Values), starter, reference, digest, host.Description.Runtime,
                        await Warm(host, rows, scores.Elapsed, stop) ?? speed.End(scores.Elapsed));
                else
                    failures[s] = scored.Carry<Assessed>();
            }

            progress.Report(Steps.Holdout(submissions[s]), 1, failures[s] is { } failure ? failure.Sentence : $"{rows.Rows:N0} rows");
        }

        return results;
    }

    /// <summary>Times the same rows once more, now that everything is warm; null when that would take long, or failed where it had not before.</summary>
    private static async Task<ScoringSpeed?> Warm(ModelHost host, Table rows, TimeSpan first, CancellationToken stop)
    {
        if (first > LongestWarmUp)
            return null;
        var speed = new ScoringSpeed();
        return await host.ScoreAll(rows, speed, stop) is Outcome<Scores>.Done(var again) ? speed.End(again.Elapsed) : null;
    }

    private static (Table Rows, byte[] Labels, double[]? Truth) Half(SplitRows holdout, bool open)
    {
        int[] rows = [.. Enumerable.Range(0, holdout.Label.Length).Where(i => holdout.Public[i] == open)];
        return (holdout.Rows.Take(rows), [.. rows.Select(i => holdout.Label[i])], holdout.VisibleTruth is { } truth ? [.. rows.Select(i => truth[i])] : null);
    }

    private static double[] Widen(float[] scores) => Array.ConvertAll(scores, s => (double)s);
}

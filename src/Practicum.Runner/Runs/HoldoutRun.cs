using Practicum.Core.Submissions;
using Practicum.Core.Worlds;
using Practicum.Runner.ModelHosts.Cages;
using Practicum.Runner.Runs.Answers;
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
/// <param name="Cage">How well its processes were shut in; the worst of them.</param>
/// <param name="Speed">How fast the submitted model answered.</param>
internal sealed record ScoredHoldout(
    Table Rows, byte[] Labels, double[]? VisibleTruth, double[] Model, double[] Starter, double[]? Reference, Digest Digest, string OnnxRuntime,
    CageLevel Cage, ScoringSpeed Speed);

/// <summary>Scores the hidden rows, and asks again whether the answers stand.</summary>
internal static class HoldoutRun
{
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
            var started = await ModelBench.StartAsync(submissions[s], bench.Schema, bench.Settings.Hosts, stop);
            if (started is not Outcome<ModelBench>.Done(var models))
            {
                failures[s] = started.Carry<Assessed>();
                continue;
            }

            var (answers, speed, runtime, cage) = (new float[models.Hosts.Count][], new ScoringSpeed(), models.Hosts[0].Description.Runtime, models.Cage);
            await using (models)
                failures[s] = await Ask(models, rows, answers, stop);
            failures[s] ??= await AskAgain(bench, submissions[s], rows, answers, speed, stop);
            if (failures[s] is null)
                results[s] = new(rows, labels, truth, Widen(answers[0]), starter, reference, digest, runtime, cage, speed);
            progress.Report(Steps.Holdout(submissions[s]), 1, failures[s] is { } failure ? failure.Sentence : $"{rows.Rows:N0} rows");
        }

        return results;
    }

    /// <summary>Every model, the challengers too, in the usual way; gives a bad end, or null.</summary>
    private static async Task<Outcome<Assessed>?> Ask(ModelBench models, Table rows, float[][] answers, CancellationToken stop)
    {
        for (var v = 0; v < answers.Length; v++)
        {
            var scored = await models.Hosts[v].ScoreAll(rows, null, stop);
            if (scored is not Outcome<Scores>.Done(var scores))
                return models.Blame(v, HiddenRows.Told(scored)).Carry<Assessed>();
            answers[v] = scores.Values;
        }

        return null;
    }

    /// <summary>The same of other processes; their speed is that of the submitted model, when all is warm.</summary>
    private static async Task<Outcome<Assessed>?> AskAgain(VariantBench bench, HandedIn handed, Table rows, float[][] answers, ScoringSpeed speed, CancellationToken stop)
    {
        var started = await ModelBench.StartAsync(handed, bench.Schema, bench.Settings.Hosts, stop);
        if (started is not Outcome<ModelBench>.Done(var models))
            return started.Carry<Assessed>();
        await using (models)
        {
            for (var v = 0; v < answers.Length; v++)
            {
                var again = await AnswerCheck.AgainAsync(models.Hosts[v], rows, answers[v], bench.Stream("answers/holdout"), v == 0 ? speed : null, stop);
                if (again is not Outcome<Scores>.Done(var scores))
                    return models.Blame(v, HiddenRows.Told(again)).Carry<Assessed>();
                if (v == 0)
                    speed.End(scores.Elapsed);
            }
        }

        return null;
    }

    private static (Table Rows, byte[] Labels, double[]? Truth) Half(SplitRows holdout, bool open)
    {
        int[] rows = [.. Enumerable.Range(0, holdout.Label.Length).Where(i => holdout.Public[i] == open)];
        return (holdout.Rows.Take(rows), [.. rows.Select(i => holdout.Label[i])], holdout.VisibleTruth is { } truth ? [.. rows.Select(i => truth[i])] : null);
    }

    private static double[] Widen(float[] scores) => Array.ConvertAll(scores, s => (double)s);
}

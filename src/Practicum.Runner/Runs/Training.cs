using Practicum.Core.Submissions;
using Practicum.Core.Worlds;
using Practicum.Numerics.Learning;
using Practicum.Numerics.Statistics.Metrics;
using Practicum.Onnx.Writing;

namespace Practicum.Runner.Runs;

/// <summary>A model trained by a recipe.</summary>
/// <param name="Model">The model, fitted to every row of the recipe.</param>
/// <param name="Rows">How many rows that was.</param>
/// <param name="Validation">Metrics of the same recipe, fitted to the earlier rows, on the last fifth; empty when there were too few rows.</param>
/// <param name="ValidationRows">Rows of that last fifth.</param>
public sealed record TrainedModel(FittedModel Model, int Rows, ImmutableArray<(string Metric, Estimate Estimate)> Validation, int ValidationRows)
{
    /// <summary>The model as an ONNX graph.</summary>
    public byte[] ToOnnx() => ModelExport.Write(Model);
}

/// <summary>Trains a recipe: once on the earlier four fifths to see how good it is, once on everything to hand it in.</summary>
public static class Training
{
    private const double ValidationShare = 0.2;
    private const int LeastRows = 50;

    /// <summary>Trains, or says why not.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="rows">Rows in time order.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="stop">Ends training.</param>
    public static async Task<Outcome<TrainedModel>> FitAsync(Recipe recipe, TrainingRows rows, IProgress<double>? progress, CancellationToken stop)
    {
        var learner = new BuiltInLearner(progress);
        var chance = new Chance(recipe.Seed);
        var fitted = await learner.Fit(recipe, rows, chance, stop);
        if (fitted is not Outcome<Fitted>.Done(var whole))
            return fitted.Carry<TrainedModel>();
        var (validation, count) = await ValidateAsync(recipe, rows, chance, stop);
        return new Outcome<TrainedModel>.Done(new(whole.Model, whole.Rows, validation, count));
    }

    /// <summary>Training rows of a world, with their moments.</summary>
    public static TrainingRows Of(SplitRows rows)
    {
        var times = rows.Start is { } start ? Array.ConvertAll(rows.Tick, k => new SimTime(start.Seconds + (k * rows.TickLength.Seconds))) : null;
        return new(rows.Rows, rows.Label, times);
    }

    private static async Task<(ImmutableArray<(string, Estimate)>, int)> ValidateAsync(Recipe recipe, TrainingRows rows, Chance chance, CancellationToken stop)
    {
        int[] chosen = [.. Enumerable.Range(0, rows.Table.Rows).Where(i => Within(recipe, rows, i))];
        var cut = (int)(chosen.Length * (1 - ValidationShare));
        if (chosen.Length - cut < LeastRows)
            return ([], 0);
        var early = await new BuiltInLearner().Fit(recipe with { From = null, To = null }, Take(rows, chosen.AsSpan(0, cut)), chance, stop);
        if (early is not Outcome<Fitted>.Done(var fitted))
            return ([], 0);
        var late = Take(rows, chosen.AsSpan(cut));
        var sample = new BinarySample([.. fitted.Model.Predict(late.Table).Select(s => (double)s)], late.Labels.Span);
        return ([.. BinarySample.Metrics.Select(m => (m, sample.Estimate(m)))], late.Table.Rows);
    }

    private static bool Within(Recipe recipe, TrainingRows rows, int i) =>
        rows.Times is not { } times || ((recipe.From is not { } from || times.Span[i].CompareTo(from) >= 0) && (recipe.To is not { } to || times.Span[i].CompareTo(to) < 0));

    private static TrainingRows Take(TrainingRows rows, ReadOnlySpan<int> chosen)
    {
        var labels = new byte[chosen.Length];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = rows.Labels.Span[chosen[i]];
        return new(rows.Table.Take(chosen), labels);
    }
}

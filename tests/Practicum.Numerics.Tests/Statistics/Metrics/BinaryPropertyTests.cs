using FsCheck;
using FsCheck.Fluent;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Numerics.Tests.Statistics.Metrics;

/// <summary>Laws of the metrics on random small samples with many ties.</summary>
public sealed class BinaryPropertyTests
{
    private static readonly string[] OfRanks = ["roc_auc", "average_precision", "partial_auc@0.4", "ks"];

    private static readonly Gen<(double[] Scores, byte[] Labels, double[] Weights)> Rows =
        from n in Gen.Choose(4, 40)
        from levels in Gen.Choose(1, 12)
        from scores in Gen.Choose(0, levels).ArrayOf(n)
        from labels in Gen.Choose(0, 1).ArrayOf(n)
        from weights in Gen.Choose(0, 3).ArrayOf(n)
        select (scores.Select(s => (double)s / levels).ToArray(), labels.Select(l => (byte)l).ToArray(), weights.Select(w => (double)w).ToArray());

    [Fact]
    public void Whole_weights_are_rows_repeated() => Check(r =>
    {
        var rows = Enumerable.Range(0, r.Scores.Length).SelectMany(i => Enumerable.Repeat(i, (int)r.Weights[i])).ToArray();
        var (once, weighted) = (new BinarySample([.. rows.Select(i => r.Scores[i])], [.. rows.Select(i => r.Labels[i])]), new BinarySample(r.Scores, r.Labels, r.Weights));
        return BinarySample.AllMetrics.All(m => Same(once.Value(m, 0.4), weighted.Value(m, 0.4)) && Same(once.Value(m, 0.4), new BinarySample(r.Scores, r.Labels).Weighted(m, 0.4, r.Weights)));
    });

    [Fact]
    public void The_order_of_rows_and_the_scale_of_weights_change_neither_value_nor_interval() => Check(r =>
    {
        var a = new BinarySample(r.Scores, r.Labels, r.Weights);
        var b = new BinarySample([.. r.Scores.Reverse()], [.. r.Labels.Reverse()], [.. r.Weights.Reverse().Select(w => w / 8)]);
        return BinarySample.AllMetrics.All(m => Same(a.Estimate(m, 0.4), b.Estimate(m, 0.4)));
    });

    [Fact]
    public void Metrics_of_ranks_do_not_see_a_rising_transform() => Check(r =>
    {
        var (a, b) = (new BinarySample(r.Scores, r.Labels, r.Weights), new BinarySample([.. r.Scores.Select(s => Math.Exp(5 * s) - 40)], r.Labels, r.Weights));
        return OfRanks.All(m => Same(a.Estimate(m), b.Estimate(m)));
    });

    [Fact]
    public void Turning_scores_and_labels_round_mirrors_what_is_symmetric() => Check(r =>
    {
        var a = new BinarySample(r.Scores, r.Labels, r.Weights);
        var b = new BinarySample([.. r.Scores.Select(s => 1 - s)], [.. r.Labels.Select(l => (byte)(1 - l))], r.Weights);
        var c = new BinarySample([.. r.Scores.Select(s => -s)], r.Labels, r.Weights);
        var (up, down) = (Math.BitIncrement(0.4), 1 - 0.4);
        return Same(a.Value("ks"), b.Value("ks")) && new[] { "roc_auc", "brier", "log_loss" }.All(m => Same(a.Value(m), b.Value(m)) && Around(a.Estimate(m), b.Estimate(m)))
            && Same(a.Value("recall", up), b.Value("specificity", down)) && Same(a.Value("mcc", up), b.Value("mcc", down)) && Same(a.Value("kappa", up), b.Value("kappa", down))
            && Same(a.Value("roc_auc"), 1 - c.Value("roc_auc"));
    });

    [Fact]
    public void Every_estimate_has_a_value_in_range_with_an_interval_around_it_or_a_reason() => Check(r =>
    {
        var sample = new BinarySample(r.Scores, r.Labels, r.Weights);
        return BinarySample.AllMetrics.All(m =>
        {
            var e = sample.Estimate(m, 0.4);
            if (!e.IsDefined || e.Interval is null)
                return e.Because is { Length: > 0 } && double.IsNaN(sample.Value(m, 0.4)) == !e.IsDefined;
            return e.Interval.Low <= e.Value && e.Value <= e.Interval.High && e.Interval.Low >= (m is "mcc" or "kappa" ? -1 : 0) && (m == "log_loss" || e.Interval.High <= 1);
        });
    });

    private static bool Same(double a, double b) => (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) <= 1e-11 * Math.Max(1, Math.Abs(a));

    private static bool Same(Estimate a, Estimate b) =>
        a.Because == b.Because && a.Count == b.Count && Same(a.Value, b.Value) && Around(a, b);

    private static bool Around(Estimate a, Estimate b) =>
        a.Interval?.Method == b.Interval?.Method
        && (a.Interval is null || (Math.Abs(a.Interval.Low - b.Interval!.Low) < 1e-9 && Math.Abs(a.Interval.High - b.Interval.High) < 1e-9));

    private static void Check(Func<(double[] Scores, byte[] Labels, double[] Weights), bool> law) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(300), Prop.ForAll(Rows.ToArbitrary(), law));
}

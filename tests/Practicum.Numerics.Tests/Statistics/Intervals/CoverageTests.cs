using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Numerics.Tests.Statistics.Intervals;

/// <summary>How often intervals hold the truth: a small sample of docs/reference/coverage.md, which the command <c>coverage</c> writes.</summary>
public class CoverageTests
{
    private static readonly ChanceStream Stream = new Chance(21).Stream("coverage");

    [Fact] // summed over every sample there can be, so that there is no chance in it
    public void The_default_interval_of_a_share_covers_at_least_93_percent_for_every_rate()
    {
        var (worst, wilson) = (1.0, 1.0);
        foreach (var n in new[] { 10, 16, 25, 40, 60, 85, 100, 136, 200, 500, 1000 })
        {
            var intervals = Enumerable.Range(0, n + 1).Select(k => (Default: Proportion.Of(k, n).Interval!, Wilson: Proportion.Wilson(k, n))).ToArray();
            for (var p = 0.0004; p <= 0.5; p += p < 0.06 ? 0.0003 : 0.003)
            {
                double held = 0, byWilson = 0, mass = Math.Pow(1 - p, n);
                for (var k = 0; k <= n; k++)
                {
                    held += Holds(intervals[k].Default, p) * mass;
                    byWilson += Holds(intervals[k].Wilson, p) * mass;
                    mass *= (double)(n - k) / (k + 1) * p / (1 - p);
                }

                (worst, wilson) = (Math.Min(worst, held), Math.Min(wilson, byWilson));
            }
        }

        Assert.InRange(worst, 0.93, 0.94);
        Assert.InRange(wilson, 0.83, 0.86); // why Wilson's is not the default everywhere
    }

    [Fact]
    public void Newcombes_interval_covers_in_small_groups()
    {
        foreach (var (p1, n1, p2, n2) in new[] { (0.1, 12, 0.3, 20), (0.5, 10, 0.7, 10), (0.05, 30, 0.05, 15), (0.9, 25, 0.6, 10) })
        {
            double newcombe = 0, ratio = 0, defined = 0;
            for (var k1 = 0; k1 <= n1; k1++)
            {
                for (var k2 = 0; k2 <= n2; k2++)
                {
                    var chance = Mass(k1, n1, p1) * Mass(k2, n2, p2);
                    newcombe += chance * Holds(ProportionDifference.Newcombe(k1, n1, k2, n2), p1 - p2);
                    if (ProportionRatio.Of(k1, n1, k2, n2).Interval is not { } interval)
                        continue;
                    ratio += chance * Holds(interval, p1 / p2);
                    defined += chance;
                }
            }

            Assert.InRange(newcombe, 0.93, 0.995);
            Assert.InRange(ratio / defined, 0.925, 0.999); // of the samples with a hit in the second group: at 5 % of 15 rows that leaves out every other one
        }
    }

    [Fact] // standard error of the simulation 0.010
    public void The_expanded_percentile_interval_of_a_mean_of_fifteen_covers_where_the_plain_one_does_not()
    {
        var (expanded, plain) = (0, 0);
        const int runs = 500;
        for (var run = 0u; run < runs; run++)
        {
            var values = new double[15];
            Stream.Fill(values, run);
            InverseCdf.FillNormal(values);
            var replicates = Resampling.Of(15, new Chance(run).Stream("b"), 599).Values(w =>
            {
                var sum = 0.0;
                for (var i = 0; i < w.Length; i++)
                    sum += w[i] * values[i];
                return sum / 15;
            });
            expanded += (int)Holds(ReplicateInterval.Expanded(values.Average(), replicates, 15).Interval!, 0);
            plain += (int)Holds(ReplicateInterval.Percentile(values.Average(), replicates, 15).Interval!, 0);
        }

        Assert.InRange(expanded / (double)runs, 0.92, 0.975);
        Assert.InRange(plain / (double)runs, 0.86, 0.93);
    }

    [Fact] // methods §7: 1,500 rows; the truth is the score of the anchors' areas in 200,000 rows
    public void Anchored_scores_cover_and_pairing_makes_them_narrow()
    {
        double[] truth = [.. Anchors(200_000, 999_999, out var many).Select(s => BinarySample.ValueOf("roc_auc", s, many))];
        var score = AnchoredScore.Raw(truth[1], truth[0], truth[2]);
        const int runs = 400;
        var (held, width, constant) = (0, 0.0, 0.0);
        for (var run = 0u; run < runs; run++)
        {
            var scores = Anchors(1500, run, out var labels);
            var closed = AnchoredScore.OfAreas(labels, scores[0], scores[1], scores[2]);
            held += (int)Holds(closed.Score.Interval!, score);
            width += (closed.Score.Interval!.High - closed.Score.Interval.Low) / runs;
            var model = BinarySample.DeLongCovariance(labels, scores[1])[0, 0];
            constant += 2 * Fieller.Z95 * Math.Sqrt(model) / (truth[2] - truth[0]) / runs;
        }

        Assert.InRange(held / (double)runs, 0.93, 0.98);
        Assert.True(constant > 1.15 * width, $"{constant} against {width}");
    }

    private static double[][] Anchors(int rows, uint run, out byte[] labels)
    {
        var (truth, starter, model) = (new double[rows], new double[rows], new double[rows]);
        labels = new byte[rows];
        for (var i = 0; i < rows; i++)
        {
            truth[i] = -1 + 1.5 * InverseCdf.Normal(Stream.Uniform(run, (uint)i, 2));
            labels[i] = (byte)InverseCdf.Bernoulli(Stream.Uniform(run, (uint)i, 3), 1 / (1 + Math.Exp(-truth[i])));
            starter[i] = truth[i] + 2 * InverseCdf.Normal(Stream.Uniform(run, (uint)i, 4));
            model[i] = truth[i] + InverseCdf.Normal(Stream.Uniform(run, (uint)i, 5));
        }

        return [starter, model, truth];
    }

    private static double Mass(int k, int n, double p)
    {
        var mass = Math.Pow(1 - p, n);
        for (var i = 0; i < k; i++)
            mass *= (double)(n - i) / (i + 1) * p / (1 - p);
        return mass;
    }

    private static double Holds(Interval interval, double truth) => interval.Low <= truth && truth <= interval.High ? 1 : 0;
}

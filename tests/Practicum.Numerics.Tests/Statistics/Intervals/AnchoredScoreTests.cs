using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Numerics.Tests.Statistics.Intervals;

public class AnchoredScoreTests
{
    private static readonly ChanceStream Stream = new Chance(2).Stream("anchored");

    [Fact] // the definition of each variance, on numbers whose sums are known
    public void Moments_from_resamples_and_from_sums_follow_their_definitions()
    {
        var moments = RatioMoments.FromReplicates([1, 2, 3, double.NaN], [2, 4, 3, 1], [3, 3, 6, 1]);
        Assert.Equal(new(1, 1, -1), moments); // differences (1, 2, 0) and (2, 1, 3)
        Assert.Equal(new(3, 3, -3), RatioMoments.OfSums([1, 2, 0], [2, 1, 3])); // a sum of three units varies three times as much as one
        Assert.True(double.IsNaN(RatioMoments.OfSums([1], [2]).Cov));
        double[,] c = { { 4, 1, 2 }, { 1, 9, 3 }, { 2, 3, 16 } };
        Assert.Equal(new(11, 16, 4), RatioMoments.FromCovariance(c));
    }

    [Fact]
    public void The_closed_form_and_the_bootstrap_agree_on_areas()
    {
        var (labels, scores) = Sample(1500);
        var samples = scores.Select(s => new BinarySample(s, labels)).ToArray();
        var replicates = Resampling.Of(1500, Stream, 999).Values(3, (w, v) =>
        {
            for (var s = 0; s < 3; s++)
                v[s] = samples[s].Weighted("roc_auc", 0.5, w);
        });
        var values = (samples[0].Value("roc_auc"), samples[1].Value("roc_auc"), samples[2].Value("roc_auc"));
        var drawn = AnchoredScore.FromReplicates(values, replicates[0], replicates[1], replicates[2], true, 1500);
        var closed = AnchoredScore.OfAreas(labels, scores[0], scores[1], scores[2]);
        Assert.Equal(closed.Score.Value, drawn.Score.Value, 1e-12);
        Assert.InRange(drawn.Stability / closed.Stability, 0.85, 1.15);
        Assert.InRange(drawn.StandardError / closed.StandardError, 0.9, 1.1);
        Assert.Equal(closed.Score.Interval!.Low, drawn.Score.Interval!.Low, 0.15 * 4 * closed.StandardError);
        Assert.Equal(closed.Score.Interval.High, drawn.Score.Interval.High, 0.15 * 4 * closed.StandardError);
        Assert.Equal(("fieller", "bootstrap", 999), (closed.Score.Interval.Method, drawn.Score.Interval.Method, drawn.Replicates.Length));
    }

    [Fact]
    public void Anchors_that_cannot_carry_a_score_say_why()
    {
        var (labels, scores) = Sample(300);
        Assert.Contains("not better than the starter", AnchoredScore.OfAreas(labels, scores[2], scores[1], scores[0]).Score.Because, StringComparison.Ordinal);
        var near = scores[0].Select((s, i) => s + 0.3 * scores[2][i]).ToArray();
        Assert.Contains("too close to tell apart", AnchoredScore.OfAreas([.. labels.Take(60)], scores[0][..60], scores[1][..60], near[..60]).Score.Because, StringComparison.Ordinal);
        Assert.Equal("an anchor is undefined on these rows", AnchoredScore.Objection(double.NaN, 1, true, 0));
        Assert.Equal("undefined on these rows", AnchoredScore.FromReplicates((0, double.NaN, 1), [0, 0.1], [0, 0], [1, 1.1], true, 50).Score.Because);

        // one resample in ten has the anchors in the wrong order
        double[] starter = new double[100], model = new double[100], reference = [.. Enumerable.Range(0, 100).Select(i => i % 10 == 0 ? -1e-9 : 1 + 0.001 * i)];
        var often = AnchoredScore.FromReplicates((0, 0.5, 1), starter, model, reference, true, 100, new RatioMoments(0.001, 0.001, 0));
        Assert.Equal("undefined in 10 % of the resamples", often.Score.Because);
        reference[10] = reference[20] = reference[30] = reference[40] = reference[50] = reference[60] = reference[70] = 1;
        var seldom = AnchoredScore.FromReplicates((0, 0.5, 1), starter, model, reference, true, 100, new RatioMoments(0.001, 0.001, 0));
        Assert.True(seldom.Score.IsDefined && seldom.Replicates.All(r => !double.IsNaN(r)));
    }

    private static (byte[] Labels, double[][] Scores) Sample(int rows)
    {
        var labels = new byte[rows];
        double[][] scores = [new double[rows], new double[rows], new double[rows]];
        for (var i = 0; i < rows; i++)
        {
            var truth = 1.5 * InverseCdf.Normal(Stream.Uniform(0, (uint)i));
            labels[i] = (byte)InverseCdf.Bernoulli(Stream.Uniform(1, (uint)i), 1 / (1 + Math.Exp(-truth)));
            (scores[0][i], scores[1][i], scores[2][i]) = (truth + 2.5 * InverseCdf.Normal(Stream.Uniform(2, (uint)i)), truth + InverseCdf.Normal(Stream.Uniform(3, (uint)i)), truth);
        }

        return (labels, scores);
    }
}

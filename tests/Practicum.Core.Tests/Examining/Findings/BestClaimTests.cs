using Practicum.Core.Examining.Findings;
using Practicum.Core.Planting;
using Practicum.Core.Submissions;
using Practicum.Numerics.Primitives;

namespace Practicum.Core.Tests.Examining.Findings;

/// <summary>6 % of labels flipped at random, marked against what the true probabilities allow; numbers of methods §8, and scikit-learn's of the same worlds.</summary>
public sealed class BestClaimTests
{
    private const int Rows = 300_000;

    [Theory]
    [InlineData(-1.9, 1.27, 0.495, 0.471)]
    [InlineData(0, 5.7, 0.73, 0.811)]
    public void The_best_claim_of_flipped_labels_is_as_good_as_the_true_probabilities_allow(double mean, double deviation, double f1, double ap)
    {
        var (key, posterior) = Flipped(mean, deviation, Rows);
        byte[] inKey = [.. key.Select(k => (byte)(k ? 1 : 0))];
        var claimed = BestClaim.Of(posterior, inKey, 1);
        var right = Enumerable.Range(0, Rows).Count(i => claimed[i] && key[i]);
        Assert.Equal(f1, 2.0 * right / (claimed.Count(c => c) + key.Count(k => k)), 0.015);
        Assert.Equal(ap, Practicum.Numerics.Statistics.Metrics.BinarySample.ValueOf("average_precision", posterior, inKey), 0.015);
    }

    [Fact]
    public void Who_claims_what_the_true_probabilities_say_loses_nothing()
    {
        var (truth, _, posterior) = Noisy(20_000);
        var ranked = Enumerable.Range(0, posterior.Length).OrderByDescending(i => posterior[i]).ToArray();
        var best = BestClaim.Of(posterior, [.. Enumerable.Range(0, posterior.Length).Select(i => (byte)(truth.Keys[0].Rows.Contains(i) ? 1 : 0))], 0.5);
        var perfect = MadeFindings.Mark(truth, new Finding { Kind = "label-noise", Rows = [.. Enumerable.Range(0, posterior.Length).Where(i => best[i])] }).Kinds[0];
        Assert.Equal(1, perfect.Where!.Value, 12);
        Assert.Equal(0, perfect.Place!.AboveBest, 12);
        var ordered = MadeFindings.Mark(truth, new Finding { Kind = "label-noise", Rows = [.. ranked] }).Kinds[0].Place!.Ranking!;
        Assert.Equal(ordered.Best, ordered.AveragePrecision, 1e-9);
        Assert.Equal(1, ordered.Share!.Value, 1e-9);
    }

    [Fact]
    public void Who_names_exactly_the_flipped_rows_is_put_before_a_person()
    {
        var (truth, key, _) = Noisy(20_000);
        var mark = MadeFindings.Mark(truth, new Finding { Kind = "label-noise", Rows = key }).Kinds[0];
        Assert.True(mark.Place!.AboveBest > 3, $"Only {mark.Place.AboveBest} standard errors.");
        Assert.Equal(1, mark.Where!.Value);
    }

    private static (FindingsTruth Truth, ImmutableArray<int> Key, double[] Posterior) Noisy(int rows)
    {
        var (key, posterior) = Flipped(-1.9, 1.27, rows);
        ImmutableArray<int> flipped = [.. Enumerable.Range(0, rows).Where(i => key[i])];
        var fault = new FaultKey { Id = "noise", Kind = "label-noise", Rows = flipped, Posterior = posterior };
        return (new() { Checklist = ["label-noise", "pii"], Keys = [fault], RowIds = [.. Enumerable.Range(0, rows)], Columns = ["a", "label"] }, flipped, posterior);
    }

    private static (bool[] Flipped, double[] Posterior) Flipped(double mean, double deviation, int rows)
    {
        const double Rate = 0.06;
        var chance = new Chance(11);
        var (risk, label, flip) = (chance.Stream("risk"), chance.Stream("label"), chance.Stream("flip"));
        var (flipped, posterior) = (new bool[rows], new double[rows]);
        for (var i = 0; i < rows; i++)
        {
            var p = 1 / (1 + Math.Exp(-(mean + deviation * InverseCdf.Normal(risk.Uniform(0, (uint)i)))));
            flipped[i] = flip.Uniform(0, (uint)i) < Rate;
            var given = label.Uniform(0, (uint)i) < p ^ flipped[i];
            var q = given ? p : 1 - p;
            posterior[i] = Rate * (1 - q) / (Rate * (1 - q) + (1 - Rate) * q);
        }

        return (flipped, posterior);
    }
}

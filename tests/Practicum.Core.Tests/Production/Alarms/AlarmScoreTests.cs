using Practicum.Core.Production.Alarms;

namespace Practicum.Core.Tests.Production.Alarms;

/// <summary>Vectors of methods.md §4.</summary>
public sealed class AlarmScoreTests
{
    [Fact]
    public void F1_of_the_examples()
    {
        Assert.Equal(0.6667, AlarmScore.F1(2, 1, 1), 4);
        Assert.Equal(0.1875, AlarmScore.F1(3, 26, 0), 4);
        Assert.True(double.IsNaN(AlarmScore.F1(0, 0, 0)));
    }

    [Fact]
    public void Delays_3_5_8_and_two_misses_of_14()
    {
        int?[] alarms = [3, 5, 8, null, null];
        var delays = alarms.Select(a => AlarmScore.NormalisedDelay(0, a, 14)).ToArray();
        Assert.Equal(0.6286, AlarmScore.MeanNormalisedDelay(delays), 4);
        Assert.Equal(8, AlarmScore.MedianDelay([.. alarms.Select(a => (double?)a)], [14, 14, 14, 14, 14]));
        Assert.True(double.IsNaN(AlarmScore.MedianDelay([3, null, null], [14, 14, 14])));
    }

    [Theory]
    [InlineData(30, 0.3729)]
    [InlineData(7, 0.8647)]
    [InlineData(1, 1.0)]
    public void A_clockwork_hits_by_chance(double everyDays, double expected) => Assert.Equal(expected, AlarmScore.HitsByChance(1 / everyDays, 14), 4);

    [Fact]
    public void Hits_are_corrected_for_chance_and_a_daily_clockwork_has_no_skill()
    {
        Assert.Equal(0, AlarmScore.ChanceCorrected(1, AlarmScore.HitsByChance(1, 14)));
        Assert.Equal((0.8 - 0.3) / 0.7, AlarmScore.ChanceCorrected(0.8, 0.3), 12);
    }

    private static ImmutableSortedDictionary<string, double> Q(params (string Cause, double Weight)[] q) => q.ToImmutableSortedDictionary(w => w.Cause, w => w.Weight);

    [Fact]
    public void A_right_diagnosis_scores_1_a_wrong_one_0_half_and_half_0_75_and_the_uniform_over_five_0_60()
    {
        Assert.Equal(1, Diagnosis.Score(Q(("a", 1)), "a"), 12);
        Assert.Equal(0, Diagnosis.Score(Q(("b", 1)), "a"), 12);
        Assert.Equal(0.75, Diagnosis.Score(Q(("a", .5), ("b", .5)), "a"), 12);
        var uniform = Q(("a", .2), ("b", .2), ("c", .2), ("d", .2), ("e", .2));
        Assert.Equal(0.60, Diagnosis.Score(uniform, "a"), 12);
        Assert.Equal(0.60, Diagnosis.UniformScore(5), 12);
        Assert.Equal(0, Diagnosis.Rescaled(uniform, "a", 5), 12);
        Assert.Equal(1, Diagnosis.Rescaled(Q(("a", 1)), "a", 5), 12);
    }

    [Fact]
    public void A_shotgun_of_single_causes_is_the_uniform()
    {
        var sent = new[] { Q(("a", 1)), Q(("b", 1)), Q(("c", 1)) };
        Assert.Equal(0, Diagnosis.Rescaled(Diagnosis.Average(sent), "a", 3), 12);
        Assert.Null(Diagnosis.Largest(Diagnosis.Average(sent)));
    }

    [Fact]
    public void The_rule_of_ITBench_wants_every_true_cause_named()
    {
        Assert.Equal(0.5, Diagnosis.NamedShare(["cov", "con"], ["con"]));
        Assert.Equal(0, Diagnosis.NamedShare(["cov"], ["con"]));
    }
}

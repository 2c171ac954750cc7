using Practicum.Core.Conformance;
using Practicum.Core.Packs;
using Practicum.Core.Planting;

namespace Practicum.Core.Tests.Planting;

public sealed class LabelFlipTests
{
    private static readonly Ground Desk = ExampleGround.Of(40_000, new(3));
    private static readonly Chance Chance = new(7);

    [Fact]
    public void A_flipped_label_is_in_the_key_and_no_other_is()
    {
        var planted = Plant(new() { Id = "noise", Kind = "label-noise", Rate = 0.06 });
        var (before, after) = (Labels(Desk), Labels(planted.Ground));
        Assert.Equal(Enumerable.Range(0, before.Length).Where(i => before[i] != after[i]), planted.Key.Rows);
        // 6 % of 40,000, within four standard deviations of the binomial.
        Assert.InRange(planted.Key.Rows.Length, 2_400 - (4 * 47.5), 2_400 + (4 * 47.5));
    }

    /// <summary>Truth: the formula of methods §8, ρ(1 − q) / (ρ(1 − q) + (1 − ρ)q).</summary>
    [Fact]
    public void The_posterior_of_uniform_noise_is_the_formula_of_the_methods()
    {
        var planted = Plant(new() { Id = "noise", Kind = "label-noise", Rate = 0.06 });
        var given = Labels(planted.Ground);
        for (var i = 0; i < 500; i++)
        {
            var q = given[i] == 1 ? Desk.Truth![i] : 1 - Desk.Truth![i];
            Assert.Equal(0.06 * (1 - q) / ((0.06 * (1 - q)) + (0.94 * q)), planted.Key.Posterior![i], 1e-12);
        }
    }

    /// <summary>Truth: in a band of rows the share that was turned is the mean of their posteriors, whatever the form.</summary>
    [Theory]
    [InlineData("label-noise", "uniform")]
    [InlineData("label-noise", "by_class")]
    [InlineData("label-noise", "by_features")]
    [InlineData("poison.label-flip", "confident")]
    [InlineData("bias.label-error", "to_0")]
    [InlineData("label-noise.annotators", null)]
    public void A_posterior_is_calibrated(string kind, string? form)
    {
        var spec = new FaultSpec { Id = "f", Kind = kind, Form = form, Rate = 0.1 };
        spec = (kind, form) switch
        {
            (_, "by_class") => spec with { Rate = null, Shares = [("0", 0.03), ("1", 0.3)] },
            ("bias.label-error", _) => spec with { Rate = null, By = "region", Shares = [("east", 0.4), ("north", 0.1)] },
            ("label-noise.annotators", _) => spec with { Rate = null, Columns = ["a", "b", "c"], Shares = [("a", 0.9), ("b", 0.7), ("c", 0.6)] },
            _ => spec,
        };
        Calibrated(Plant(spec));
    }

    [Fact]
    public void A_posterior_knows_what_a_leak_told_before()
    {
        var planted = PlantingRun.Plant([new() { Id = "leak", Kind = "leak.target-proxy", Columns = ["code"], Strength = 0.9, Form = "score" }, new() { Id = "noise", Kind = "label-noise", Rate = 0.1 }], Desk, Chance);
        Calibrated(new(planted.Ground, planted.Origin, planted.Keys[1]));
        var alone = PlantingRun.Plant([new() { Id = "noise", Kind = "label-noise", Rate = 0.1 }], Desk, Chance).Keys[0];
        Assert.Equal(alone.Rows, planted.Keys[1].Rows);
        Assert.True(planted.Keys[1].Rows.Average(r => planted.Keys[1].Posterior![r]) > 1.3 * alone.Rows.Average(r => alone.Posterior![r]));
    }

    [Fact]
    public void Noise_by_features_strikes_where_the_truth_is_uncertain_and_keeps_its_rate()
    {
        var planted = Plant(new() { Id = "noise", Kind = "label-noise", Rate = 0.1, Form = "by_features" });
        double Doubt(IEnumerable<int> rows) => rows.Average(r => 4 * Desk.Truth![r] * (1 - Desk.Truth[r]));
        Assert.True(Doubt(planted.Key.Rows) > 1.15 * Doubt(Enumerable.Range(0, 40_000)));
        Assert.InRange(planted.Key.Rows.Length, 4_000 - 240, 4_000 + 240);
    }

    [Fact]
    public void Without_a_truth_noise_by_features_goes_by_a_score_and_has_no_posterior()
    {
        var planted = FaultCatalogue.Make(new() { Id = "noise", Kind = "label-noise", Rate = 0.1, Form = "by_features" }).Plant(Desk with { Truth = null }, Chance);
        double Doubt(IEnumerable<int> rows) => rows.Average(r => 4 * Desk.Truth![r] * (1 - Desk.Truth[r]));
        Assert.True(Doubt(planted.Key.Rows) > 1.1 * Doubt(Enumerable.Range(0, 40_000)));
        Assert.Null(planted.Key.Posterior);
    }

    [Fact]
    public void Only_rows_in_question_are_turned()
    {
        var planted = Plant(new() { Id = "noise", Kind = "label-noise", Rate = 0.5, Where = new("plan == 'pro' and churned == 1", default) });
        var plan = (TextColumn)Desk.Rows["plan"];
        Assert.NotEmpty(planted.Key.Rows);
        Assert.All(planted.Key.Rows, r => Assert.Equal(("pro", 1.0), (plan[r], Labels(Desk)[r])));
    }

    [Fact]
    public void What_is_planted_beside_does_not_shift_the_rows_that_are_turned()
    {
        FaultSpec noise = new() { Id = "noise", Kind = "label-noise", Rate = 0.06 };
        var alone = PlantingRun.Plant([noise], Desk, Chance);
        var beside = PlantingRun.Plant([new() { Id = "rare", Kind = "imbalance", Rate = 0.5 }, new() { Id = "twice", Kind = "duplicates", Rate = 0.05 }, noise], Desk, Chance);
        var kept = beside.Ground.Identity.ToHashSet();
        Assert.Equal(
            alone.Keys[0].Rows.Select(r => alone.Ground.Identity[r]).Where(kept.Contains).Order(),
            beside.Keys[2].Rows.Select(r => beside.Ground.Identity[r]).Where(id => id < 40_000).Order());
    }

    [Fact]
    public void Two_faults_turn_no_label_back()
    {
        var planted = PlantingRun.Plant([new() { Id = "a", Kind = "label-noise", Rate = 0.3 }, new() { Id = "b", Kind = "poison.label-flip", Rate = 0.3, Form = "random" }], Desk, Chance);
        Assert.Empty(planted.Keys[0].Rows.Intersect(planted.Keys[1].Rows));
        var (before, after) = (Labels(Desk), Labels(planted.Ground));
        Assert.Equal(Enumerable.Range(0, before.Length).Where(i => before[i] != after[i]), planted.Keys[0].Rows.Concat(planted.Keys[1].Rows).Order());
    }

    /// <summary>Truth: for three of equal skill s the majority errs with probability (1 − s)²(1 + 2s); 0.104 at 0.8.</summary>
    [Fact]
    public void A_majority_of_three_errs_as_often_as_the_binomial_says()
    {
        var planted = Plant(new() { Id = "crowd", Kind = "label-noise.annotators", Columns = ["a", "b", "c"], Shares = [("a", 0.8), ("b", 0.8), ("c", 0.8)] });
        Assert.Equal(0.104, planted.Key.Rows.Length / 40_000.0, 0.006);
        Assert.Equal(["a", "b", "c"], planted.Key.Added);
        Assert.Empty(planted.Key.Columns);
    }

    [Fact]
    public void A_trigger_stands_in_its_columns_and_its_rows_have_the_wanted_label()
    {
        var planted = Plant(new() { Id = "trigger", Kind = "poison.backdoor", Rate = 0.02, Columns = ["fee", "channel"], Value = "77" });
        Assert.NotEmpty(planted.Key.Rows);
        Assert.All(planted.Key.Rows, r => Assert.Equal((77.0, "77", 1.0, 0.0), (planted.Ground.Rows.Numbers("fee")[r], ((TextColumn)planted.Ground.Rows["channel"])[r], Labels(planted.Ground)[r], Labels(Desk)[r])));
    }

    private static Planted Plant(FaultSpec spec) => FaultCatalogue.Make(spec).Plant(Desk, Chance);

    private static double[] Labels(Ground ground) => ((NumericColumn)ground.Rows.Columns[^1]).ToDoubles().ToArray();

    private static void Calibrated(Planted planted)
    {
        var (key, struck) = (planted.Key, planted.Key.Rows.ToHashSet());
        var order = Enumerable.Range(0, key.Posterior!.Length).OrderBy(r => key.Posterior[r]).ToArray();
        foreach (var band in order.Chunk(order.Length / 8))
        {
            var expected = band.Average(r => key.Posterior[r]);
            var spread = Math.Sqrt(band.Sum(r => key.Posterior[r] * (1 - key.Posterior[r]))) / band.Length;
            Assert.InRange(band.Count(struck.Contains) / (double)band.Length, expected - (4.5 * spread) - 1e-9, expected + (4.5 * spread) + 1e-9);
        }
    }
}

using Practicum.Core.Production;
using Practicum.Runner.Runs;

namespace Catalogue.Tests.Recorded;

/// <summary>Electricity prices of New South Wales (elec.csv, 45,312 rows in time order): the way of an intern, and the drift of the real market.</summary>
public sealed class Elec2Tests
{
    private const string Policy = """
        practicum: policy/v1
        monitors:
          units: {watch: "feature nswprice", test: mean-shift, window: 1d, min_rows: 40, alarm: "> 6"}
        rules:
          - {when: units, do: alert, diagnosis: upstream.unit}

        """;

    private static Task<(Walked Trained, Walked Python, string Header)> Walks => Walk.Of("elec2", Catalogue.Data("elec2", "elec.csv"), "boosted", 0.5, Policy);

    [Fact]
    public async Task Figures_are_scikit_learns()
    {
        var (trained, python, _) = await Walks;
        await ScikitLearn.Agrees(trained);
        await ScikitLearn.Agrees(python);
    }

    [Fact]
    public async Task Both_models_rank_as_trees_do_on_these_data()
    {
        var (trained, python, _) = await Walks;

        // A random fifth of the first half: boosted trees reach about 0.9; fitted to the earlier four fifths alone, 0.85.
        Assert.InRange(trained.Value("predict/roc_auc"), 0.88, 0.94);
        Assert.InRange(python.Value("predict/roc_auc"), 0.8, 0.94);
        Assert.InRange(trained.Labels.Length, 2_000, 2_600);
    }

    [Fact]
    public async Task A_fault_in_the_feed_is_noticed_named_and_mended()
    {
        var (trained, python, _) = await Walks;
        Assert.True(trained.Value("operate/detection") < 0.1, "Noticed within days.");
        Assert.Equal(1, trained.Value("operate/diagnosis"));
        Assert.InRange(trained.Value("operate/false_alarms"), 0, 0.5);
        Assert.Equal(1, python.Value("operate/detection"));
        Assert.True(trained.Value("operate/beyond") > 0, "The repair pays for the alert.");
    }

    [Fact]
    public async Task The_market_drifts_and_money_shows_it()
    {
        using var scratch = new Scratch();
        var year = await RecordedYear.DoNothing("elec2", Catalogue.Data("elec2", "elec.csv"), "[period, nswprice, nswdemand, vicprice, vicdemand, transfer]", scratch);
        Assert.Null(year.Ceiling);
        Assert.Equal(472, year.DoNothing.Expected.Length);
        var quarters = RecordedYear.PerDay(year.DoNothing, 4);

        // 10 € for a right call, up or down, 48 a day: a perfect day is 480 €. No quarter is like the 0.82 of right calls on hidden rows of the first half.
        Assert.All(quarters, q => Assert.InRange(q, 0, 480 * ((2 * 0.80) - 1)));
        Assert.True(quarters.Max() - quarters.Min() > 40, string.Join(' ', quarters));
    }
}

using Practicum.Core.Planting.Errors;

namespace Practicum.Core.Tests.Planting.Errors;

public sealed class MissingTests
{
    private const int Rows = 40_000;

    [Theory]
    [InlineData("mcar")]
    [InlineData("mar")]
    [InlineData("mnar")]
    public void The_share_that_goes_missing_is_the_declared_one(string form)
    {
        var (clean, planted) = Plant(form, 0.2, 1);
        var lost = planted.Key.Cells.Length;
        var there = Enumerable.Range(0, Rows).Count(r => !clean.Rows["weight"].IsMissing(r));
        // four standard errors of a binomial share
        Assert.Equal(0.2, (double)lost / there, 4 * Math.Sqrt(0.16 / there));
    }

    [Theory]
    [InlineData("mcar", 0.5, 0.5)]
    [InlineData("mar", 2 / 3.0, 0.5)]
    [InlineData("mnar", 0.5, 2 / 3.0)]
    public void What_goes_missing_depends_on_what_the_form_says(string form, double rankBy, double rankOwn)
    {
        // with strength 1 the midrank u of a lost row has density 2u, mean 2/3; without dependence 1/2
        var (clean, planted) = Plant(form, 0.2, 1);
        var rows = planted.Key.Cells.Select(c => c.Row).ToArray();
        Assert.Equal(rankBy, Mean(clean.Rows.Numbers("fee"), rows, 10, 40), 0.015);
        Assert.Equal(rankOwn, Mean(clean.Rows.Numbers("weight"), rows, 60, 100), 0.015);
    }

    [Fact]
    public void A_sentinel_stands_where_a_value_was_and_nothing_is_empty()
    {
        var clean = Plot.Orders();
        var planted = new MissingFault(Plot.Fault("missing", "fee") with { Form = "sentinel", Value = "-999" }).Plant(clean, Plot.Chance);
        Assert.All(planted.Key.Cells, c => Assert.Equal(-999, planted.Ground.Rows.Numbers("fee")[c.Row]));
        Assert.Equal(planted.Key.Cells.Length, planted.Ground.Rows.Numbers("fee").ToDoubles().ToArray().Count(v => v.Equals(-999)));
    }

    [Fact]
    public void Only_rows_in_question_are_touched()
    {
        var clean = Plot.Orders();
        var planted = new MissingFault(Plot.Fault("missing", "fee") with { Where = new("plan == 'pro'", default), Rate = 1 }).Plant(clean, Plot.Chance);
        var plan = (TextColumn)clean.Rows["plan"];
        Assert.Equal(Enumerable.Range(0, clean.Rows.Rows).Where(r => plan[r] == "pro" && !clean.Rows["fee"].IsMissing(r)), planted.Key.Cells.Select(c => c.Row));
    }

    private static (Practicum.Core.Planting.Ground Clean, Practicum.Core.Planting.Planted Planted) Plant(string form, double rate, double strength)
    {
        var clean = Plot.Orders(Rows);
        return (clean, new MissingFault(Plot.Fault("missing", "weight") with { Form = form, By = form == "mar" ? "fee" : null, Rate = rate, Strength = strength }).Plant(clean, Plot.Chance));
    }

    /// <summary>Mean of uniform values as shares of their range, missing ones left out.</summary>
    private static double Mean(NumericColumn column, int[] rows, double from, double to) => rows.Select(r => column[r]).Where(v => !double.IsNaN(v)).Average(v => (v - from) / (to - from));
}

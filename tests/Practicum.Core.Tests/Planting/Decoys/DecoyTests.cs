using Practicum.Core.Packs;
using Practicum.Core.Planting;
using Practicum.Core.Planting.Personal;

namespace Practicum.Core.Tests.Planting.Decoys;

public sealed class DecoyTests
{
    private static readonly Ground Clean = Plot.Orders();

    [Fact]
    public void Odd_values_are_the_same_to_twelve_digits()
    {
        var planted = FaultCatalogue.Make(Plot.Fault("decoy.odd-values", "fee")).Plant(Clean, Plot.Chance);
        Assert.NotEmpty(planted.Key.Cells);
        Assert.All(planted.Key.Cells, c =>
        {
            Assert.Equal(Clean.Rows.Numbers("fee")[c.Row], planted.Ground.Rows.Numbers("fee")[c.Row], 1e-12);
            Assert.True(Plot.Cell(planted.Ground.Rows, "fee", c.Row).Length > 12);
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("iban")]
    public void What_looks_like_personal_data_fails_the_check_digits(string? form)
    {
        var column = (TextColumn)Made(Plot.Fault("decoy.looks-like-pii", "serial") with { Form = form });
        Assert.All(column.Dictionary, text => Assert.False(form == "iban" ? CheckDigits.IsIban(text) : CheckDigits.IsLuhn(text), text));
        Assert.All(column.Dictionary, text => Assert.Matches(form == "iban" ? "^DE[0-9]{20}$" : "^4[0-9]{15}$", text));
        Assert.Equal(column.Dictionary.Length, column.Dictionary.Distinct().Count());
    }

    [Fact]
    public void What_looks_like_an_id_has_eight_digits_and_repeats()
    {
        var values = ((NumericColumn)Made(Plot.Fault("decoy.looks-like-id", "product"))).ToDoubles().ToArray();
        Assert.All(values, v => Assert.InRange(v, 10_000_000, 99_999_999));
        Assert.Equal(60, values.Distinct().Count());
    }

    [Fact]
    public void Many_categories_are_distinct_and_a_few_are_frequent()
    {
        var column = (TextColumn)Made(Plot.Fault("decoy.high-cardinality", "campaign"));
        Assert.Equal(5000, column.Dictionary.Distinct().Count());
        Assert.True(column.Codes.ToArray().Distinct().Count() > 1500);
    }

    [Fact]
    public void A_skewed_column_has_the_median_and_spread_of_its_lognormal()
    {
        // log-median 3, standard deviation 2 of the log; four standard errors
        var logs = ((NumericColumn)Made(Plot.Fault("decoy.skewed", "bytes"))).ToDoubles().ToArray().Select(v => Math.Log(Math.Max(v, 0.01))).ToArray();
        Assert.Equal(3, logs.Average(), 4 * 2 / Math.Sqrt(logs.Length));
        Assert.Equal(2, Math.Sqrt(logs.Average(l => Math.Pow(l - logs.Average(), 2))), 4 * 2 / Math.Sqrt(2 * logs.Length));
    }

    [Fact]
    public void A_correlated_column_has_the_declared_correlation_and_tells_nothing_of_the_label_beyond_it()
    {
        var spec = Plot.Fault("decoy.correlated-but-fair", "score") with { By = "weight", Strength = 0.8 };
        var made = ((NumericColumn)Made(spec)).ToDoubles().ToArray();
        var weight = new double[made.Length];
        Clean.Rows.Numbers("weight").CopyTo(0, weight);
        Assert.Equal(0.8, Correlation(made, weight), 0.03);
        var mean = weight.Average();
        var deviation = Math.Sqrt(weight.Average(w => (w - mean) * (w - mean)));
        var rest = made.Select((m, i) => m - (8 * (weight[i] - mean) / deviation)).ToArray();
        Assert.Equal(0, Correlation(rest, Clean.Rows.Numbers("y").ToDoubles().ToArray()), 4 / Math.Sqrt(made.Length));
    }

    private static Column Made(FaultSpec spec) => FaultCatalogue.Make(spec).Plant(Clean, Plot.Chance).Ground.Rows[spec.Columns[0]];

    private static double Correlation(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        return a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum() / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }
}

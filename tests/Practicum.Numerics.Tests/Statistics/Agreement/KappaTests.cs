using System.Text.Json;
using Practicum.Numerics.Statistics.Agreement;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Agreement;

public sealed class KappaTests
{
    private static readonly ChanceStream Stream = new Chance(11).Stream("kappa");

    [Fact]
    public void Cohens_kappa_and_its_standard_error_are_those_of_scikit_learn_and_statsmodels()
    {
        foreach (var example in CommittedVectors.Read("agreement").GetProperty("cohen").EnumerateArray())
        {
            int[] first = Codes(example.GetProperty("first")), second = Codes(example.GetProperty("second"));
            var categories = example.GetProperty("categories").GetInt32();
            foreach (var weighting in Enum.GetValues<KappaWeighting>())
            {
                var expected = example.GetProperty(weighting.ToString().ToLowerInvariant());
                var actual = CohenKappa.Of(first, second, categories, weighting).Value;
                Peers.Close(expected.GetProperty("sklearn").GetDouble(), actual, 1e-13);
                Peers.Close(expected.GetProperty("statsmodels").GetDouble(), actual, 1e-13);
                Peers.Close(expected.GetProperty("error").GetDouble(), CohenKappa.StandardError(Table(first, second, categories), weighting), 1e-13);
            }
        }
    }

    [Fact]
    public void Cohens_kappa_is_that_of_psych()
    {
        foreach (var example in CommittedVectors.Read("agreement-psych").GetProperty("cases").EnumerateArray())
        {
            var table = Square(example.GetProperty("table"));
            Peers.Close(example.GetProperty("kappa").GetDouble(), CohenKappa.OfTable(table).Value, 1e-13);
            Peers.Close(example.GetProperty("quadratic").GetDouble(), CohenKappa.OfTable(table, KappaWeighting.Quadratic).Value, 1e-13);
            Peers.Close(example.GetProperty("error").GetDouble(), CohenKappa.StandardError(table), 1e-13);
        }
    }

    [Fact]
    public void Kappa_is_that_of_the_example_of_SAS()
    {
        using var cases = JsonDocument.Parse(File.ReadAllBytes(SharedData.Find("data/rater_agreement_A/cases.json")));
        var example = cases.RootElement.EnumerateArray().Single(c => c.GetProperty("type").GetString() == "cohen_table");
        var table = Square(example.GetProperty("table"));
        var expected = example.GetProperty("expected");
        var (value, error) = (CohenKappa.OfTable(table).Value, CohenKappa.StandardError(table));
        Peers.Close(expected.GetProperty("kappa").GetDouble(), value, 5e-5);
        Peers.Close(expected.GetProperty("ase").GetDouble(), error, 5e-5);
        Peers.Close(expected.GetProperty("ci95")[0].GetDouble(), value - 1.959964 * error, 5e-5);
        Peers.Close(expected.GetProperty("ci95")[1].GetDouble(), value + 1.959964 * error, 5e-5);
        Peers.Close(expected.GetProperty("linear_weighted_kappa").GetDouble(), CohenKappa.OfTable(table, KappaWeighting.Linear).Value, 5e-5);
    }

    [Fact]
    public void Fleiss_kappa_is_that_of_statsmodels_and_of_the_published_example()
    {
        foreach (var example in CommittedVectors.Read("agreement").GetProperty("fleiss").EnumerateArray())
        {
            var ratings = Ratings.OfCounts(Counts(example.GetProperty("counts")));
            var (error, z, p) = FleissKappa.AgainstChance(ratings);
            Peers.Close(example.GetProperty("statsmodels").GetDouble(), FleissKappa.Of(ratings).Value, 1e-13);
            Peers.Close(example.GetProperty("null_error").GetDouble(), error, 1e-13);
            Peers.Close(example.GetProperty("z").GetDouble(), z, 1e-12);
            Assert.InRange(p, 0, 1e-9);

            // the linearised error is the jackknife's but for terms of order 1/n
            Peers.Close(example.GetProperty("jackknife_error").GetDouble(), FleissKappa.Measure(ratings.Patterns).Error, 1.5 / ratings.Units, relative: true);
        }

        // Fleiss 1971, thirty patients by six psychiatrists: 0.430; the R package irr prints z = 17.7
        var diagnoses = Ratings.OfCounts(Counts(CommittedVectors.Read("agreement").GetProperty("fleiss")[0].GetProperty("counts")));
        Peers.Close(0.430, FleissKappa.Of(diagnoses).Value, 5e-4);
        Peers.Close(17.7, FleissKappa.AgainstChance(diagnoses).Z, 0.003);
        using var cases = JsonDocument.Parse(File.ReadAllBytes(SharedData.Find("data/rater_agreement_A/cases.json")));
        var wikipedia = cases.RootElement.EnumerateArray().Single(c => c.GetProperty("type").GetString() == "fleiss_counts");
        Peers.Close(wikipedia.GetProperty("expected").GetProperty("fleiss_kappa").GetDouble(), FleissKappa.Of(Ratings.OfCounts(Counts(wikipedia.GetProperty("table")))).Value, 5e-4);
    }

    [Fact]
    public void Units_that_one_rater_left_out_do_not_count()
    {
        int[] first = [0, 1, 2, -1, 1, 0], second = [0, 1, 1, 2, -1, 0];
        Assert.Equal(CohenKappa.Of([0, 1, 2, 0], [0, 1, 1, 0], 3), CohenKappa.Of(first, second, 3));
    }

    [Fact]
    public void Undefined_and_withheld_say_why()
    {
        Assert.Equal("no unit was rated by both", CohenKappa.Of([-1], [1], 2).Because);
        Assert.Equal("both raters used one category only, the same one", CohenKappa.OfTable(new double[,] { { 9, 0 }, { 0, 0 } }).Because);
        Assert.Equal("too few: 18 units, at least 30 are needed", CohenKappa.OfTable(new double[,] { { 9, 1 }, { 1, 7 } }).Because);
        Assert.Equal("no unit shows a disagreement, so the units show no spread", CohenKappa.OfTable(new double[,] { { 20, 0 }, { 0, 20 } }).Because);
        Assert.Equal("too few: 4 units have a value other than the commonest, at least 5 are needed", CohenKappa.OfTable(new double[,] { { 90, 2 }, { 1, 1 } }).Because);
        Assert.Equal("units have different numbers of ratings; Krippendorff's alpha takes them", FleissKappa.Of(new([1, 2, 3, 1, 2, double.NaN], 3)).Because);
        Assert.Equal("all values are the same", FleissKappa.Of(new([1, 1, 1, 1], 2)).Because);
        Assert.Equal("no unit has two ratings", FleissKappa.Of(new([1, double.NaN], 2)).Because);
        Assert.True(double.IsNaN(FleissKappa.AgainstChance(new([1, 1, 1, 1], 2)).Z));
        Assert.Throws<ArgumentException>(() => CohenKappa.OfTable(new double[,] { { 1, 2, 3 }, { 1, 2, 3 } }));
        Assert.Throws<ArgumentException>(() => CohenKappa.Of([0, 2], [0, 1], 2));
    }

    [Theory]
    [InlineData(2, 1.0, KappaWeighting.Unweighted)]
    [InlineData(5, 0.0, KappaWeighting.Quadratic)]
    public void The_interval_of_Cohens_kappa_covers(int categories, double cut, KappaWeighting weighting)
    {
        // simulated with 4,000: 0.94 to 0.95 at 50 units, where kappa ± 1.96 standard errors covers 0.90 to 0.93
        var truth = CohenKappa.Measure(Drawn(0, 300_000, categories, cut), weighting).Value;
        var (covered, given) = (0, 0);
        for (uint draw = 1; draw <= 1500; draw++)
        {
            if (CohenKappa.OfTable(Drawn(draw, 50, categories, cut), weighting).Interval is not { } interval)
                continue;
            given++;
            covered += interval.Low <= truth && truth <= interval.High ? 1 : 0;
        }

        Assert.InRange((double)covered / given, 0.925, 0.98);
        Assert.InRange(given, 1450, 1500);
    }

    private static double[,] Drawn(uint tick, int units, int categories, double cut)
    {
        var z = new double[3 * units];
        Stream.Fill(z, tick);
        InverseCdf.FillNormal(z);
        var table = new double[categories, categories];
        for (var u = 0; u < units; u++)
            table[Code(z[3 * u] + 0.5 * z[3 * u + 1]), Code(z[3 * u] + 0.5 * z[3 * u + 2])]++;
        return table;

        int Code(double x) => categories == 2 ? x > cut ? 1 : 0 : (int)Math.Clamp(Math.Floor((x + 1.5) / 0.75), 0, 4);
    }

    private static int[] Codes(JsonElement codes) => [.. codes.EnumerateArray().Select(c => c.GetInt32())];

    private static double[,] Table(int[] first, int[] second, int categories)
    {
        var table = new double[categories, categories];
        for (var u = 0; u < first.Length; u++)
            table[first[u], second[u]]++;
        return table;
    }

    private static double[,] Square(JsonElement rows)
    {
        var table = new double[rows.GetArrayLength(), rows[0].GetArrayLength()];
        for (var i = 0; i < table.GetLength(0); i++)
        {
            for (var j = 0; j < table.GetLength(1); j++)
                table[i, j] = rows[i][j].GetDouble();
        }

        return table;
    }

    private static int[,] Counts(JsonElement rows)
    {
        var square = Square(rows);
        var counts = new int[square.GetLength(0), square.GetLength(1)];
        for (var i = 0; i < counts.GetLength(0); i++)
        {
            for (var j = 0; j < counts.GetLength(1); j++)
                counts[i, j] = (int)square[i, j];
        }

        return counts;
    }
}

using System.Text.Json;
using Practicum.Numerics.Statistics.Fairness;
using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Fairness;

public sealed class GroupFairnessTests
{
    private static readonly ImmutableArray<string> Names = ["a", "b", "c", "d"];
    private static readonly JsonElement Vectors = CommittedVectors.Read("fairness");

    [Theory]
    [InlineData("plain")]
    [InlineData("weighted")]
    public void Rates_and_spreads_are_those_that_fairlearn_defines(string kind)
    {
        var expected = Vectors.GetProperty(kind);
        var rows = Rows(kind == "weighted");
        foreach (var (name, rate) in new[] { ("selection", GroupRate.SelectionRate), ("tpr", GroupRate.TruePositiveRate), ("fpr", GroupRate.FalsePositiveRate), ("ppv", GroupRate.PositivePredictiveValue) })
        {
            var rates = GroupFairness.Rates(rows, rate, 1);
            for (var g = 0; g < Names.Length; g++)
                Peers.Close(expected.GetProperty("rates").GetProperty(name)[g].GetDouble(), rates[g].Rate.Value, 1e-14);
        }

        Same("demographic_parity_difference", GroupFairness.Difference(rows, GroupRate.SelectionRate, 1));
        Same("demographic_parity_ratio", GroupFairness.Ratio(rows, GroupRate.SelectionRate, 1));
        Same("equal_opportunity_difference", GroupFairness.Difference(rows, GroupRate.TruePositiveRate, 1));
        Same("equal_opportunity_ratio", GroupFairness.Ratio(rows, GroupRate.TruePositiveRate, 1));
        Same("equalized_odds_difference", GroupFairness.EqualisedOddsDifference(rows, 1));
        Same("equalized_odds_ratio", GroupFairness.EqualisedOddsRatio(rows, 1));

        void Same(string name, FairnessSpread actual)
        {
            Peers.Close(expected.GetProperty(name).GetDouble(), actual.Estimate.Value, 1e-14);
            Assert.InRange(actual.Estimate.Value, actual.Estimate.Interval!.Low, actual.Estimate.Interval.High);
        }
    }

    [Fact]
    public void Comparisons_have_the_intervals_and_tests_of_statsmodels()
    {
        var rows = Rows(false);
        var rates = GroupFairness.Rates(rows, GroupRate.SelectionRate);
        for (var g = 0; g < Names.Length; g++)
        {
            var (interval, n) = (rates[g].Rate.Interval!, rates[g].Rate.Count);
            if (interval.Method == "wilson")
                Ends(Vectors.GetProperty("wilson")[g], interval, 1e-9);
            else
                Assert.Equal(Proportion.ClopperPearson((long)Math.Round(rates[g].Rate.Value * n), n).Low, interval.Low, 1e-12); // few hits or misses; held against statsmodels by itself
        }

        var compared = GroupFairness.Compare(rows, GroupRate.SelectionRate, "a");
        for (var i = 0; i < compared.Length; i++)
        {
            var pair = Vectors.GetProperty("pairs")[i];
            Assert.Equal(("a", Names[i + 1]), (compared[i].Reference, compared[i].Group));
            Ends(pair.GetProperty("difference"), compared[i].Difference.Interval!, 1e-9);
            Ends(pair.GetProperty("ratio"), compared[i].Ratio.Interval!, 1e-6); // statsmodels stops its search there
            Peers.Close(pair.GetProperty("p").GetDouble(), compared[i].P, 1e-9);
            Peers.Close(Vectors.GetProperty("holm")[i].GetDouble(), compared[i].AdjustedP, 1e-9);
            Assert.Equal("newcombe", compared[i].Difference.Interval!.Method);
        }
    }

    [Fact]
    public void Published_rates_of_COMPAS_come_out()
    {
        // Larson, Mattu, Kirchner and Angwin, ProPublica 2016: (low, survived), (high, survived), (low, recidivated), (high, recidivated)
        var rows = Tables(["black", "white"], [(990, 805, 532, 1369), (1139, 349, 461, 505)]);
        Assert.Equal([0.4485, 0.2345], GroupFairness.Rates(rows, GroupRate.FalsePositiveRate).Select(r => Math.Round(r.Rate.Value, 4)));
        Assert.Equal([0.2799, 0.4772], GroupFairness.Rates(rows, GroupRate.TruePositiveRate).Select(r => Math.Round(1 - r.Rate.Value, 4)));
        Assert.Equal([0.63, 0.59], GroupFairness.Rates(rows, GroupRate.PositivePredictiveValue).Select(r => Math.Round(r.Rate.Value, 2)));
        var odds = GroupFairness.EqualisedOddsDifference(rows);
        Peers.Close(805 / 1795.0 - 349 / 1488.0, odds.Estimate.Value, 1e-15);
        Assert.Equal(("black", "white"), (odds.Highest, odds.Lowest));
        Assert.True(odds.Estimate.Interval!.Low > 0.15);
        var parity = Assert.Single(GroupFairness.Compare(rows, GroupRate.PositivePredictiveValue, "white"));
        Assert.InRange(parity.P, 0.04, 0.06); // 0.63 against 0.59: the dispute over predictive parity
    }

    [Fact]
    public void Four_fifths_are_held_as_in_the_example_of_the_guidelines()
    {
        // Uniform Guidelines, questions and answers (1979): 48 of 80 against 12 of 40, 60 % against 30 %
        var rows = Tables(["white", "black"], [(32, 48, 0, 0), (28, 12, 0, 0)]);
        var found = Assert.Single(GroupFairness.AgainstFourFifths(rows));
        Peers.Close(0.5, found.Ratio.Value, 1e-15);
        Assert.Equal(("black", "white"), (found.Group, found.Best));
        Ends(Vectors.GetProperty("two").GetProperty("best"), found.Ratio.Interval!, 1e-6);
        Assert.Equal("below four fifths", found.Words);
        Assert.Equal("not settled", FiveAgainstSix(1)); // a ratio of 0.83
        Assert.Equal("at least four fifths", FiveAgainstSix(400));

        static string FiveAgainstSix(int times) =>
            Assert.Single(GroupFairness.AgainstFourFifths(Tables(["x", "y"], [(4 * times, 6 * times, 0, 0), (5 * times, 5 * times, 0, 0)]), minRows: 1)).Words;
    }

    [Fact]
    public void Limits_of_two_groups_are_Newcombes_with_half_the_near_tail()
    {
        var rows = Tables(["white", "black"], [(32, 48, 0, 0), (28, 12, 0, 0)]);
        var two = Vectors.GetProperty("two");
        var difference = GroupFairness.Difference(rows, GroupRate.SelectionRate).Estimate.Interval!;
        Peers.Close(two.GetProperty("low").GetDouble(), difference.Low, 1e-9);
        Peers.Close(two.GetProperty("high").GetDouble(), difference.High, 1e-9);
        var ratio = GroupFairness.Ratio(rows, GroupRate.SelectionRate).Estimate.Interval!;
        Peers.Close(two.GetProperty("ratio_low").GetDouble(), ratio.Low, 1e-6);
        Peers.Close(two.GetProperty("ratio_high").GetDouble(), ratio.High, 1e-6);
    }

    [Theory]
    [InlineData(2, 1.12838)]
    [InlineData(3, 1.69257)]
    [InlineData(5, 2.32593)]
    [InlineData(10, 3.07751)]
    [InlineData(20, 3.73495)]
    public void Spread_by_chance_is_the_expected_range_of_normals(int groups, double range)
    {
        // the constants d2 of control charts (Tippett 1925); standard error of a share of 100 at 0.3: 0.0458258
        var rows = Tables([.. Enumerable.Range(0, groups).Select(g => $"g{g}")], [.. Enumerable.Repeat((70, 30, 0, 0), groups)]);
        var spread = GroupFairness.Difference(rows, GroupRate.SelectionRate);
        Assert.Equal(0, spread.Estimate.Value);
        Peers.Close(range * Math.Sqrt(0.3 * 0.7 / 100), spread.ByChance!.Value, 1e-5, relative: true);
    }

    [Fact]
    public void Weights_count_as_rows_in_every_value()
    {
        int[] groups = Ints("group");
        byte[] decisions = Bytes("decision"), labels = Bytes("label");
        double[] weights = [.. groups.Select((_, i) => (double)(i % 3))];
        var repeated = Enumerable.Range(0, groups.Length).SelectMany(i => Enumerable.Repeat(i, i % 3)).ToArray();
        var counted = new GroupedDecisions(groups, Names, decisions, labels, weights);
        var spelled = new GroupedDecisions([.. repeated.Select(i => groups[i])], Names, [.. repeated.Select(i => decisions[i])], [.. repeated.Select(i => labels[i])]);
        foreach (var rate in Enum.GetValues<GroupRate>())
        {
            Peers.Close(GroupFairness.Difference(spelled, rate, 1).Estimate.Value, GroupFairness.Difference(counted, rate, 1).Estimate.Value, 1e-14);
            Assert.Equal("newcombe-kish", GroupFairness.Compare(counted, rate, "a", 1)[0].Difference.Interval!.Method);
        }
    }

    [Fact]
    public void Small_groups_are_listed_and_left_out_with_the_reason()
    {
        var rows = Tables(["many", "some", "few", "none"], [(50, 50, 0, 0), (40, 20, 0, 0), (0, 6, 0, 0), (0, 0, 0, 0)]);
        var rates = GroupFairness.Rates(rows, GroupRate.SelectionRate);
        Assert.Equal("too few: group 'few' has 6 rows that count, at least 10 are needed", rates[2].Rate.Because);
        Assert.Equal(1, rates[2].Rate.Value);
        Assert.Equal("group 'none' has no rows that count", rates[3].Rate.Because);
        var spread = GroupFairness.Difference(rows, GroupRate.SelectionRate);
        Peers.Close(0.5 - 1 / 3.0, spread.Estimate.Value, 1e-15);
        Assert.Equal(["few", "none"], spread.LeftOut);
        Peers.Close(1 - 1 / 3.0, GroupFairness.Difference(rows, GroupRate.SelectionRate, 1).Estimate.Value, 1e-15);
        var compared = GroupFairness.Compare(rows, GroupRate.SelectionRate);
        Assert.Equal("many", compared[0].Reference);
        Assert.Null(compared[1].Difference.Interval);
        Assert.True(double.IsNaN(compared[1].AdjustedP));
        Assert.False(compared[2].Difference.IsDefined);
        Assert.Equal(compared[0].P, compared[0].AdjustedP); // the two small ones are not tested, and not counted
        Assert.Equal(FourFifthsVerdict.NotSettled, GroupFairness.AgainstFourFifths(rows).Single(f => f.Group == "few").Verdict);
    }

    [Fact]
    public void Undefined_says_why_in_words()
    {
        var unlabelled = new GroupedDecisions([0, 0, 1, 1], ["a", "b"], [1, 0, 1, 1]);
        Assert.Equal("there are no labels", GroupFairness.Difference(unlabelled, GroupRate.TruePositiveRate).Estimate.Because);
        Assert.Equal("there are no labels", GroupFairness.Rates(unlabelled, GroupRate.FalsePositiveRate)[0].Rate.Because);
        Assert.Equal("fewer than two groups have 10 rows that count", GroupFairness.Difference(unlabelled, GroupRate.SelectionRate).Estimate.Because);
        var never = Tables(["a", "b"], [(20, 0, 0, 0), (30, 0, 0, 0)]);
        Assert.Equal("the rate is 0 in all groups", GroupFairness.Ratio(never, GroupRate.SelectionRate).Estimate.Because);
        Assert.Equal("the rate of group 'b' is 0", GroupFairness.Compare(never, GroupRate.SelectionRate)[0].Ratio.Because);
        Assert.Empty(GroupFairness.AgainstFourFifths(never));
        Assert.Throws<ArgumentException>(() => new GroupedDecisions([0, 2], ["a", "b"], [1, 0]));
        Assert.Throws<ArgumentException>(() => new GroupedDecisions([0], ["a"], [1], [0, 1]));
        Assert.Throws<ArgumentException>(() => GroupFairness.Compare(never, GroupRate.SelectionRate, "c"));
    }

    private static GroupedDecisions Rows(bool weighted) =>
        new(Ints("group"), Names, Bytes("decision"), Bytes("label"), weighted ? Vectors.GetProperty("weight").Doubles() : default(ReadOnlySpan<double>));

    /// <summary>Rows of tables (decision 0, label 0), (1, 0), (0, 1), (1, 1) by group.</summary>
    internal static GroupedDecisions Tables(ImmutableArray<string> names, ReadOnlySpan<(int, int, int, int)> tables)
    {
        List<int> groups = [];
        List<byte> decisions = [], labels = [];
        for (var g = 0; g < tables.Length; g++)
        {
            var (a, b, c, d) = tables[g];
            foreach (var (count, decision, label) in new[] { (a, 0, 0), (b, 1, 0), (c, 0, 1), (d, 1, 1) })
            {
                groups.AddRange(Enumerable.Repeat(g, count));
                decisions.AddRange(Enumerable.Repeat((byte)decision, count));
                labels.AddRange(Enumerable.Repeat((byte)label, count));
            }
        }

        return new([.. groups], names, [.. decisions], [.. labels]);
    }

    private static int[] Ints(string name) => [.. Vectors.GetProperty(name).EnumerateArray().Select(v => v.GetInt32())];

    private static byte[] Bytes(string name) => [.. Vectors.GetProperty(name).EnumerateArray().Select(v => v.GetByte())];

    private static void Ends(JsonElement expected, Interval actual, double tolerance)
    {
        Peers.Close(expected[0].GetDouble(), actual.Low, tolerance);
        Peers.Close(expected[1].GetDouble(), actual.High, tolerance);
    }
}

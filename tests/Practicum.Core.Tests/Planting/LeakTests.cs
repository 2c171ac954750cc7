using Practicum.Core.Conformance;
using Practicum.Core.Packs;
using Practicum.Core.Planting;

namespace Practicum.Core.Tests.Planting;

public sealed class LeakTests
{
    private static readonly Ground Desk = ExampleGround.Of(20_000, new(3));
    private static readonly Chance Chance = new(7);
    private static readonly Table Hidden = Desk.Hidden!.Select(new([.. Desk.Hidden.Schema.Fields[..^1]]));
    private static readonly byte[] HiddenLabel = Array.ConvertAll(Desk.Hidden!.Numbers("churned").ToDoubles().ToArray(), l => (byte)l);

    /// <summary>Truth: the declared strength, within four standard deviations of the binomial.</summary>
    [Theory]
    [InlineData("flag", 0.9)]
    [InlineData("code", 0.75)]
    public void A_proxy_matches_the_label_as_often_as_declared(string form, double strength)
    {
        var planted = Plant(new() { Id = "leak", Kind = "leak.target-proxy", Columns = ["p"], Strength = strength, Form = form });
        var labels = Labels(planted.Ground);
        Assert.Equal(strength, Shown(planted.Ground.Rows["p"], labels).Zip(labels, (s, l) => s == l ? 1.0 : 0).Average(), 4 * Math.Sqrt(strength * (1 - strength) / 20_000));
        Assert.Equal(["p"], planted.Key.Columns);
        Assert.Equal("missing", planted.Key.AtServe);
    }

    /// <summary>Truth: two normal densities two standard deviations apart have ROC area Φ(√2) = 0.92135, were every row shown rightly.</summary>
    [Fact]
    public void A_score_separates_the_labels_by_two_standard_deviations()
    {
        var planted = Plant(new() { Id = "leak", Kind = "leak.target-proxy", Columns = ["p"], Strength = 0.999999, Form = "score" });
        var sample = new Practicum.Numerics.Statistics.Metrics.BinarySample(planted.Ground.Rows.Numbers("p").ToDoubles().ToArray(), Array.ConvertAll(Labels(planted.Ground), l => (byte)l));
        Assert.Equal(0.92135, sample.Estimate("roc_auc").Value, 0.012);
    }

    /// <summary>Truth: among rows of one band of the sharpened probability, as many have label 1 as it says.</summary>
    [Theory]
    [InlineData("leak.target-proxy", "score")]
    [InlineData("leak.target-proxy", "code")]
    [InlineData("leak.post-outcome", "count")]
    [InlineData("leak.post-outcome", "filled")]
    public void What_a_leak_tells_of_the_label_is_known_exactly(string kind, string form)
    {
        var planted = Plant(new() { Id = "leak", Kind = kind, Columns = ["p"], Strength = 0.8, Form = form });
        var (truth, labels) = (planted.Ground.Truth!, Labels(planted.Ground));
        foreach (var band in Enumerable.Range(0, 20_000).OrderBy(i => truth[i]).Chunk(2_500))
            Assert.Equal(band.Average(i => truth[i]), band.Average(i => labels[i]), 1e-9 + (4.5 * Math.Sqrt(band.Sum(i => truth[i] * (1 - truth[i]))) / 2_500));
    }

    [Fact]
    public void At_service_a_proxy_is_what_was_declared()
    {
        Table Serve(string state) => Plant(new() { Id = "leak", Kind = "leak.target-proxy", Columns = ["p"], Strength = 0.9, Form = "flag", AtServe = state }).Served!.Serve(Hidden, HiddenLabel, 0, new(5));
        double Match(string state) => Serve(state).Numbers("p").ToDoubles().ToArray().Zip(HiddenLabel, (p, l) => p == l ? 1.0 : 0).Average();
        var rate = HiddenLabel.Average(l => (double)l);
        Assert.All(Serve("missing").Numbers("p").ToDoubles().ToArray(), p => Assert.True(double.IsNaN(p)));
        Assert.Equal(0.9, Match("still_there"), 0.02);
        // Stale: every row looks like one of label 0, so it matches 9 in 10 rows of label 0 and 1 in 10 of label 1.
        Assert.Equal((0.9 * (1 - rate)) + (0.1 * rate), Match("stale"), 0.02);
        var one = Serve("shuffled").Numbers("p").ToDoubles().ToArray();
        Assert.Equal(one.Zip(HiddenLabel).Where(x => x.Second == 1).Average(x => x.First), one.Zip(HiddenLabel).Where(x => x.Second == 0).Average(x => x.First), 0.06);
    }

    [Fact]
    public void A_future_aggregate_is_the_mean_label_of_the_group_with_its_own_label()
    {
        var planted = Plant(new() { Id = "f", Kind = "leak.future-aggregate", Columns = ["rate"], By = "customer_id" });
        var (ids, labels, rate) = (Desk.Rows.Numbers("customer_id"), Labels(Desk), planted.Ground.Rows.Numbers("rate"));
        for (var row = 0; row < 20; row++)
            Assert.Equal(Enumerable.Range(0, 20_000).Where(i => ids[i] == ids[row]).Average(i => labels[i]), rate[row], 1e-12);
        Assert.Null(planted.Ground.Truth);
        Assert.Equal("stale", planted.Key.AtServe);
    }

    [Fact]
    public void Hidden_rows_across_the_split_stand_in_training_with_all_their_values()
    {
        var planted = PlantingRun.Plant(
        [
            new() { Id = "leak", Kind = "leak.target-proxy", Columns = ["p"], Strength = 0.9, Form = "flag" },
            new() { Id = "crossing", Kind = "leak.duplicates-across-split", Rate = 0.2 },
        ], Desk, Chance);
        var key = planted.Keys[1];
        Assert.InRange(key.Rows.Length, 800 - 102, 800 + 102);
        var hidden = Enumerable.Range(0, Hidden.Rows).Select(r => Print(Desk.Hidden!, r, Desk.Hidden!.Schema)).ToHashSet();
        Assert.All(key.Rows, r => Assert.Contains(Print(planted.Ground.Rows, r, Desk.Hidden!.Schema), hidden));
        Assert.All(key.Rows, r => Assert.Equal(-1, planted.Origin[r]));
        Assert.All(key.Pairs, p => Assert.Equal(-1, p.Other));
        // The proxy, which hidden rows do not have, tells of a copy's label what it tells of others'.
        var (flag, labels) = (planted.Ground.Rows.Numbers("p"), Labels(planted.Ground));
        Assert.Equal(0.9, key.Rows.Average(r => flag[r] == labels[r] ? 1.0 : 0), 0.05);
    }

    [Fact]
    public void Overlapping_groups_have_all_their_hidden_rows_in_training_nearly()
    {
        var planted = Plant(new() { Id = "g", Kind = "leak.group-overlap", Rate = 0.1 });
        var hidden = Enumerable.Range(0, Hidden.Rows).Select(r => Print(Desk.Hidden!, r, Desk.Hidden!.Schema)).ToHashSet();
        Assert.NotEmpty(planted.Key.Rows);
        Assert.All(planted.Key.Rows, r => Assert.DoesNotContain(Print(planted.Ground.Rows, r, Desk.Hidden!.Schema), hidden));
        var ids = planted.Ground.Rows.Numbers("customer_id");
        foreach (var group in planted.Key.Rows.GroupBy(r => ids[r]).Take(20))
            Assert.Equal(Hidden.Numbers("customer_id").ToDoubles().ToArray().Count(id => id == group.Key), group.Count());
    }

    /// <summary>Truth: mean and standard deviation of training and hidden rows together, computed here.</summary>
    [Fact]
    public void A_column_standardised_on_everything_uses_the_hidden_rows()
    {
        var planted = Plant(new() { Id = "s", Kind = "leak.preprocessing", Columns = ["z"], By = "fee", Form = "standardised" });
        double[] all = [.. Desk.Rows.Numbers("fee").ToDoubles().ToArray(), .. Hidden.Numbers("fee").ToDoubles().ToArray()];
        var mean = all.Average();
        var deviation = Math.Sqrt(all.Average(v => (v - mean) * (v - mean)));
        Assert.Equal((Desk.Rows.Numbers("fee")[5] - mean) / deviation, planted.Ground.Rows.Numbers("z")[5], 1e-9);
        Assert.Equal((Hidden.Numbers("fee")[5] - mean) / deviation, planted.Served!.Serve(Hidden, HiddenLabel, 0, new(1)).Numbers("z")[5], 1e-9);
    }

    [Fact]
    public void Exchanged_times_leave_every_other_row_at_its_own()
    {
        var planted = Plant(new() { Id = "clock", Kind = "leak.temporal-order", Rate = 0.1 });
        var moved = planted.Key.Rows.ToHashSet();
        Assert.InRange(moved.Count, 1_800, 2_200);
        for (var i = 0; i < 20_000; i++)
            Assert.Equal(moved.Contains(i), planted.Ground.Tick[i] != Desk.Tick[planted.Origin[i]]);
        Assert.Equal(Desk.Tick, planted.Ground.Tick);
    }

    [Fact]
    public void A_biased_sample_lacks_positives_of_its_group_alone()
    {
        var planted = Plant(new() { Id = "s", Kind = "leak.sampling-bias", By = "region", Shares = [("north", 0.7)] });
        double Share(Ground ground, string region, double label) =>
            Enumerable.Range(0, ground.Rows.Rows).Count(i => ((TextColumn)ground.Rows["region"])[i] == region && Labels(ground)[i] == label);
        Assert.Equal(0.3, Share(planted.Ground, "north", 1) / Share(Desk, "north", 1), 0.05);
        Assert.Equal(Share(Desk, "north", 0), Share(planted.Ground, "north", 0));
        Assert.Equal(Share(Desk, "east", 1), Share(planted.Ground, "east", 1));
    }

    [Fact]
    public void A_proxy_of_a_group_is_right_as_often_as_declared_and_stays_so_at_service()
    {
        var planted = Plant(new() { Id = "p", Kind = "bias.proxy", Columns = ["zone"], By = "region", Strength = 0.8 });
        var (zone, region) = ((TextColumn)planted.Ground.Rows["zone"], (TextColumn)planted.Ground.Rows["region"]);
        var shares = region.Dictionary.Select((_, g) => region.Codes.ToArray().Count(c => c == g) / 20_000.0).ToArray();
        // Right by strength, or by chance: 0.8 + 0.2 Σ share².
        Assert.Equal(0.8 + (0.2 * shares.Sum(s => s * s)), zone.Codes.ToArray().Zip(region.Codes.ToArray(), (a, b) => a == b ? 1.0 : 0).Average(), 0.012);
        var served = (TextColumn)planted.Served!.Serve(Hidden, HiddenLabel, 0, new(1))["zone"];
        var own = (TextColumn)Hidden["region"];
        Assert.Equal(0.8 + (0.2 * shares.Sum(s => s * s)), Enumerable.Range(0, Hidden.Rows).Average(i => served[i] == zone.Dictionary[region.Dictionary.IndexOf(own[i]!)] ? 1.0 : 0), 0.03);
    }

    private static double[] Shown(Column column, double[] labels)
    {
        if (column is NumericColumn numbers)
            return numbers.ToDoubles().ToArray();
        // The three codes that stand with label 1 more often are those that show it.
        var codes = ((TextColumn)column).Codes.ToArray();
        var ones = codes.Zip(labels).GroupBy(x => x.First).OrderByDescending(g => g.Average(x => x.Second)).Take(3).Select(g => g.Key).ToHashSet();
        return Array.ConvertAll(codes, c => ones.Contains(c) ? 1.0 : 0);
    }

    private static Planted Plant(FaultSpec spec) => FaultCatalogue.Make(spec).Plant(Desk, Chance);

    private static double[] Labels(Ground ground) => ((NumericColumn)ground.Rows.Columns[^1]).ToDoubles().ToArray();

    private static string Print(Table table, int row, Schema schema) =>
        string.Join('|', schema.Fields.Select(f => table[f.Name] is TextColumn text ? text[row] : ((NumericColumn)table[f.Name])[row].ToString("R", CultureInfo.InvariantCulture)));
}

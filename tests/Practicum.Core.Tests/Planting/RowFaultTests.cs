using Practicum.Core.Conformance;
using Practicum.Core.Packs;
using Practicum.Core.Planting;

namespace Practicum.Core.Tests.Planting;

public sealed class RowFaultTests
{
    private static readonly Ground Desk = ExampleGround.Of(10_000, new(3));
    private static readonly Chance Chance = new(7);

    [Fact]
    public void An_exact_copy_has_the_values_and_the_time_of_its_pair()
    {
        var planted = Plant(new() { Id = "twice", Kind = "duplicates", Rate = 0.05 });
        Assert.InRange(planted.Key.Rows.Length, 413, 587);
        Assert.Equal(planted.Key.Rows, planted.Key.Pairs.Select(p => p.Row));
        foreach (var (row, other) in planted.Key.Pairs)
        {
            Assert.Equal(Values(planted.Ground, other), Values(planted.Ground, row));
            Assert.Equal(planted.Ground.Tick[other], planted.Ground.Tick[row]);
            Assert.Equal(planted.Ground.Identity[other], Desk.Identity[planted.Origin[row]]);
        }
    }

    [Fact]
    public void A_near_copy_differs_in_one_number_by_little_and_in_the_digits_of_its_column()
    {
        var planted = Plant(new() { Id = "twice", Kind = "duplicates", Rate = 0.05, Form = "near" });
        foreach (var (row, other) in planted.Key.Pairs)
        {
            var differing = Values(planted.Ground, row).Zip(Values(planted.Ground, other), (a, b) => (a, b)).Select((v, c) => (v.a, v.b, c)).Where(v => !Equals(v.a, v.b)).ToArray();
            var (a, b, column) = Assert.Single(differing);
            Assert.True(Math.Abs((double)a! - (double)b!) <= Math.Max(1, 0.02 * Math.Abs((double)b)));
            if (planted.Ground.Rows.Schema.Fields[column].Name == "fee")
                Assert.Equal((double)a, Math.Round((double)a, 2));
            if (planted.Ground.Rows.Schema.Fields[column].Name == "calls")
                Assert.Equal((double)a, Math.Round((double)a));
        }
    }

    /// <summary>Truth: places of copies among the rows of their tick are as likely in front of the original as behind it.</summary>
    [Fact]
    public void The_place_of_a_copy_does_not_tell_which_is_the_copy()
    {
        var planted = Plant(new() { Id = "twice", Kind = "duplicates", Rate = 0.2, Form = "near" });
        Assert.Equal(0.5, planted.Key.Pairs.Average(p => p.Row < p.Other ? 1.0 : 0), 0.06);
    }

    [Fact]
    public void Keys_of_earlier_faults_follow_the_rows()
    {
        var planted = PlantingRun.Plant(
        [
            new() { Id = "noise", Kind = "label-noise", Rate = 0.1 },
            new() { Id = "a", Kind = "duplicates", Rate = 0.3 },
            new() { Id = "clock", Kind = "leak.temporal-order", Rate = 0.3 },
            new() { Id = "rare", Kind = "imbalance", Rate = 0.3 },
            new() { Id = "b", Kind = "duplicates", Rate = 0.1 },
        ], Desk, Chance);
        var (before, after) = (Labels(Desk), Labels(planted.Ground));
        Assert.Equal(Enumerable.Range(0, after.Length).Where(i => after[i] != before[planted.Origin[i]]), planted.Keys[0].Rows);
        foreach (var (row, other) in planted.Keys[1].Pairs.Where(p => p.Other >= 0))
            Assert.Equal(planted.Origin[other], planted.Origin[row]);
        Assert.Equal(Labels(planted.Ground).Length, planted.Keys[0].Posterior!.Length);
    }

    [Fact]
    public void A_thinned_class_hardly_occurs()
    {
        var planted = Plant(new() { Id = "rare", Kind = "imbalance", Rate = 0.8 });
        Assert.Equal(0.2, Labels(planted.Ground).Sum() / Labels(Desk).Sum(), 0.03);
        Assert.Equal(10_000 - planted.Ground.Rows.Rows, planted.Key.Removed);
        Assert.Equal(["churned"], planted.Key.Columns);
    }

    private static Planted Plant(FaultSpec spec) => FaultCatalogue.Make(spec).Plant(Desk, Chance);

    private static double[] Labels(Ground ground) => ((NumericColumn)ground.Rows.Columns[^1]).ToDoubles().ToArray();

    private static object?[] Values(Ground ground, int row) => [.. ground.Rows.Columns.Select(c => c is TextColumn text ? (object?)text[row] : ((NumericColumn)c)[row])];
}

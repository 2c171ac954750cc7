using Practicum.Core.Packs;
using Practicum.Core.Planting;
using Practicum.Core.Tests.Worlds;
using Practicum.Core.Worlds;

namespace Practicum.Core.Tests.Planting;

public sealed class PlantedWorldTests
{
    private static readonly ProjectWorld World = Declared.Open(Declared.Project());

    private static readonly ImmutableArray<FaultSpec> Faults =
    [
        new() { Id = "noise", Kind = "label-noise", Rate = 0.06 },
        new() { Id = "leak", Kind = "leak.target-proxy", Columns = ["code"], AtServe = "stale" },
        new() { Id = "twice", Kind = "duplicates", Rate = 0.02 },
        new() { Id = "crossing", Kind = "leak.duplicates-across-split", Rate = 0.1 },
    ];

    private static readonly PlantedWorld Planted = PlantedWorld.Of(World, Faults);

    [Fact]
    public void Without_faults_everything_is_the_world_s_own()
    {
        var plain = PlantedWorld.Of(World, []);
        var year = World.Year(1, default);
        Assert.Same(World.Train(), plain.Train);
        Assert.Same(World.Holdout(), plain.Holdout);
        Assert.Same(year, plain.Serve(year, 1));
        Assert.Equal(World.Schema, plain.Schema);
        Assert.Empty(plain.Keys);
    }

    [Fact]
    public void Row_ids_are_a_permutation_over_what_was_planted_and_tell_nothing()
    {
        var ids = Planted.Train.RowId.Concat(Planted.Holdout.RowId).ToArray();
        Assert.Equal(Enumerable.Range(0, ids.Length), ids.Order());
        // Truth: ids of copies are uniform, with mean (n − 1)/2 and standard error n/√(12 k).
        var copies = Planted.Keys[2].Rows.Concat(Planted.Keys[3].Rows).Select(r => (double)Planted.Train.RowId[r]).ToArray();
        Assert.Equal((ids.Length - 1) / 2.0, copies.Average(), 4 * ids.Length / Math.Sqrt(12.0 * copies.Length));
        Assert.Equal(0.5, Planted.Holdout.Public.Average(p => p ? 1.0 : 0), 0.06);
    }

    [Fact]
    public void The_clean_twin_comes_back_by_the_origins()
    {
        var clean = World.Train();
        var (train, origin, noisy) = (Planted.Train, Planted.Origin, Planted.Keys[0].Rows.ToHashSet());
        Assert.Equal(Enumerable.Range(0, clean.Label.Length), origin.Where(o => o >= 0).Distinct().Order());
        for (var i = 0; i < origin.Length; i++)
        {
            if (origin[i] < 0)
                continue;
            Assert.Equal(noisy.Contains(i), train.Label[i] != clean.Label[origin[i]]);
            Assert.Equal(clean.Rows.Numbers("fee")[origin[i]], train.Rows.Numbers("fee")[i]);
            Assert.Equal(clean.Tick[origin[i]], train.Tick[i]);
        }

        Assert.Equal(train.Tick.Order(), train.Tick);
    }

    [Fact]
    public void Hidden_and_production_rows_have_the_added_columns_and_their_own_values()
    {
        var year = World.Year(1, default);
        var served = Planted.Serve(year, 1);
        Assert.Equal(Planted.Schema.Fields, served.Seen.Schema.Fields);
        Assert.Equal(Planted.Schema.Fields, Planted.Holdout.Rows.Schema.Fields);
        Assert.Same(year.Seen["fee"], served.Seen["fee"]);
        Assert.Equal(World.Holdout().Label, Planted.Holdout.Label);
        Assert.All(((TextColumn)served.Seen["code"]).Codes.ToArray(), code => Assert.True(code >= 0));
    }

    [Fact]
    public void Recorded_rows_are_planted_as_well_without_a_posterior()
    {
        var world = RecordedWorldTests.Small();
        FaultSpec[] faults = [.. Faults, new() { Id = "z", Kind = "leak.preprocessing", Columns = ["x_z"], By = "x" }, new() { Id = "clock", Kind = "leak.temporal-order", Rate = 0.5 }];
        var planted = PlantedWorld.Of(world, [.. faults]);
        Assert.Equal(["x", "kind", "code", "x_z"], planted.Schema.Fields.Select(f => f.Name));
        Assert.All(planted.Keys, k => Assert.Null(k.Posterior));
        Assert.Equal(planted.Train.Label.Length + planted.Holdout.Label.Length, planted.Train.RowId.Concat(planted.Holdout.RowId).Distinct().Count());
        Assert.Equal(planted.Schema.Fields, planted.Serve(world.Year(1, default), 1).Seen.Schema.Fields);
        var problems = new List<Diagnostic>();
        FaultCheck.Check([.. faults, new() { Id = "w", Kind = "bias.proxy", Columns = ["q"], By = "kinds" }], world.Schema, world.Target, problems);
        Assert.Equal("PR-FAULT-004", Assert.Single(problems).Code);
    }

    [Fact]
    public void The_same_variant_is_planted_alike_and_another_one_is_not()
    {
        var again = PlantedWorld.Of(Declared.Open(Declared.Project()), Faults);
        Assert.Equal(Planted.Train.RowId, again.Train.RowId);
        Assert.Equal(Planted.Keys.Select(k => k.Rows.Length), again.Keys.Select(k => k.Rows.Length));
        Assert.Equal(Planted.Keys[0].Rows, again.Keys[0].Rows);
        var other = PlantedWorld.Of(Declared.Open(Declared.Project(), 8), Faults);
        Assert.NotEqual(Planted.Keys[0].Rows.Take(50), other.Keys[0].Rows.Take(50));
    }
}

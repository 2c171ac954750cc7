using Practicum.Core.Conformance;
using Practicum.Core.Packs;
using Practicum.Core.Worlds;
using Practicum.Core.Worlds.Generated;

namespace Practicum.Core.Tests.Worlds;

public sealed class WorldLawTests
{
    private static readonly ProjectWorld Desk = Declared.Open(Declared.Project());

    public static IEnumerable<object[]> Laws()
    {
        var ticks = Desk.ProductionTicks;
        foreach (var law in WorldLaws.Of(Desk.Production!, ticks, new(11)))
            yield return ["generated", law];
        foreach (var law in WorldLaws.Of(Desk.Production!, ticks, new(11), new IncidentMask(2)))
            yield return ["generated, without the second incident", law];
        foreach (var law in WorldLaws.Of(Declared.Open(Declared.Project(General())).Production!, ticks, new(11)))
            yield return ["generated, hidden columns tangled", law];
        var recorded = RecordedWorldTests.Small();
        foreach (var law in WorldLaws.Of(recorded.Production!, recorded.ProductionTicks, new(11)))
            yield return ["recorded", law];
    }

    [Theory]
    [MemberData(nameof(Laws), DisableDiscoveryEnumeration = true)]
    public void A_world_keeps_its_laws(string world, Law law) => Assert.True(law.Broken() is not { } broken, $"{world}: {law}: {law.Broken()}");

    [Fact]
    public void One_and_two_threads_give_the_same_bytes()
    {
        var whole = (GeneratedWorld)Desk.Production!;
        WorldRows On(int threads) => new GeneratedWorld(whole.Program, whole.Tick, Declared.Production().LabelDelay, whole.Offset, true) { Threads = threads }
            .Draw(new(0, Desk.ProductionTicks), default, new(5), default);
        Assert.Null(WorldLaws.Difference(On(1), On(2), 0, 0));
    }

    [Fact]
    public void A_new_column_shifts_nothing_else()
    {
        var spec = Declared.Desk();
        var wider = spec with { Columns = spec.Columns.Insert(2, Declared.Column("extra", "normal(0, 1) + poisson(2)")) };
        var (before, after) = (Desk.Year(1, default), Declared.Open(Declared.Project(wider)).Year(1, default));
        Assert.Null(WorldLaws.Difference(before, after with { Seen = after.Seen.Select(before.Seen.Schema) }, 0, 0));
    }

    [Fact]
    public void A_surge_appends_rows_and_renumbers_none()
    {
        var spec = Declared.Desk();
        var surge = spec with { RatePerDay = Declared.Formula("300 * (1 + 0.3 * season(t, 7)) * (1 + step(t, 80))") };
        var (before, after) = (Desk.Year(1, default), Declared.Open(Declared.Project(surge)).Year(1, default));
        Assert.True(after.Rows > before.Rows * 1.5);
        for (var tick = 0; tick < before.Ticks; tick++)
        {
            var rows = before.TickStart[tick + 1] - before.TickStart[tick];
            Assert.True(after.TickStart[tick + 1] - after.TickStart[tick] >= rows);
            for (var i = 0; i < rows; i++)
            {
                var (a, b) = (before.TickStart[tick] + i, after.TickStart[tick] + i);
                Assert.Equal(before.Seen.Numbers("fee")[a], after.Seen.Numbers("fee")[b]);
                Assert.Equal((before.Truth![a], before.Label[a], before.VisibleAt[a]), (after.Truth![b], after.Label[b], after.VisibleAt[b]));
            }
        }
    }

    [Fact]
    public void Other_variants_and_other_worlds_are_other_draws()
    {
        Assert.NotEqual(Desk.Year(1, default).Seen.Numbers("fee")[0], Desk.Year(2, default).Seen.Numbers("fee")[0]);
        Assert.NotEqual(Desk.Parameters[0].Value, Declared.Open(Declared.Project(), 8).Parameters[0].Value);
    }

    /// <summary>Hidden columns multiply visible ones, depend on time and are changed by an incident.</summary>
    public static GeneratedWorldSpec General() => Declared.Desk() with
    {
        RatePerDay = Declared.Formula("60 + 20 * season(t, 7)"),
        Columns = Declared.Desk().Columns.Add(Declared.Column("luck", "exponential(1) + 0.1 * season(t, 30)", true)),
        Probability = Declared.Formula("clamp(0.2 + 0.05 * mood * (plan == 'pro') + 0.1 * luck / (1 + calls), 0, 1)"),
    };
}

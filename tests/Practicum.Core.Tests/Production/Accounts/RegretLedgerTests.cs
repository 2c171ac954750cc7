using Practicum.Core.Production;
using Practicum.Core.Production.Accounts;

namespace Practicum.Core.Tests.Production.Accounts;

public sealed class RegretLedgerTests
{
    private static void Is(RegretCase of, params (RegretPart Part, long Amount)[] expected)
    {
        var parts = RegretLedger.Decompose(of);
        Assert.Equal(Enum.GetValues<RegretPart>(), parts.Keys);
        foreach (var part in parts)
            Assert.Equal((part.Key, expected.Where(e => e.Part == part.Key).Sum(e => e.Amount)), (part.Key, part.Value.Micro));
    }

    /// <summary>Worked 1 of methods.md §3, on the tables of §2.</summary>
    [Fact]
    public void A_late_alarm_and_a_canary_add_up_to_75()
    {
        var values = ClairvoyantTests.Worked;
        var best = Clairvoyant.Solve(values, 0, 30, [new(2, 5), new(3, 6)]);
        Is(new()
        {
            Values = values,
            Best = [.. best.Path.Select((v, k) => values[v][k])],
            Made = [100, 100, 100, 40, 40, 40, 65, 90, 90, 90],
            First = 0,
            Installs = [new(3, 0, 7, FalseAlarm: false, Retrained: true, OwnAlarm: null)],
            Incidents = [new(3, 10, Alarm: 5, Response: 7)],
            Costs = [(CostReason.FalseAlarm, 2), (CostReason.Upkeep, 2), (CostReason.Upkeep, 30), (CostReason.Upkeep, 1)],
            BestCosts = 30,
        }, (RegretPart.DetectionDelay, 20), (RegretPart.ResponseLag, 90), (RegretPart.CanaryHarm, -25), (RegretPart.ModelChoice, -15), (RegretPart.FalseAlarms, 2), (RegretPart.Upkeep, 3));
    }

    /// <summary>Worked 2 of methods.md §3.</summary>
    [Fact]
    public void A_bad_retrain_that_is_rolled_back_adds_up_to_122() => Is(new()
    {
        Values = [[100, 100, 100, 100, 100, 100, 100, 100], [70, 70, 70, 70, 70, 70, 70, 70]],
        Best = [100, 100, 100, 100, 100, 100, 100, 100],
        Made = [100, 100, 100, 70, 70, 70, 100, 100],
        First = 0,
        Installs = [new(1, 0, 3, false, true, OwnAlarm: 5), new(0, 1, 6, false, false, null)],
        Incidents = [],
        Costs = [(CostReason.Upkeep, 30), (CostReason.Upkeep, 2)],
        BestCosts = 0,
    }, (RegretPart.BadRetrains, 60), (RegretPart.RollbackLag, 30), (RegretPart.Upkeep, 32));

    [Fact]
    public void A_bad_version_after_a_false_alarm_is_the_false_alarms_and_of_two_incidents_the_later_counts() => Is(new()
    {
        Values = [[10, 10, 10, 10], [4, 4, 4, 4]],
        Best = [12, 12, 12, 12],
        Made = [10, 4, 4, 4],
        First = 0,
        Installs = [new(1, 0, 1, FalseAlarm: true, false, OwnAlarm: 2)],
        Incidents = [new(0, 3, Alarm: 0, Response: 0), new(2, 4, null, null)],
        Costs = [(CostReason.NeedlessRetrain, 7)],
        BestCosts = 1,
    }, (RegretPart.FalseAlarms, 18), (RegretPart.ModelChoice, 4), (RegretPart.MissedIncidents, 4), (RegretPart.NeedlessRetrains, 7), (RegretPart.Upkeep, -1));

    /// <summary>Methods §3: m0 is what b replaced. A version that was taken back before it served a row replaced nothing.</summary>
    [Fact]
    public void Of_two_installs_at_one_tick_the_last_one_replaced_what_had_served() => Is(new()
    {
        Values = [[10, 10, 10], [25, 25, 25]],
        Best = [25, 25, 25],
        Made = [10, 10, 10],
        First = 0,
        Installs = [new(1, 0, 1, false, false, null), new(0, 1, 1, false, false, null)],
        Incidents = [],
        Costs = [],
        BestCosts = 0,
    }, (RegretPart.ModelChoice, 45));

    [Fact]
    public void The_parts_of_2000_random_ledgers_are_the_regret_to_the_unit()
    {
        var random = new Chance(5).Stream("ledgers");
        for (uint n = 0; n < 2_000; n++)
        {
            uint lane = 0;
            int Draw(int below) => (int)(random.Uniform(n, 0, lane++) * below);
            int? Maybe(int below) => Draw(2) == 0 ? null : Draw(below);
            var (ticks, versions) = (1 + Draw(20), 2 + Draw(3));
            long[] Money() => [.. Enumerable.Range(0, ticks).Select(_ => (long)Draw(2_000_000) - 900_000)];
            var ledger = new RegretCase
            {
                Values = [.. Enumerable.Range(0, versions).Select(_ => Money())],
                Best = Money(),
                Made = Money(),
                First = Draw(versions),
                Installs = [.. Enumerable.Range(0, Draw(4)).Select(_ => new Install(Draw(versions), Draw(versions), Draw(ticks), Draw(2) == 0, Draw(2) == 0, Maybe(ticks))).OrderBy(i => i.At)],
                Incidents = [.. Enumerable.Range(0, Draw(4)).Select(_ => new HarmWindow(Draw(ticks), Draw(ticks + 1), Maybe(ticks), Maybe(ticks)))],
                Costs = [.. Enumerable.Range(0, Draw(5)).Select(_ => ((CostReason)Draw(3), (long)Draw(1_000)))],
                BestCosts = Draw(1_000),
            };
            var regret = ledger.Best.Sum() - ledger.Made.Sum() + ledger.Costs.Sum(c => c.Amount) - ledger.BestCosts;
            Assert.Equal(regret, RegretLedger.Decompose(ledger).Values.Sum(m => m.Micro));
        }
    }
}

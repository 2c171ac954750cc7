using Practicum.Core.Packs;
using Practicum.Core.Production.Accounts;

namespace Practicum.Core.Production.Simulation;

/// <summary>The year in which the submitted model is deployed and left alone: no monitors, no acts, no costs.</summary>
internal static class DoNothing
{
    /// <summary>Plays it from the value table, without a simulator.</summary>
    public static YearRun Play(SeasonTables tables)
    {
        var rows = tables.Base.Rows;
        var run = new YearRun(rows.Ticks);
        var table = tables.Of(default);
        table.Expected[0].CopyTo(run.Money.Expected, 0);
        table.Realised[0].CopyTo(run.Money.Realised, 0);
        run.Served.Add(new(0, tables.Name(0), null, 0));
        CountLabels(tables, run.Arrived);
        return run;
    }

    private static void CountLabels(SeasonTables tables, int[] arrived)
    {
        var (rows, spec) = (tables.Base.Rows, tables.Season.Spec);
        var (visible, scores) = (rows.VisibleAt, tables.Base.Scores[0]);
        var decisions = spec.LabelsSeen == LabelsSeen.All ? null : new byte[rows.Rows];
        if (decisions is not null)
            TickMoney.Decide(scores, tables.Season.Versions[0].Threshold, (byte)spec.NoAnswer, decisions);
        var wanted = spec.LabelsSeen == LabelsSeen.Acted ? 1 : 0;
        for (var i = 0; i < visible.Length; i++)
        {
            if (visible[i] < arrived.Length && (decisions is null || decisions[i] == wanted))
                arrived[visible[i]]++;
        }
    }
}

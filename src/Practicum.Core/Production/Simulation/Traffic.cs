using Practicum.Core.Production.Accounts;
using Practicum.Core.Production.Rollout;

namespace Practicum.Core.Production.Simulation;

/// <summary>Steps 5 and 6 of a tick: traffic is routed, scored and decided, and its money is booked.</summary>
internal sealed class Traffic(SeasonTables tables, YearRun run, SeenYear seen)
{
    private readonly TickMoney _money = new(tables.Season.Spec);

    /// <summary>Serves tick <paramref name="k"/>. Money of a version with all rows is the value table's cell, to the unit.</summary>
    public void Serve(int k, Service service)
    {
        var view = seen.View(k);
        var (from, count) = (seen.TickStart[k], seen.TickStart[k + 1] - seen.TickStart[k]);
        var decisions = seen.Decision.AsSpan(from, count);
        var scores = seen.Score.AsSpan(from, count);
        var full = service.Full;
        if (service.Instead is { } instead)
        {
            scores.Fill(float.NaN);
            if (instead == tables.Fallback)
                view.Rows.Fallback.AsSpan(from, count).CopyTo(decisions);
            else
                decisions.Fill((byte)tables.Season.Spec.NoAnswer);
            seen.Errors[k] = instead == tables.Fallback ? 0 : count;
        }
        else
        {
            view.Scores[full].AsSpan(from, count).CopyTo(scores);
            seen.Errors[k] = TickMoney.Decide(scores, tables.Season.Versions[full].Threshold, (byte)tables.Season.Spec.NoAnswer, decisions);
        }

        if (service is { Instead: null, Trial: { Share: > 0 } trial } && Divert(k, trial, view))
        {
            var errors = seen.Errors[k] = CountNaN(scores);
            run.Money.Realised[k] = _money.Realised(decisions, view.Rows.Label.AsSpan(from, count), errors);
            run.Money.Expected[k] = view.Rows.Truth is { } truth ? _money.Expected(decisions, truth.AsSpan(from, count), errors) : run.Money.Realised[k];
        }
        else
        {
            var table = tables.Of(run.Masks[k]);
            (run.Money.Expected[k], run.Money.Realised[k]) = (table.Expected[full][k], table.Realised[full][k]);
        }

        seen.File(k);
    }

    private bool Divert(int k, Trial trial, YearView view)
    {
        var (bound, threshold) = (Routing.Bound(trial.Share), tables.Season.Versions[trial.Newcomer].Threshold);
        var any = false;
        for (var i = seen.TickStart[k]; i < seen.TickStart[k + 1]; i++)
        {
            if (trial.Router.Place(view.Rows, k, i) >= bound)
                continue;
            any = seen.OnTrial[i] = true;
            seen.Score[i] = view.Scores[trial.Newcomer][i];
            TickMoney.Decide(seen.Score.AsSpan(i, 1), threshold, (byte)tables.Season.Spec.NoAnswer, seen.Decision.AsSpan(i, 1));
        }

        return any;
    }

    private static int CountNaN(ReadOnlySpan<float> scores)
    {
        var count = 0;
        foreach (var score in scores)
            count += float.IsNaN(score) ? 1 : 0;
        return count;
    }
}

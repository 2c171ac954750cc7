namespace Practicum.Core.Production.Simulation;

/// <summary>Spans in whole ticks, and where a tick lies in its day and week. Tick <c>k</c> covers <c>[kΔ, (k+1)Δ)</c>.</summary>
/// <param name="tick">Length of a tick; at least a second.</param>
/// <param name="start">Moment at which tick 0 begins; null counts days from tick 0.</param>
internal sealed class SeasonClock(SimSpan tick, SimTime? start)
{
    private const long Day = 86_400;

    /// <summary>Length of a tick.</summary>
    public SimSpan Tick => tick;

    /// <summary>Days in a tick.</summary>
    public double TickDays => tick.Days;

    /// <summary>The span in ticks, rounded up; 0 for nothing.</summary>
    public int Ticks(SimSpan span) => (int)Math.Min(int.MaxValue / 4, (span.Seconds + tick.Seconds - 1) / tick.Seconds);

    /// <summary>The span in ticks, rounded up, at least one.</summary>
    public int AtLeastOne(SimSpan span) => Math.Max(1, Ticks(span));

    /// <summary>Hour of the week of a tick's beginning, 0 … 167; negative ticks count backwards.</summary>
    public int HourOfWeek(long k)
    {
        var seconds = (start?.Seconds ?? 0) + (k * tick.Seconds);
        var hours = (long)Math.Floor(seconds / 3_600.0);
        return (int)(((hours % 168) + 168) % 168);
    }

    /// <summary>Weekday of a tick's beginning, 0 … 6.</summary>
    public int Weekday(long k) => HourOfWeek(k) / 24;

    /// <summary>Ticks from one daily look to the next: a day, or one tick where ticks are longer.</summary>
    public int DailyTicks => (int)Math.Max(1, Day / tick.Seconds);

    /// <summary>
    /// The share of a daily amount that falls on the <paramref name="n"/>-th tick (from 0) of something that lasts: by largest remainder, so that
    /// every whole day adds up to the amount exactly (methods §1).
    /// </summary>
    public long Prorate(long perDay, int n)
    {
        if (Day % tick.Seconds == 0)
        {
            var (parts, place) = (Day / tick.Seconds, n % (Day / tick.Seconds));
            var (whole, rest) = Math.DivRem(perDay, parts);
            return whole + (place < Math.Abs(rest) ? Math.Sign(rest) : 0);
        }

        long UpTo(long ticks) => (long)((Int128)perDay * ticks * tick.Seconds / Day);
        return UpTo(n + 1L) - UpTo(n);
    }
}

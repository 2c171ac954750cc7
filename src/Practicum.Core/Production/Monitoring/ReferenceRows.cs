using Practicum.Core.Production.Simulation;

namespace Practicum.Core.Production.Monitoring;

/// <summary>Which rows of a reference a window is held against (methods §6).</summary>
internal enum Match
{
    /// <summary>All.</summary>
    None,

    /// <summary>Rows of the weekdays that the window covers.</summary>
    Weekday,

    /// <summary>Rows of the hours of the week that the window covers.</summary>
    HourOfWeek,
}

/// <summary>Hours of the week, as a set.</summary>
internal readonly record struct HourSet(ulong Low, ulong Middle, ulong High)
{
    /// <summary>With one more hour, 0 … 167.</summary>
    public HourSet With(int hour) => hour < 64 ? this with { Low = Low | 1UL << hour }
        : hour < 128 ? this with { Middle = Middle | 1UL << (hour - 64) } : this with { High = High | 1UL << (hour - 128) };

    /// <summary>The hours that a window of ticks [from, to) is matched by.</summary>
    public static HourSet Of(Match match, SeasonClock clock, int from, int to)
    {
        var hours = default(HourSet);
        if (match == Match.None)
            return new(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);
        for (var k = from; k < to; k++)
        {
            var hour = clock.HourOfWeek(k);
            if (match == Match.HourOfWeek)
            {
                var until = Math.Max(1, (int)Math.Min(168, clock.Tick.Seconds / 3_600));
                for (var h = 0; h < until; h++)
                    hours = hours.With((hour + h) % 168);
                continue;
            }

            var days = Math.Max(1, (int)Math.Min(7, clock.Tick.Seconds / 86_400));
            for (var h = 0; h < 24 * days; h++)
                hours = hours.With(((hour / 24 * 24) + h) % 168);
        }

        return hours;
    }

    /// <summary>Whether it holds an hour.</summary>
    public bool Has(int hour) => ((hour < 64 ? Low >> hour : hour < 128 ? Middle >> (hour - 64) : High >> (hour - 128)) & 1) != 0;
}

/// <summary>
/// Rows to compare with, numbers or categories, and the hour of the week of each; statistics over matched rows are built once for each set of
/// hours.
/// </summary>
/// <typeparam name="TValue">Numbers or category codes.</typeparam>
/// <typeparam name="TBuilt">What is built from the matched rows.</typeparam>
internal sealed class ReferenceRows<TValue, TBuilt>(TValue[] values, int[] hourOfWeek, Func<TValue, bool> isMissing, Func<TValue[], TBuilt> build)
{
    private readonly Dictionary<HourSet, (int Rows, TBuilt Built)?> _built = [];

    /// <summary>The reference for a set of hours, and how many rows it rests on; null when no row matches.</summary>
    public (int Rows, TBuilt Built)? For(HourSet hours)
    {
        if (_built.TryGetValue(hours, out var known))
            return known;
        var matched = new List<TValue>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (!isMissing(values[i]) && hours.Has(hourOfWeek[i]))
                matched.Add(values[i]);
        }

        return _built[hours] = matched.Count == 0 ? null : (matched.Count, build([.. matched]));
    }
}

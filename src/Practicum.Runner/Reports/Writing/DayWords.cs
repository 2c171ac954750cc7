namespace Practicum.Runner.Reports.Writing;

/// <summary>Days of production in words: a date where the world has dates, else <c>day 12</c>.</summary>
internal sealed class DayWords
{
    private readonly DateOnly? _start;

    /// <summary>Words for a production that starts at <paramref name="start"/>.</summary>
    /// <param name="start">First day, <c>2025-07-01</c>; null, or anything that is no date, counts days from 0.</param>
    public DayWords(string? start) =>
        _start = DateOnly.TryParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>Whether days have dates.</summary>
    public bool Dated => _start is not null;

    /// <summary>Milliseconds of the first day since 1970 in UTC; null without dates.</summary>
    public long? StartMilliseconds => _start is { } s ? (s.DayNumber - new DateOnly(1970, 1, 1).DayNumber) * 86_400_000L : null;

    /// <summary>The day: <c>14 Feb 2026</c> with no-break spaces, or <c>day 12</c>.</summary>
    public string Of(double day) => _start is { } s
        ? s.AddDays((int)Math.Floor(day)).ToString("d MMM yyyy", CultureInfo.InvariantCulture).Replace(" ", Words.Nbsp, StringComparison.Ordinal)
        : "day" + Words.Nbsp + Words.Count((long)Math.Floor(day));

    /// <summary>The days cut into calendar months, or into thirty days each; the end is exclusive.</summary>
    public IEnumerable<(string Title, int From, int To)> Months(int days)
    {
        for (int from = 0; from < days;)
        {
            int to = Math.Min(days, _start is { } s ? NextMonth(s, from) : from + 30);
            yield return (_start is { } t ? t.AddDays(from).ToString("MMM yyyy", CultureInfo.InvariantCulture) : $"Days {Words.Count(from)} to {Words.Count(to - 1)}", from, to);
            from = to;
        }
    }

    private static int NextMonth(DateOnly start, int from)
    {
        var day = start.AddDays(from);
        return new DateOnly(day.Year, day.Month, 1).AddMonths(1).DayNumber - start.DayNumber;
    }
}

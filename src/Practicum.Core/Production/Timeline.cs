using System.Text;

namespace Practicum.Core.Production;

/// <summary>A timeline as text, one line an event: when, kind, words.</summary>
public static class Timeline
{
    /// <summary>
    /// Prints all events, each line ended by a line feed: <c>1d 00h  canary    b 5 %</c>. Days count from 0, the start of production.
    /// </summary>
    /// <param name="events">Events in order.</param>
    /// <param name="tick">Length of a tick.</param>
    public static string Print(IEnumerable<TimelineEvent> events, SimSpan tick)
    {
        var text = new StringBuilder();
        foreach (var line in events)
            text.Append(When(line.Tick, tick)).Append("  ").Append(line.Kind.PadRight(8)).Append("  ").Append(line.Words).Append('\n');
        return text.ToString();
    }

    /// <summary>The beginning of a tick in days and hours, with minutes where there are any: <c>2d 06h</c>.</summary>
    public static string When(int tick, SimSpan length)
    {
        var seconds = tick * length.Seconds;
        var minutes = seconds / 60 % 60;
        var text = string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400}d {seconds / 3_600 % 24:00}h");
        return minutes == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text} {minutes:00}m");
    }
}

using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Drawing;

/// <summary>The axis of an interval bar, in the unit of what it shows.</summary>
/// <param name="Low">Left end.</param>
/// <param name="High">Right end.</param>
/// <param name="Ticks">Ticks: zero, and what is to be reached.</param>
internal sealed record BarAxis(double Low, double High, ImmutableArray<double> Ticks)
{
    /// <summary>Scores: 0 starter, 100 reference, drawn up to 125.</summary>
    public static BarAxis Score { get; } = new(0, 1.25, [0, 1]);

    /// <summary>Probabilities: 0 to 100.</summary>
    public static BarAxis Chance { get; } = new(0, 1, [0, 1]);

    /// <summary>Competencies: 0 to 100 with the cut at 70.</summary>
    public static BarAxis Competency { get; } = new(0, 1, [0, 0.7, 1]);

    /// <summary>Position of a value as a percentage of the width, kept inside.</summary>
    public string At(double value) => Percent(High > Low ? (Math.Clamp(value, Low, High) - Low) / (High - Low) : 0);

    /// <summary>A share of the width as an SVG length.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}

/// <summary>A value and its interval as a small drawing made on the server. Percent positions need neither a view box nor a style attribute.</summary>
internal static class IntervalBar
{
    /// <summary>Draws a value with its interval; without interval only the dot.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="value">The value; outside the axis it stands at the axis's end.</param>
    /// <param name="interval">Its interval, or null.</param>
    /// <param name="label">The same in words, for those who do not see it.</param>
    public static Markup Draw(BarAxis axis, double value, Interval? interval, string label) => Markup.Of($"""
        <svg class="ib" role="img" aria-label="{label}">{Axis(axis)}{Band(axis, interval)}<circle class="dot" cx="{axis.At(value)}" cy="11" r="4.5"/></svg>
        """);

    /// <summary>Too little is known: a hatched field; with an estimate so far, its range is hatched and there is no dot.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="soFar">The interval so far, or null.</param>
    /// <param name="label">The same in words.</param>
    public static Markup Insufficient(BarAxis axis, Interval? soFar, string label)
    {
        if (soFar is null)
            return Markup.Of($"""<svg class="ib" role="img" aria-label="{label}"><rect class="hatch" x="0" y="6" width="100%" height="10" rx="3"/></svg>""");
        return Markup.Of($"""
            <svg class="ib" role="img" aria-label="{label}">{Axis(axis)}<rect class="hatch" x="{axis.At(soFar.Low)}" width="{Width(axis, soFar)}" y="5" height="12" rx="2"/></svg>
            """);
    }

    /// <summary>Words under or over bars; decoration, since every row says its numbers.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="words">Word and position.</param>
    /// <remarks>Of three words the second ends at its tick, so that it leaves room for the one to its right.</remarks>
    public static Markup Scale(BarAxis axis, params (double At, string Word)[] words) => Markup.Of($"""
        <svg class="ib ax" aria-hidden="true">{words.Select(w => Markup.Of($"""<text x="{axis.At(w.At)}" y="13" text-anchor="{(words.Length > 2 && w == words[1] ? "end" : Anchor(axis, w.At))}">{w.Word}</text>"""))}</svg>
        """);

    /// <summary>A plain bar from zero, for amounts that add up; a gain has another colour and starts at the same line.</summary>
    /// <param name="share">Length as a share of the width, 0 … 1.</param>
    /// <param name="gain">Whether it is a gain.</param>
    public static Markup Amount(double share, bool gain) => Markup.Of($"""
        <svg class="ib" aria-hidden="true"><rect class="{(gain ? "gain" : "loss")}" x="0" y="5" width="{BarAxis.Percent(Math.Clamp(share, 0.004, 1))}" height="12" rx="2"/></svg>
        """);

    private static Markup Axis(BarAxis axis) => Markup.Of($"""
        <line class="axis" x1="0" x2="100%" y1="11" y2="11"/>{axis.Ticks.Select(t => Markup.Of($"""<line class="ref" x1="{axis.At(t)}" x2="{axis.At(t)}" y1="3" y2="19"/>"""))}
        """);

    private static Markup Band(BarAxis axis, Interval? interval) => interval is not { } i ? Markup.Empty : Markup.Of($"""
        <rect class="band" x="{axis.At(i.Low)}" width="{Width(axis, i)}" y="6" height="10" rx="2"/><line class="cap" x1="{axis.At(i.Low)}" x2="{axis.At(i.Low)}" y1="3" y2="19"/><line class="cap" x1="{axis.At(i.High)}" x2="{axis.At(i.High)}" y1="3" y2="19"/>
        """);

    private static string Width(BarAxis axis, Interval interval)
    {
        double low = Math.Clamp(interval.Low, axis.Low, axis.High), high = Math.Clamp(interval.High, axis.Low, axis.High);
        return BarAxis.Percent(axis.High > axis.Low ? Math.Max(0, high - low) / (axis.High - axis.Low) : 0);
    }

    private static string Anchor(BarAxis axis, double at)
    {
        double share = (at - axis.Low) / (axis.High - axis.Low);
        return share < 0.15 ? "start" : share > 0.85 ? "end" : "middle";
    }
}

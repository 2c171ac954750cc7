namespace Practicum.Core.Examining;

/// <summary>Numbers in sentences for people: at most three decimals, thousands with a comma, a true minus sign, "to" between bounds.</summary>
internal static class Phrases
{
    /// <summary>Says that the space may not break.</summary>
    public const char NoBreak = '\u00a0';

    /// <summary>A pure number with three decimals.</summary>
    public static string Figure(double value) => Signed(value.ToString("0.000", CultureInfo.InvariantCulture));

    /// <summary>A pure number with as many decimals as it needs, at most <paramref name="decimals"/>.</summary>
    public static string Short(double value, int decimals = 1) =>
        Signed(Math.Round(value, decimals).ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture));

    /// <summary>A whole number.</summary>
    public static string Count(long value) => Signed(value.ToString("#,0", CultureInfo.InvariantCulture));

    /// <summary>A share as a percentage.</summary>
    public static string Percent(double share) => Short(100 * share, 0) + NoBreak + "%";

    /// <summary>Money in whole units.</summary>
    public static string Sum(double units) => Short(units, 0) + NoBreak + "€";

    /// <summary><c>1 day</c>, <c>19 days</c>, <c>0.5 days</c>.</summary>
    public static string Days(double days) => Plural(Short(days), "day");

    /// <summary><c>1 world</c>, <c>10 worlds</c>.</summary>
    public static string Several(long count, string noun) => Plural(Count(count), noun);

    /// <summary>A value with its bounds: <c>0.904 (0.887 to 0.920)</c>.</summary>
    public static string Bounded(Estimate estimate) => estimate.Interval is { } i
        ? $"{Figure(estimate.Value)} ({Figure(i.Low)} to {Figure(i.High)})"
        : Figure(estimate.Value);

    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string Together(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}",
    };

    /// <summary>The sentence with a capital letter in front.</summary>
    public static string Start(string sentence) => sentence.Length == 0 ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..];

    private static string Plural(string number, string noun) => number == "1" ? $"1 {noun}" : $"{number} {noun}s";

    private static string Signed(string text) => text.StartsWith('-') ? '\u2212' + text[1..] : text;
}

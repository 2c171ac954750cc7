namespace Practicum.Runner.Reports.Writing;

/// <summary>Numbers as people read them: thousands with commas, a real minus sign, "to" for ranges, as many decimals as the interval carries.</summary>
internal static class Words
{
    /// <summary>No-break space.</summary>
    public const string Nbsp = "\u00a0";

    /// <summary>A whole number with thousands: <c>4,000</c>.</summary>
    public static string Count(long count) => Sign(count.ToString("#,0", CultureInfo.InvariantCulture));

    /// <summary>A number with a fixed number of decimals.</summary>
    public static string Fixed(double value, int decimals)
    {
        string text = Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("#,0." + new string('0', decimals), CultureInfo.InvariantCulture);
        return Sign(text.Trim('-', '0', '.', ',').Length == 0 ? text.TrimStart('-') : text);
    }

    /// <summary>Decimals that an interval supports: two figures of its width, at most 3.</summary>
    public static int Decimals(Interval? interval)
    {
        double width = interval is null ? 0 : interval.High - interval.Low;
        return width > 0 && double.IsFinite(width) ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(width)), 0, 3) : 3;
    }

    /// <summary>A range: <c>0.89 to 0.92</c>; one number when both ends are the same.</summary>
    public static string Range(double low, double high, int decimals) => low == high ? Fixed(low, decimals) : $"{Fixed(low, decimals)} to {Fixed(high, decimals)}";

    /// <summary>A number with its sign, also when positive.</summary>
    public static string Signed(double value, int decimals) => Fixed(value, decimals) is var text && value > 0 && text.Any(c => c is >= '1' and <= '9') ? "+" + text : text;

    /// <summary>A value with its interval in brackets: <c>0.90 (0.89 to 0.92)</c>; or the value alone; or "undefined".</summary>
    public static string WithInterval(Estimate estimate)
    {
        if (!estimate.IsDefined)
            return "undefined";
        int decimals = Decimals(estimate.Interval);
        string value = Fixed(estimate.Value, decimals);
        return estimate.Interval is { } i ? $"{value} ({Range(i.Low, i.High, decimals)})" : value;
    }

    /// <summary>A score as points of 100, without decimals.</summary>
    public static string Points(double score) => Fixed(100 * score, 0);

    /// <summary>A score with as many decimals as its interval needs: <c>85</c>, <c>93.8</c>.</summary>
    public static string Points(double score, Interval? interval) => Fixed(100 * score, PointDecimals(interval));

    /// <summary>An interval of a score as points of 100: <c>81 to 89</c>; with a decimal where whole points would hide its width.</summary>
    public static string Points(Interval interval) => Range(100 * interval.Low, 100 * interval.High, PointDecimals(interval));

    private static int PointDecimals(Interval? interval) =>
        interval is { } i && i.Low < i.High && Fixed(100 * i.Low, 0) == Fixed(100 * i.High, 0) ? 1 : 0;

    /// <summary>A share as a percentage: <c>90 %</c>.</summary>
    public static string Percent(double share) => Fixed(100 * share, 0) + Nbsp + "%";

    /// <summary>A small number in words up to ten, with a capital when it starts a sentence.</summary>
    public static string Small(int count, bool capital = false)
    {
        string[] words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
        if (count < 0 || count >= words.Length)
            return Count(count);
        return capital ? Capital(words[count]) : words[count];
    }

    /// <summary>A counted noun: <c>1 alarm</c>, <c>7 alarms</c>.</summary>
    public static string Of(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>The text with its first letter as a capital.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A sentence to be put behind a colon: without its full stop, and starting small unless its first word is a name or an abbreviation.</summary>
    public static string Clause(string sentence)
    {
        string text = sentence.Trim().TrimEnd('.');
        return text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    /// <summary>Items as prose: <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
    };

    /// <summary>
    /// Rounds the parts so that they add up to the rounded whole exactly (largest remainder; ties to the earlier part).
    /// </summary>
    /// <param name="parts">Parts, any sign.</param>
    /// <param name="decimals">Decimals kept.</param>
    public static ImmutableArray<double> AddingUp(IReadOnlyList<double> parts, int decimals)
    {
        double unit = Math.Pow(10, decimals);
        long whole = (long)Math.Round(parts.Sum() * unit, MidpointRounding.AwayFromZero);
        var floors = parts.Select(p => (long)Math.Floor(p * unit)).ToArray();
        long missing = whole - floors.Sum();
        var order = Enumerable.Range(0, parts.Count).OrderByDescending(i => (parts[i] * unit) - floors[i]).ThenBy(i => i).ToArray();
        for (int k = 0; k < order.Length && missing > 0; k++, missing--)
            floors[order[k]]++;
        for (int k = order.Length - 1; k >= 0 && missing < 0; k--, missing++)
            floors[order[k]]--;
        return [.. floors.Select(f => f / unit)];
    }

    private static string Sign(string text) => text.Replace('-', '\u2212');
}

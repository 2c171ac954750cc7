using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Practicum.Core.Packs;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.PackFiles.Shapes;

/// <summary>The single values that files hold. Numbers are invariant and finite; nothing is guessed.</summary>
internal static partial class Scalars
{
    /// <summary>Any text that is not empty.</summary>
    public static Shape<string> Text { get; } = new ScalarShape<string>("a text", "", () => new() { ["type"] = new JsonArray("string", "number"), ["minLength"] = 1 }, AnyText, text => text.Length > 0);

    /// <summary>Lower-case letters, digits and hyphens.</summary>
    public static Shape<string> Id { get; } = Pattern("a name of lower-case letters, digits and hyphens", "^[a-z0-9][a-z0-9-]{0,63}$");

    /// <summary>A name that does not get in the way of anything.</summary>
    public static Shape<string> Name { get; } = Pattern("a name of letters, digits, hyphens, dots and underscores", "^[A-Za-z][A-Za-z0-9_.-]{0,63}$");

    /// <summary>A dotted name of lower-case words: <c>drift.concept</c>.</summary>
    public static Shape<string> Dotted { get; } = Pattern("a name of lower-case words, hyphens and dots", "^[a-z][a-z0-9_]*([.-][a-z0-9_]+)*$");

    /// <summary>Three numbers: <c>1.0.0</c>.</summary>
    public static Shape<string> Version { get; } = Pattern("three numbers such as 1.0.0", @"^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$");

    /// <summary><c>true</c> or <c>false</c>, and nothing else.</summary>
    public static Shape<bool> Flag { get; } = new ScalarShape<bool>("true or false", false, () => new() { ["type"] = "boolean" }, (SpecScalar scalar, out bool value) =>
    {
        value = scalar.Text == "true";
        return !scalar.Quoted && scalar.Text is "true" or "false" && !scalar.Quoted;
    });

    /// <summary>A span of simulated time longer than nothing.</summary>
    public static Shape<SimSpan> Span { get; } = SpanFrom(1, "a time such as 14d or 6h (units m, h, d, w, mo, y)");

    /// <summary>A span of simulated time; <c>0d</c> is one.</summary>
    public static Shape<SimSpan> SpanOrZero { get; } = SpanFrom(0, "a time such as 14d, 6h or 0d (units m, h, d, w, mo, y)");

    /// <summary>A share from 0 % to 100 %, as <c>6%</c>, <c>6 %</c> or <c>0.06</c>.</summary>
    public static Shape<double> Share { get; } = ShareWithin(0, 1);

    /// <summary>A date or a moment, UTC.</summary>
    public static Shape<SimTime> Moment { get; } = new ScalarShape<SimTime>("a date such as 2025-01-01", default, () => new() { ["type"] = "string", ["format"] = "date" },
        (SpecScalar scalar, out SimTime value) => SimTime.TryParse(scalar.Text, out value));

    /// <summary>An expression; it is parsed where worlds are, with the place of its first character.</summary>
    public static Shape<Formula> Formula { get; } = new ScalarShape<Formula>("an expression", new("0", default), () => new() { ["type"] = new JsonArray("string", "number") },
        (SpecScalar scalar, out Formula value) =>
        {
            value = new(scalar.Text, scalar.TextPlace);
            return scalar.Text.Trim().Length > 0;
        });

    /// <summary>An amount of money, in units.</summary>
    public static Shape<Money> Amount { get; } = Number(-1e9, 1e9).Then((number, _, _) => Money.FromUnits(number), Money.Zero);

    /// <summary>A text of a pattern, which the schema shows too.</summary>
    public static Shape<string> Pattern(string expected, string pattern)
    {
        var rule = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        return new ScalarShape<string>(expected, "", () => new() { ["type"] = "string", ["pattern"] = pattern }, AnyText, text => rule.IsMatch(text));
    }

    /// <summary>A finite number from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static Shape<double> Number(double low = -1e300, double high = 1e300)
    {
        var range = (low, high) is (<= -1e9, >= 1e9) ? "a number" : high >= 1e9 ? $"a number of at least {Say(low)}" : $"a number from {Say(low)} to {Say(high)}";
        return new ScalarShape<double>(range, Math.Clamp(0, low, high), () => new() { ["type"] = "number", ["minimum"] = low, ["maximum"] = high }, TryNumber, value => value >= low && value <= high);
    }

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static Shape<int> Whole(int low, int high = int.MaxValue)
    {
        var range = high == int.MaxValue ? $"a whole number of at least {Say(low)}" : $"a whole number from {Say(low)} to {Say(high)}";
        return new ScalarShape<int>(range, low, () => new() { ["type"] = "integer", ["minimum"] = low, ["maximum"] = high }, (SpecScalar scalar, out int value) =>
        {
            value = 0;
            if (!TryNumber(scalar, out var number) || number != Math.Floor(number))
                return false;
            value = (int)Math.Clamp(number, int.MinValue, int.MaxValue);
            return true;
        }, value => value >= low && value <= high);
    }

    /// <summary>A share within a range, written as a percentage or as a number.</summary>
    public static Shape<double> ShareWithin(double low, double high) =>
        new ScalarShape<double>($"a share from {Say(100 * low)} % to {Say(100 * high)} %", low, () => new() { ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "number", ["minimum"] = low, ["maximum"] = high }, new JsonObject { ["type"] = "string", ["pattern"] = @"^\d+(\.\d+)? ?%$" }) },
            TryShare, value => value >= low && value <= high);

    /// <summary>Reads <c>6%</c>, <c>6 %</c> or <c>0.06</c>.</summary>
    public static bool TryShare(SpecScalar scalar, out double value)
    {
        var text = scalar.Text.TrimEnd();
        if (!text.EndsWith('%'))
            return TryNumber(scalar, out value);
        var good = TryNumber(text[..^1].TrimEnd(), out value);
        value /= 100;
        return good;
    }

    /// <summary>Reads a plain number as JSON writes it: no leading zeros, no grouping, no infinities.</summary>
    public static bool TryNumber(string text, out double value)
    {
        value = 0;
        return JsonNumber().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    /// <summary>A number in a sentence, with the true minus sign.</summary>
    public static string Say(double value) => value.ToString("0.######", CultureInfo.InvariantCulture).Replace('-', '\u2212');

    private static Shape<SimSpan> SpanFrom(long least, string expected) =>
        new ScalarShape<SimSpan>(expected, new(least), () => new() { ["type"] = "string", ["pattern"] = @"^\d+(\.\d+)? ?(m|h|d|w|mo|y)$" },
            (SpecScalar scalar, out SimSpan value) => SimSpan.TryParse(scalar.Text, out value), span => span.Seconds >= least);

    private static bool TryNumber(SpecScalar scalar, out double value)
    {
        value = 0;
        return !scalar.Quoted && TryNumber(scalar.Text, out value);
    }

    private static bool AnyText(SpecScalar scalar, out string value)
    {
        value = scalar.Text;
        return true;
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex JsonNumber();
}

namespace Practicum.Numerics.Primitives;

/// <summary>A length of simulated time, in whole seconds. Units: m, h, d, w, mo = 30 d, y = 365 d.</summary>
/// <param name="Seconds">Seconds; spans written by people are never negative.</param>
public readonly record struct SimSpan(long Seconds) : IComparable<SimSpan>
{
    private static readonly (string Unit, long Seconds)[] Units =
        [("y", 365 * 86_400L), ("mo", 30 * 86_400L), ("w", 7 * 86_400L), ("d", 86_400L), ("h", 3_600L), ("m", 60L)];

    /// <summary>The span in days.</summary>
    public double Days => Seconds / 86_400.0;

    /// <summary>A span of whole days.</summary>
    public static SimSpan FromDays(double days) => new(checked((long)Math.Round(days * 86_400)));

    /// <summary>Reads <c>number unit</c>, with or without a space between: <c>14d</c>, <c>1.5 h</c>, <c>6mo</c>.</summary>
    /// <returns>False when the text is not a span; the number must be finite and not negative.</returns>
    public static bool TryParse(string text, out SimSpan span)
    {
        span = default;
        var trimmed = text.AsSpan().Trim();
        var digits = 0;
        while (digits < trimmed.Length && (char.IsAsciiDigit(trimmed[digits]) || trimmed[digits] == '.'))
            digits++;
        if (digits == 0 || !double.TryParse(trimmed[..digits], System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number))
            return false;
        var unit = trimmed[digits..].Trim();
        foreach (var (name, seconds) in Units)
        {
            if (!unit.Equals(name, StringComparison.Ordinal))
                continue;
            var total = number * seconds;
            if (!double.IsFinite(total) || total > 1e12)
                return false;
            span = new((long)Math.Round(total));
            return true;
        }

        return false;
    }

    /// <summary>Adds two spans.</summary>
    public static SimSpan operator +(SimSpan a, SimSpan b) => new(checked(a.Seconds + b.Seconds));

    /// <inheritdoc/>
    public int CompareTo(SimSpan other) => Seconds.CompareTo(other.Seconds);

    /// <summary>The shortest exact written form, in the largest unit that divides it.</summary>
    public override string ToString()
    {
        foreach (var (name, seconds) in Units)
        {
            if (Seconds != 0 && Seconds % seconds == 0 && name is not ("y" or "mo" or "w"))
                return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Seconds / seconds}{name}");
        }

        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Seconds / 60.0}m");
    }
}

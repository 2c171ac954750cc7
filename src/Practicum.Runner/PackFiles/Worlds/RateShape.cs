using System.Text.RegularExpressions;
using Practicum.Core.Packs;
using Practicum.Runner.PackFiles.Shapes;

namespace Practicum.Runner.PackFiles.Worlds;

/// <summary>A rate: <c>2000/d</c>, <c>20/h</c>, or an expression of <c>t</c> with or without <c>/d</c> at its end; without one it is rows per day.</summary>
internal static partial class RateShape
{
    /// <summary>The form; it gives rows per day.</summary>
    public static Shape<Formula> Shape { get; } = Scalars.Formula.Then((formula, _, _) => PerDay(formula), Scalars.Formula.Placeholder);

    /// <summary>Reads a plain rate such as <c>200/d</c> as rows per day; false when it is not one.</summary>
    public static bool TryPlain(string text, out double perDay)
    {
        perDay = double.NaN;
        var match = WithUnit().Match(text);
        if (!match.Success || !Scalars.TryNumber(match.Groups[1].Value.Trim(), out var number) || number < 0 || !SimSpan.TryParse("1" + match.Groups[2].Value, out var unit))
            return false;
        perDay = number / unit.Days;
        return true;
    }

    private static Formula PerDay(Formula written)
    {
        if (TryPlain(written.Text, out var perDay))
            return written with { Text = perDay.ToString("R", CultureInfo.InvariantCulture) };
        var match = WithUnit().Match(written.Text);
        if (!match.Success || !SimSpan.TryParse("1" + match.Groups[2].Value, out var unit))
            return written;
        if (unit.Seconds == 86_400)
            return written with { Text = match.Groups[1].Value };
        var factor = (1 / unit.Days).ToString("R", CultureInfo.InvariantCulture);
        return new($"({match.Groups[1].Value}) * {factor}", written.Place with { Column = Math.Max(0, written.Place.Column - 1) });
    }

    [GeneratedRegex(@"^(.*)/ ?(m|h|d|w|mo|y)\s*$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex WithUnit();
}

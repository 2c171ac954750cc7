using System.Text.RegularExpressions;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.PackFiles.Shapes;

/// <summary>
/// Spellings that other readers of YAML (1.1 and 1.2 core schema) or other languages take for a number or a truth, and that are none here: what to write instead.
/// </summary>
internal static partial class Habits
{
    /// <summary>What to write in place of a word that was meant as true or false.</summary>
    public static string? OfFlag(SpecScalar scalar) => scalar.Text.ToLowerInvariant() switch
    {
        "true" or "false" when scalar.Quoted => "Write true or false without quotes.",
        "yes" or "no" or "on" or "off" or "y" or "n" or "true" or "false" or "1" or "0" => "Write true or false.",
        _ => null,
    };

    /// <summary>What to write in place of a text that was meant as a number.</summary>
    public static string? OfNumber(SpecScalar scalar)
    {
        var text = scalar.Text;
        if (scalar.Quoted)
            return Scalars.TryNumber(text, out _) ? "Write the number without quotes." : null;
        if (text.Length > 40)
            return null;
        if (Octal().IsMatch(text))
            return "A number has no leading zero; octal and hexadecimal numbers are not read.";
        if (Grouped().IsMatch(text))
            return "Write the digits without grouping, and a point before decimals.";
        if (Sexagesimal().IsMatch(text))
            return "A number has no colon; a time is written as 90m, 6h or 14d.";
        if (text.TrimStart('+', '-').ToLowerInvariant() is ".inf" or ".nan" or "inf" or "nan" or "infinity")
            return "A number is finite.";
        if (text.StartsWith('+') || text.StartsWith('.') || text.EndsWith('.') || text.StartsWith("-.", StringComparison.Ordinal))
            return "A number has digits on both sides of its point, and no plus sign.";
        return Huge().IsMatch(text) ? "The number is too large." : null;
    }

    [GeneratedRegex("^[+-]?0([oOxXbB][0-9A-Fa-f_]+|[0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Octal();

    [GeneratedRegex("^[+-]?[0-9]+([_,' \u00A0\u202F][0-9]+)+([.][0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex("^[+-]?[0-9]+(:[0-5]?[0-9])+([.][0-9]*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Sexagesimal();

    [GeneratedRegex("^-?[0-9]+([.][0-9]+)?[eE][+]?[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Huge();
}

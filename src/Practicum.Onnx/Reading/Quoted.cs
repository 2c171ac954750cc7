using System.Text;

namespace Practicum.Onnx.Reading;

/// <summary>Text of a model file, made fit to be shown: in quotes, short, without characters that do something to a terminal or to the order of letters.</summary>
internal static class Quoted
{
    private const int Most = 60;

    /// <summary>'text', cut to 60 characters; control, format, separator, private and unassigned characters and lone surrogates become '?'.</summary>
    public static string Of(string text) => "'" + Plain(text, Most) + "'";

    /// <summary>The same without quotes, cut to some length.</summary>
    public static string Plain(string text, int most)
    {
        var plain = new StringBuilder();
        var count = 0;
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, 2 * most)).EnumerateRunes())
        {
            if (++count > most)
                break;
            plain.Append(Shows(rune) ? rune.ToString() : "?");
        }

        if (count > most || text.Length > 2 * most)
            plain.Append('…');
        return plain.ToString();
    }

    /// <summary>Whether a character is seen as itself: no control, format (bidi), separator, private or unassigned one.</summary>
    public static bool Shows(Rune rune) => rune.Value != Rune.ReplacementChar.Value && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}

using System.Text;

namespace Practicum.Core.Planting.Errors;

/// <summary>Text whose UTF-8 bytes were read as Latin-1, in the form that browsers and office programs give that name: Windows-1252 (WHATWG Encoding Standard, index windows-1252).</summary>
internal static class Mojibake
{
    private const string From80 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    /// <summary>The text misread; null when nothing in it can be. In plain text, signs first become what office programs make of them: curly quotes, dashes, and else spaces that do not break.</summary>
    public static string? Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            var dressed = text.Replace('\'', '’').Replace('"', '”').Replace('-', '–');
            if (dressed == text)
                dressed = text.Replace(' ', '\u00A0');
            if (dressed == text)
                return null;
            text = dressed;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        return string.Create(bytes.Length, bytes, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = source[i] is >= 0x80 and < 0xA0 and var b ? From80[b - 0x80] : (char)source[i];
        });
    }
}

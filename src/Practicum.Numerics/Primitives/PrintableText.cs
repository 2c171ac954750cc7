using System.Buffers;
using System.Globalization;
using System.Text;

namespace Practicum.Numerics.Primitives;

/// <summary>
/// Text from elsewhere in a form that cannot act where it is shown: no control characters (so no terminal escapes), nothing that turns the direction of reading
/// or is invisible, no halves of characters. Each is replaced by U+FFFD. Markup is not touched: who writes HTML escapes it.
/// </summary>
public static class PrintableText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c)]);

    /// <summary>One line of at most <paramref name="most"/> characters (UTF-16 units); what is longer ends with "…". Line breaks and tabs become spaces.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">At least 1.</param>
    public static string Line(string text, int most = 2_000) => Clean(text, most, lines: false);

    /// <summary>As <see cref="Line"/>, but line feeds and tabs stay.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">At least 1.</param>
    public static string Lines(string text, int most = 20_000) => Clean(text, most, lines: true);

    private static string Clean(string text, int most, bool lines)
    {
        if (text.Length <= most && text.AsSpan().IndexOfAnyExcept(Plain) < 0)
            return text;
        var (clean, before) = (new StringBuilder(Math.Min(text.Length, most)), new Rune(' '));
        Span<char> pair = stackalloc char[2];
        for (var at = 0; at < text.Length;)
        {
            var status = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var used);
            var shown = status != OperationStatus.Done ? Rune.ReplacementChar : Joins(rune, before) ? rune : Shown(rune, lines);
            if (clean.Length + shown.Utf16SequenceLength > most - (at + used < text.Length ? 1 : 0))
                return clean.Append('…').ToString();
            clean.Append(pair[..shown.EncodeToUtf16(pair)]);
            at += used;
            before = rune;
        }

        return clean.ToString();
    }

    /// <summary>Persian, Indic scripts and emoji join and vary their characters; after ASCII that is only a disguise.</summary>
    private static bool Joins(Rune rune, Rune before) => rune.Value is 0x200C or 0x200D or 0xFE0E or 0xFE0F && before.Value >= 0x80 && !IsSilent(before);

    private static Rune Shown(Rune rune, bool lines) => rune.Value switch
    {
        '\n' or '\t' when lines => rune,
        '\n' or '\r' or '\t' or 0x2028 or 0x2029 => new(' '),
        _ when IsSilent(rune) => Rune.ReplacementChar,
        _ => rune,
    };

    private static bool IsSilent(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}

using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Errors;

/// <summary>
/// One character of a text that cannot be read: a mark stands for it wherever it occurs. The model and its numbers are fitted to the 509 wrong cells of the hospital data
/// (Rekatsinas et al., HoloClean, VLDB 2017; dirty against clean): a character is hit in proportion to how often it stands in the text (log-likelihood −947
/// against −992 for one character as likely as the next), and in 488 cells of 509 everywhere.
/// </summary>
internal static class Illegible
{
    private const double Everywhere = 488.0 / 509;

    /// <summary>The text as it was read; the same text when it holds nothing but marks.</summary>
    public static string Of(string text, char mark, RowDraws draws, int row)
    {
        var legible = text.Length - text.AsSpan().Count(mark);
        if (legible == 0)
            return text;
        var at = Find(text, mark, Choice.Of(draws.At(row, 1), legible));
        if (draws.At(row, 2) < Everywhere)
            return text.Replace(text[at], mark);
        return string.Create(text.Length, (text, at, mark), (span, s) =>
        {
            s.text.CopyTo(span);
            span[s.at] = s.mark;
        });
    }

    private static int Find(string text, char mark, int legible)
    {
        for (var i = 0; ; i++)
        {
            if (text[i] != mark && legible-- == 0)
                return i;
        }
    }
}

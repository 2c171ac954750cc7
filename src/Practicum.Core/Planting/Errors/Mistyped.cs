using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Errors;

/// <summary>
/// Slips of the hand. Kinds as Damerau counted them in 964 errors of data entry (A technique for computer detection and correction of spelling errors, CACM 7, 1964): one letter
/// wrong 567, missing 153, extra 99, two neighbours exchanged 23, more than one of these 122. A wrong letter is a neighbour on the keyboard, an extra one mostly the letter doubled
/// (the leading cause of insertions: Pollock and Zamora, JASIS 34, 1983); the first letter of a word is spared in most cases (Yannakoudakis and Fawthrop, IPM 19, 1983).
/// </summary>
internal static class Mistyped
{
    private const double First = 0.3;
    private const double Doubled = 0.6;
    private static readonly Choice Kinds = new(567, 153, 99, 23, 122);
    private static readonly string[] Rows = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
    private static readonly string[] Neighbours = NeighboursOfAll();

    /// <summary>The text as it was typed.</summary>
    /// <param name="text">Not empty.</param>
    /// <param name="draws">Lanes 1 to 8 are used.</param>
    /// <param name="row">The row.</param>
    public static string Of(string text, RowDraws draws, int row)
    {
        var kind = Kinds.At(draws.At(row, 1));
        if (kind < 4)
            return Slip(text, kind, draws, row, 2);
        var u = draws.At(row, 2);
        var once = Slip(text, (int)(u * 4), draws, row, 3);
        return once.Length == 0 ? once : Slip(once, (int)(Choice.Rest(u, 4) * 4), draws, row, 6);
    }

    private static string Slip(string text, int kind, RowDraws draws, int row, uint lane)
    {
        var at = Place(text, draws.At(row, lane), draws.At(row, lane + 1));
        var u = draws.At(row, lane + 2);
        return kind switch
        {
            1 when text.Length > 1 => text.Remove(at, 1),
            2 => text.Insert(at + 1, (u < Doubled ? text[at] : Near(text[at], (u - Doubled) / (1 - Doubled))).ToString()),
            3 when at + 1 < text.Length && text[at] != text[at + 1] => string.Concat(text.AsSpan(0, at), text.AsSpan(at + 1, 1), text.AsSpan(at, 1), text.AsSpan(at + 2)),
            _ => string.Concat(text.AsSpan(0, at), [Near(text[at], u)], text.AsSpan(at + 1)),
        };
    }

    /// <summary>A place, drawn again once when it is the first of a word, so that such places are hit less often.</summary>
    private static int Place(string text, double u, double again)
    {
        var at = Choice.Of(u, text.Length);
        if ((at == 0 || text[at - 1] == ' ') && again > First)
            at = Choice.Of((again - First) / (1 - First), text.Length);
        return at;
    }

    /// <summary>A key beside this one, in the same case; never the same character.</summary>
    private static char Near(char c, double u)
    {
        var small = char.ToLowerInvariant(c);
        var near = small < Neighbours.Length ? Neighbours[small] : "";
        if (near.Length == 0)
            return c == ' ' ? "bnvm"[Choice.Of(u, 4)] : c == '?' ? '!' : '?';
        var other = near[Choice.Of(u, near.Length)];
        return small == c ? other : char.ToUpperInvariant(other);
    }

    private static string[] NeighboursOfAll()
    {
        var all = new string[128];
        Array.Fill(all, "");
        for (var r = 0; r < Rows.Length; r++)
        {
            for (var i = 0; i < Rows[r].Length; i++)
            {
                var near = new List<char>();
                foreach (var (line, place) in ((int, int)[])[(r, i - 1), (r, i + 1), (r - 1, i), (r - 1, i + 1), (r + 1, i - 1), (r + 1, i)])
                {
                    // a digit slips to a digit, a letter to a letter
                    if (line >= 0 && line < Rows.Length && (line == 0) == (r == 0) && place >= 0 && place < Rows[line].Length)
                        near.Add(Rows[line][place]);
                }

                all[Rows[r][i]] = new([.. near]);
            }
        }

        return all;
    }
}

using System.Text;

namespace Practicum.Runner.PackFiles.Naming;

/// <summary>Normalisation Form C (Unicode Standard Annex 15) and caseless form of short texts, without the operating system's help.</summary>
internal static class CanonicalForm
{
    private const int Syllables = 0xAC00, Leads = 0x1100, Vowels = 0x1161, Tails = 0x11A7, VowelCount = 21, TailCount = 28, SyllableCount = 11_172;

    /// <summary>The composed form of a text without lone surrogates.</summary>
    public static string Compose(string text) => Ascii.IsValid(text) ? text : Composed(Points(text));

    /// <summary>The same for two texts that differ only in case or in how accents are written (Unicode, default caseless matching).</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var folded = new List<int>(text.Length);
        foreach (var point in Points(Composed(Points(text))))
            folded.AddRange(CharacterTable.Shared.FoldOf(point));
        return Composed(folded);
    }

    private static List<int> Points(string text)
    {
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            points.Add(rune.Value);
        return points;
    }

    private static string Composed(List<int> points)
    {
        var apart = new List<int>(points.Count);
        foreach (var point in points)
            Decompose(point, apart);
        Order(apart);
        var text = new StringBuilder(apart.Count);
        foreach (var point in Join(apart))
            text.Append(new Rune(point));
        return text.ToString();
    }

    private static void Decompose(int point, List<int> into)
    {
        if (point - Syllables is >= 0 and < SyllableCount and var syllable)
        {
            into.Add(Leads + (syllable / (VowelCount * TailCount)));
            into.Add(Vowels + (syllable % (VowelCount * TailCount) / TailCount));
            if (syllable % TailCount > 0)
                into.Add(Tails + (syllable % TailCount));
        }
        else if (CharacterTable.Shared.DecompositionOf(point) is { } parts)
        {
            foreach (var part in parts)
                Decompose(part, into);
        }
        else
        {
            into.Add(point);
        }
    }

    /// <summary>Sorts each run of marks by class; stable, so that marks of one class keep their order.</summary>
    private static void Order(List<int> points)
    {
        for (var from = 0; from < points.Count; from++)
        {
            var to = from;
            while (to < points.Count && CharacterTable.Shared.ClassOf(points[to]) != 0)
                to++;
            if (to - from > 1)
            {
                var sorted = points.GetRange(from, to - from).OrderBy(CharacterTable.Shared.ClassOf).ToArray();
                for (var i = 0; i < sorted.Length; i++)
                    points[from + i] = sorted[i];
            }

            from = Math.Max(from, to - 1);
        }
    }

    private static List<int> Join(List<int> points)
    {
        var joined = new List<int>(points.Count);
        var (starter, before) = (-1, 0);
        foreach (var point in points)
        {
            var own = CharacterTable.Shared.ClassOf(point);
            var blocked = starter < joined.Count - 1 && (before == 0 || before >= own);
            if (starter >= 0 && !blocked && Pair(joined[starter], point) is { } whole)
            {
                joined[starter] = whole;
                continue;
            }

            if (own == 0)
                starter = joined.Count;
            before = own;
            joined.Add(point);
        }

        return joined;
    }

    private static int? Pair(int first, int second)
    {
        if (first - Leads is >= 0 and < 19 and var lead && second - Vowels is >= 0 and < VowelCount and var vowel)
            return Syllables + (((lead * VowelCount) + vowel) * TailCount);
        if (first - Syllables is >= 0 and < SyllableCount and var syllable && syllable % TailCount == 0 && second - Tails is > 0 and < TailCount and var tail)
            return first + tail;
        return CharacterTable.Shared.CompositionOf(first, second);
    }
}

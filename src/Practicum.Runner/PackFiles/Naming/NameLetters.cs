using System.Text;

namespace Practicum.Runner.PackFiles.Naming;

/// <summary>Which characters a file name may hold, and in which company.</summary>
internal static class NameLetters
{
    /// <summary>Most marks on one letter (Unicode Technical Standard 39, section 5.4).</summary>
    public const int MostMarks = 4;

    /// <summary>Why a character may not stand in a name, as code, words to follow "holds", and mend; null when it may.</summary>
    public static (string Code, string Holds, string Mend)? Fault(Rune rune)
    {
        var sign = string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
        if (Rune.IsControl(rune))
            return ("PR-NAME-005", $"the control character {sign}", "Rename the file without it.");
        if (rune.Value < 0x80)
            return "\\:*?\"<>|".Contains((char)rune.Value, StringComparison.Ordinal) ? ("PR-NAME-006", $"the character {rune}, which is not portable", "Use letters, digits, hyphens, underscores and dots, and '/' between folders.") : null;
        var kind = Rune.GetUnicodeCategory(rune);
        if (kind is UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            return ("PR-NAME-008", $"{sign}, which is no character of Unicode that everybody has", "Rename the file without it.");
        if (kind is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || CharacterTable.Shared.IsInvisible(rune.Value))
            return ("PR-NAME-007", $"the invisible character {sign}", "Rename the file without it.");
        return kind is UnicodeCategory.SpaceSeparator || CharacterTable.Shared.Poses(rune.Value)
            ? ("PR-NAME-010", $"{sign}, which looks like an ordinary character and is none", "Type the ordinary letter, digit or sign in its place.") : null;
    }

    /// <summary>The first word that mixes scripts whose letters look alike, with the two scripts; null when there is none. A word ends at what is no letter, mark or digit.</summary>
    public static (string Word, string First, string Second)? Mixture(string name)
    {
        var (start, first, second, at) = (0, default(string), default(string), 0);
        foreach (var rune in name.EnumerateRunes())
        {
            var script = rune.Value < 0x80 ? Rune.IsLetter(rune) ? "latin" : null : CharacterTable.Shared.ScriptOf(rune.Value);
            if (!Rune.IsLetterOrDigit(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
            {
                if (second is not null)
                    break;
                (start, first) = (at + rune.Utf16SequenceLength, null);
            }
            else if (script is not null)
            {
                first ??= script;
                second ??= script == first ? null : script;
            }

            at += rune.Utf16SequenceLength;
        }

        return second is null ? null : (name[start..at], Capital(first!), Capital(second));
    }

    /// <summary>Whether a mark stands first in a part, or more than <see cref="MostMarks"/> stand on one letter.</summary>
    public static bool HasLooseMarks(string part)
    {
        var marks = MostMarks;
        foreach (var rune in part.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
                marks = 0;
            else if (++marks > MostMarks)
                return true;
        }

        return false;
    }

    private static string Capital(string script) => char.ToUpperInvariant(script[0]) + script[1..];
}

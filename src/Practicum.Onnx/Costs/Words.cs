using System.Text;

namespace Practicum.Onnx.Costs;

/// <summary>Names of a file as they may be shown.</summary>
internal static class Words
{
    private const int Most = 60;

    /// <summary>At most 60 characters, without control, format and surrogate characters.</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var character in name.AsSpan(0, Math.Min(name.Length, Most)))
        {
            var kind = char.GetUnicodeCategory(character);
            plain.Append(kind is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? '?' : character);
        }

        return name.Length > Most ? plain.Append('…').ToString() : plain.ToString();
    }
}

using System.Globalization;

namespace Practicum.Core.Planting.Drawing;

/// <summary>Texts of a column while they are being changed; the column itself stays as it is. Numbers become texts in the shortest spelling that reads back exactly.</summary>
internal sealed class TextEdit
{
    private readonly List<string> words;
    private readonly int[] codes;
    private Dictionary<string, int>? index;

    /// <summary>Begins with a column's texts.</summary>
    public TextEdit(Column column)
    {
        if (column is TextColumn text)
            (codes, words) = (text.Codes.ToArray(), [.. text.Dictionary]);
        else
            (codes, words) = Spelled((NumericColumn)column);
    }

    /// <summary>A code per row, −1 for a missing value.</summary>
    public ReadOnlySpan<int> Codes => codes;

    /// <summary>How many words there are by now.</summary>
    public int Words => words.Count;

    /// <summary>The text of a code.</summary>
    public string this[int code] => words[code];

    /// <summary>The text of a row; null when missing.</summary>
    public string? Text(int row) => codes[row] < 0 ? null : words[codes[row]];

    /// <summary>The code of a text, −1 for none.</summary>
    public int Code(string? text)
    {
        if (text is null)
            return -1;
        if (index is null)
        {
            index = new(words.Count, StringComparer.Ordinal);
            for (var code = 0; code < words.Count; code++)
                index.TryAdd(words[code], code);
        }

        if (!index.TryGetValue(text, out var found))
        {
            index.Add(text, found = words.Count);
            words.Add(text);
        }

        return found;
    }

    /// <summary>Changes a text by its code; false when it stays the same.</summary>
    public bool Set(int row, int code)
    {
        if (codes[row] == code)
            return false;
        codes[row] = code;
        return true;
    }

    /// <summary>The changed column.</summary>
    public TextColumn Column() => new(codes, [.. words]);

    /// <summary>A number as tables write it.</summary>
    public static string Spell(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static (int[] Codes, List<string> Words) Spelled(NumericColumn column)
    {
        var values = column.ToDoubles().Span;
        var single = column is SingleColumn;
        var codes = new int[values.Length];
        var known = new Dictionary<double, int>();
        var words = new List<string>();
        for (var row = 0; row < codes.Length; row++)
        {
            if (double.IsNaN(values[row]))
            {
                codes[row] = -1;
                continue;
            }

            if (!known.TryGetValue(values[row], out var code))
            {
                known.Add(values[row], code = words.Count);
                words.Add(single ? ((float)values[row]).ToString("R", CultureInfo.InvariantCulture) : Spell(values[row]));
            }

            codes[row] = code;
        }

        return (codes, words);
    }
}

using System.Runtime.CompilerServices;
using System.Text;

namespace Practicum.Numerics.Tables.Csv.Output;

/// <summary>A column as it will be written: numbers as they are, words with their quotes.</summary>
internal sealed class ColumnText
{
    /// <summary>Bytes after the last word, so that a short word can be copied with a fixed length.</summary>
    public const int Slack = 32;

    private readonly byte[] _words = [];
    private readonly int[] _ends = [];

    /// <summary>Prepares a column.</summary>
    public ColumnText(Column column, CsvStyle style)
    {
        Column = column;
        if (column is not TextColumn text)
            return;
        using var words = new Pieces();
        _ends = new int[text.Words];
        for (var code = 0; code < _ends.Length; code++)
        {
            Quoted(text.Utf8(code), style, words);
            _ends[code] = words.Length;
            LongestWord = Math.Max(LongestWord, words.Length - (code == 0 ? 0 : _ends[code - 1]));
        }

        _words = new byte[words.Length + Slack];
        words.Written.CopyTo(_words);
    }

    /// <summary>The column.</summary>
    public Column Column { get; }

    /// <summary>Bytes of the longest word, its quotes included.</summary>
    public int LongestWord { get; }

    /// <summary>Copies a word with its quotes to where at least <see cref="Slack"/> bytes and the longest word have room.</summary>
    /// <returns>Its length.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Copy(int code, Span<byte> room)
    {
        var start = code == 0 ? 0 : _ends[code - 1];
        var length = _ends[code] - start;
        if (length <= Slack)
            _words.AsSpan(start, Slack).CopyTo(room);
        else
            _words.AsSpan(start, length).CopyTo(room);
        return length;
    }

    /// <summary>A header's name with its quotes.</summary>
    public static byte[] Name(string name, CsvStyle style)
    {
        using var pieces = new Pieces();
        Quoted(Encoding.UTF8.GetBytes(name), style, pieces);
        return pieces.Written.ToArray();
    }

    /// <summary>Adds a text, in quotes when it is empty or has a separator, a quote or a line end.</summary>
    public static void Quoted(ReadOnlySpan<byte> text, CsvStyle style, Pieces to)
    {
        if (text.Length > 0 && text.IndexOfAny((byte)'"', (byte)'\n', (byte)'\r') < 0 && !text.Contains((byte)style.Separator))
            to.Add(text);
        else
            InQuotes(text, to);
    }

    /// <summary>Adds a text in quotes, those inside doubled.</summary>
    public static void InQuotes(ReadOnlySpan<byte> text, Pieces to)
    {
        to.Add((byte)'"');
        while (text.IndexOf((byte)'"') is >= 0 and var at)
        {
            to.Add(text[..(at + 1)]);
            to.Add((byte)'"');
            text = text[(at + 1)..];
        }

        to.Add(text);
        to.Add((byte)'"');
    }
}

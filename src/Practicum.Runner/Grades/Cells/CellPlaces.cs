using System.Text;

namespace Practicum.Runner.Grades.Cells;

/// <summary>Where a cell stands, and what it says.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Text">Its text without quotes, cut to a few dozen characters.</param>
internal readonly record struct CellPlace(int Line, string Text);

/// <summary>Finds lines and texts of a few cells by reading the file once more: nobody else has to remember lines. The file is known to be well formed.</summary>
internal static class CellPlaces
{
    private const int Shown = 40;

    /// <summary>Places of the cells of a column in <paramref name="rows"/>, which rise.</summary>
    public static CellPlace[] Find(SourceFile source, int column, ReadOnlySpan<int> rows)
    {
        var found = new CellPlace[rows.Length];
        var bytes = source.Bytes;
        var at = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        var line = 1;
        var row = -1;
        for (var next = 0; next < found.Length; row++)
        {
            var wanted = row == rows[next];
            var (start, first) = (at, line);
            at = RowEnd(bytes, at, ref line);
            if (wanted)
                found[next++] = new(first, Cell(bytes[start..at], source.Separator, column));
        }

        return found;
    }

    /// <summary>The byte after the row that starts at <paramref name="at"/>.</summary>
    public static int RowEnd(ReadOnlySpan<byte> bytes, int at)
    {
        var line = 1;
        return RowEnd(bytes, at, ref line);
    }

    private static int RowEnd(ReadOnlySpan<byte> bytes, int at, ref int line)
    {
        var quoted = false;
        while (at < bytes.Length)
        {
            var end = bytes[at..].IndexOfAny((byte)'"', (byte)'\n');
            if (end < 0)
                return bytes.Length;
            at += end + 1;
            if (bytes[at - 1] == '"')
            {
                quoted = !quoted;
                continue;
            }

            line++;
            if (!quoted)
                return at;
        }

        return at;
    }

    private static string Cell(ReadOnlySpan<byte> row, byte separator, int column)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i <= row.Length; i++)
        {
            quoted ^= i < row.Length && row[i] == '"';
            if (i < row.Length && (quoted || row[i] != separator))
                continue;
            if (column-- > 0)
            {
                start = i + 1;
                continue;
            }

            var cell = Encoding.UTF8.GetString(row[start..i]).TrimEnd('\r', '\n');
            if (cell.StartsWith('"'))
                cell = cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
            return cell.Length <= Shown ? cell : cell[..(Shown - 1)] + "…";
        }

        return "";
    }
}

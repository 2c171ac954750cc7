namespace Practicum.Numerics.Tables.Csv.Bulk;

/// <summary>Whole rows of a window that one thread reads in one go.</summary>
/// <param name="Begin">Where the first row starts.</param>
/// <param name="End">After the last row's line end.</param>
/// <param name="FirstRow">The first row's index in the table.</param>
/// <param name="Rows">How many rows there must be.</param>
internal readonly record struct RowRange(int Begin, int End, int FirstRow, int Rows)
{
    /// <summary>The index of the row after the last one.</summary>
    public int After => FirstRow + Rows;

    /// <summary>Cuts a window into ranges of whole rows, the same ones on any number of threads.</summary>
    /// <param name="window">The window; it starts with a row.</param>
    /// <param name="begin">Where its first row starts.</param>
    /// <param name="last">Whether nothing follows the window, so that a last row may lack its line end.</param>
    /// <param name="firstRow">The index of its first row.</param>
    /// <param name="options">Threads and size of the pieces.</param>
    /// <returns>Null when the bytes are not text, a quote is not closed, or there are more rows than are allowed.</returns>
    public static RowRange[]? Cut(ByteWindow window, int begin, bool last, int firstRow, CsvOptions options)
    {
        var piece = options.PieceBytes;
        var pieces = (int)(((long)window.Length - begin + piece - 1) / piece);
        var surveys = new Survey[pieces];
        var whole = last ? window.Length : Survey.Whole(window.Span); // the rest is looked at again with the next window
        Crew.Run(pieces, options.Threads, i => surveys[i] = Survey.Of(window, begin, begin + (i * piece), (int)Math.Min(window.Length, begin + ((i + 1L) * piece)), whole));
        var ranges = new List<RowRange>(pieces);
        var (start, ended, before, inside) = (begin, 0L, 0L, false);
        for (var i = 0; i < pieces; i++)
        {
            if (!surveys[i].Good)
                return null;
            var rows = surveys[i].Rows(inside);
            if (i > 0 && rows > 0)
            {
                // the row that reaches into this piece belongs to the range before it
                var cut = AfterRow(window.Span, begin + (i * piece), inside);
                ranges.Add(new(start, cut, (int)(firstRow + before), (int)(ended + 1 - before)));
                (start, before) = (cut, ended + 1);
            }

            ended += rows;
            if (firstRow + ended >= Math.Min(int.MaxValue, options.MaxRows + 1L))
                return null;
            inside ^= (surveys[i].Quotes & 1) != 0;
        }

        return Close(window, ranges, last, inside, new(start, window.Length, (int)(firstRow + before), (int)(ended - before)), options.MaxRows);
    }

    /// <summary>The rows that end in its first sixteen kilobytes, as a range of their own; null when none does.</summary>
    public RowRange? Sample(ByteWindow window)
    {
        var bytes = window.Span[Begin..Math.Min(End, Begin + (1 << 14))];
        var end = BeforeOpenRow(bytes, out var rows);
        return rows == 0 ? null : new(Begin, Begin + end, 0, rows);
    }

    /// <summary>Where the next row starts, or the bytes end.</summary>
    public static int AfterRow(ReadOnlySpan<byte> bytes, int at, bool inside)
    {
        while (bytes[at..].IndexOfAny((byte)'\n', (byte)'"') is >= 0 and var next)
        {
            at += next + 1;
            if (bytes[at - 1] == '"')
                inside = !inside;
            else if (!inside)
                return at;
        }

        return bytes.Length;
    }

    private static RowRange[]? Close(ByteWindow window, List<RowRange> ranges, bool last, bool inside, RowRange rest, int maxRows)
    {
        if (last)
        {
            if (inside)
                return null;
            var open = rest.End > rest.Begin && window.Span[^1] != '\n';
            rest = rest with { Rows = rest.Rows + (open ? 1 : 0) };
            if (rest.FirstRow + (long)rest.Rows > maxRows)
                return null;
        }
        else
        {
            rest = rest with { End = rest.Begin + BeforeOpenRow(window.Span[rest.Begin..], out _) };
        }

        if (rest.Rows > 0)
            ranges.Add(rest);
        return [.. ranges];
    }

    private static int BeforeOpenRow(ReadOnlySpan<byte> bytes, out int rows)
    {
        (var end, rows) = (0, 0);
        var inside = false;
        for (var at = 0; at < bytes.Length; at++)
        {
            inside ^= bytes[at] == '"';
            if (bytes[at] == '\n' && !inside)
                (end, rows) = (at + 1, rows + 1);
        }

        return end;
    }
}

using System.Text;
using System.Text.Unicode;

namespace Practicum.Runner.Grades.Cells;

/// <summary>
/// The short way through a file without quotes, which nearly all are: blocks are read side by side and nothing but the wanted cells is kept. It only ever accepts: a file with anything
/// unusual goes through the strict reader, which says what is wrong with it, and where.
/// </summary>
internal sealed class PlainReading
{
    private readonly BlockReading _read;
    private readonly ImmutableArray<string> _header;
    private readonly WantedColumn[] _wanted;
    private readonly PlainLayout _layout;
    private readonly int _body, _rows;
    private bool _hasReturns;

    private PlainReading(BlockReading read, ImmutableArray<string> header, WantedColumn[] wanted, int body, int lines)
    {
        (_read, _header, _wanted, _body) = (read, header, wanted, body);
        _rows = lines - 1 + (read.Source.Bytes[^1] == '\n' ? 0 : 1);
        _layout = new(read.Source, header, wanted, _rows);
    }

    /// <summary>How many blocks there are.</summary>
    public int Blocks => _read.Facts.Length;

    /// <summary>Looks at the header and at what was seen in the blocks; null when the file is not plain, lacks a column or has no rows.</summary>
    public static PlainReading? Of(BlockReading read, CellOrder order)
    {
        var bytes = read.Source.Bytes;
        var (lines, returns, wide) = (0, false, false);
        foreach (var facts in read.Facts)
        {
            if (facts.IsOdd)
                return null;
            (lines, returns, wide) = (lines + facts.Lines, returns | facts.HasReturn, wide | facts.HasWide);
        }

        if ((wide && !Utf8.IsValid(bytes)) || (returns && bytes.Count((byte)'\r') != bytes.Count("\r\n"u8)))
            return null;
        var end = bytes.IndexOf((byte)'\n');
        if (end < 0 || end + 1 == bytes.Length || HeaderOf(bytes[..end], order.Separator) is not { } header || order.Wanted(header) is not { Columns: var wanted, Problem: null })
            return null;
        foreach (var column in wanted)
        {
            if (!header.Contains(column.Name))
                return null;
        }

        return new(read, header, wanted, end + 1, lines) { _hasReturns = returns };
    }

    /// <summary>Reads the rows that start in a block; false when the file is not plain after all.</summary>
    public bool Read(int block)
    {
        var (from, row) = RowStart(block);
        var (to, _) = block + 1 == Blocks ? (_read.Source.Length, 0) : RowStart(block + 1);
        return from >= to || new PlainBlock(_layout, row, _hasReturns).Read(from, to);
    }

    /// <summary>What was read.</summary>
    public CellFile Finish()
    {
        var columns = new object[_wanted.Length];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = _layout.Column(_header.IndexOf(_wanted[i].Name));
        return new(_read.Source, _header, _rows, _wanted, columns);
    }

    private static ImmutableArray<string>? HeaderOf(ReadOnlySpan<byte> line, byte separator)
    {
        var text = Encoding.UTF8.GetString(line.StartsWith("\uFEFF"u8) ? line[3..] : line).TrimEnd('\r');
        ImmutableArray<string> names = [.. text.Split((char)separator)];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (name.Length == 0 || !seen.Add(name))
                return null;
        }

        // one column alone may have empty lines that are rows; a first line of numbers is no header
        return names.Length > 1 && names.Any(n => !CellNumber.TryRead(Encoding.UTF8.GetBytes(n), out _)) ? names : null;
    }

    /// <summary>The first row that starts in a block: its byte and its index.</summary>
    private (int At, int Row) RowStart(int block)
    {
        if (block == 0)
            return (_body, 0);
        var lines = 0;
        for (var before = 0; before < block; before++)
            lines += _read.Facts[before].Lines;
        var from = _read.Bounds(block).From;
        var bytes = _read.Source.Bytes;
        if (bytes[from - 1] == '\n')
            return (from, lines - 1);
        var next = bytes[from..].IndexOf((byte)'\n');
        return next < 0 ? (bytes.Length, 0) : (from + next + 1, lines);
    }
}

namespace Practicum.Numerics.Tables.Csv;

/// <summary>What ended a cell.</summary>
internal enum CsvEnd
{
    /// <summary>A separator: the row goes on.</summary>
    Cell,

    /// <summary>A line end.</summary>
    Row,

    /// <summary>The file's end, without a line end.</summary>
    File,

    /// <summary>A quote that is never closed: the file's end.</summary>
    Unclosed,

    /// <summary>A stray character; the scanner stands on the next line.</summary>
    Stray,
}

/// <summary>Walks over cells. Knows lines and quotes, but nothing of columns.</summary>
internal ref struct CsvScanner(ReadOnlySpan<byte> bytes, int start, byte separator)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly byte _separator = separator;

    /// <summary>The next byte to be read.</summary>
    public int Position { get; private set; } = start;

    /// <summary>The current line, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The byte where the current line starts.</summary>
    public int LineStart { get; private set; } = start;

    /// <summary>The line where the last cell started.</summary>
    public int CellLine { get; private set; } = 1;

    /// <summary>The byte where the line of the last cell starts.</summary>
    public int CellLineStart { get; private set; } = start;

    /// <summary>The byte where the last cell starts, or the stray character after <see cref="CsvEnd.Stray"/>.</summary>
    public int CellStart { get; private set; }

    /// <summary>Whether a quote was never closed.</summary>
    public bool Unclosed { get; private set; }

    /// <summary>Whether all was read.</summary>
    public readonly bool AtEnd => Position >= _bytes.Length;

    /// <summary>The next cell, without its quotes; <paramref name="doubled"/> when it still holds doubled quotes.</summary>
    public CsvEnd Next(out ReadOnlySpan<byte> cell, out bool doubled)
    {
        (CellStart, CellLine, CellLineStart, doubled) = (Position, Line, LineStart, false);
        if (Position < _bytes.Length && _bytes[Position] == '"')
            return Quoted(out cell, out doubled);
        var bytes = _bytes;
        var i = Position;
        while (i < bytes.Length)
        {
            var b = bytes[i];
            if (b == _separator || b == '\n' || b == '\r' || b == '"')
                break;
            i++;
        }

        cell = bytes[Position..i];
        return End(i);
    }

    private CsvEnd Quoted(out ReadOnlySpan<byte> cell, out bool doubled)
    {
        var start = Position + 1;
        var i = start;
        doubled = false;
        while (i < _bytes.Length)
        {
            var b = _bytes[i];
            if (b == '\n')
            {
                Line++;
                LineStart = i + 1;
            }
            else if (b == '"')
            {
                if (i + 1 >= _bytes.Length || _bytes[i + 1] != '"')
                {
                    cell = _bytes[start..i];
                    return End(i + 1);
                }

                doubled = true;
                i++;
            }

            i++;
        }

        cell = _bytes[start..];
        Position = _bytes.Length;
        Unclosed = true;
        return CsvEnd.Unclosed;
    }

    private CsvEnd End(int at)
    {
        if (at >= _bytes.Length)
        {
            Position = _bytes.Length;
            return CsvEnd.File;
        }

        var b = _bytes[at];
        if (b == _separator)
        {
            Position = at + 1;
            return CsvEnd.Cell;
        }

        var length = b == '\n' ? 1 : b == '\r' && at + 1 < _bytes.Length && _bytes[at + 1] == '\n' ? 2 : 0;
        if (length > 0)
        {
            NewLine(at + length);
            return CsvEnd.Row;
        }

        (CellStart, CellLine, CellLineStart) = (at, Line, LineStart);
        var next = _bytes[at..].IndexOf((byte)'\n');
        NewLine(next < 0 ? _bytes.Length : at + next + 1);
        return CsvEnd.Stray;
    }

    private void NewLine(int at)
    {
        Position = at;
        LineStart = at;
        Line++;
    }
}

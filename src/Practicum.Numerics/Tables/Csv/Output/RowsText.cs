using System.Runtime.CompilerServices;

namespace Practicum.Numerics.Tables.Csv.Output;

/// <summary>Rows of a table as CSV, block by block; threads may share it.</summary>
internal sealed class RowsText
{
    private readonly ColumnText[] _columns;
    private readonly CsvStyle _style;
    private readonly byte[] _missing;
    private readonly int _longestRow;

    /// <summary>Prepares the columns of a table.</summary>
    public RowsText(Table table, CsvStyle style)
    {
        _style = style;
        _columns = new ColumnText[table.Columns.Length];
        Bulk.Crew.Run(_columns.Length, style.Threads, c => _columns[c] = new(table.Columns[c], style));
        _missing = _columns.Length == 1 && !style.KeepEmptyText ? "\"\""u8.ToArray() : [];
        _longestRow = checked(_columns.Sum(c => Math.Max(NumberText.Most, c.LongestWord) + 1) + ColumnText.Slack);
    }

    /// <summary>Writes rows <paramref name="from"/>, … to before <paramref name="to"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(int from, int to, Pieces pieces)
    {
        Span<int> scales = _columns.Length <= 256 ? stackalloc int[_columns.Length] : new int[_columns.Length];
        scales.Clear();
        for (var row = from; row < to; row++)
        {
            var room = pieces.Room(_longestRow);
            var at = 0;
            for (var c = 0; c < _columns.Length; c++)
            {
                at += Cell(_columns[c], row, ref scales[c], room[at..]);
                room[at++] = (byte)_style.Separator;
            }

            room[at - 1] = (byte)'\n';
            pieces.Length += at;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Cell(ColumnText column, int row, ref int scale, Span<byte> room)
    {
        ReadOnlySpan<byte> text;
        if (column.Column is DoubleColumn doubles)
        {
            var value = doubles.Values[row];
            if (!double.IsNaN(value))
                return NumberText.Write(value, ref scale, room);
            text = _missing;
        }
        else if (column.Column is TextColumn texts)
        {
            var code = texts.Codes[row];
            if (code >= 0)
                return column.Copy(code, room);
            text = _missing;
        }
        else
        {
            return Other((NumericColumn)column.Column, row, ref scale, room);
        }

        text.CopyTo(room);
        return text.Length;
    }

    private int Other(NumericColumn column, int row, ref int scale, Span<byte> room)
    {
        if (column.IsMissing(row))
        {
            _missing.CopyTo(room);
            return _missing.Length;
        }

        return column is SingleColumn singles ? NumberText.Write(singles.Values[row], ref scale, room) : NumberText.Write(column[row], ref scale, room);
    }
}

namespace Practicum.Numerics.Tables.Csv.Bulk;

/// <summary>What one thread needs to read rows: room for cell ends, and words of its own for every column of text.</summary>
/// <param name="number">Its number.</param>
/// <param name="columns">The columns to be read; the others are walked over.</param>
/// <param name="width">Cells in a row.</param>
/// <param name="options">Limits and separator.</param>
internal sealed unsafe class BulkWorker(int number, BulkColumn[] columns, int width, CsvOptions options)
{
    private const int Cells = 1 << 13;

    private readonly WordTable[] _words = [.. columns.OfType<BulkText>().Select(_ => new WordTable(options.HashKey))];
    private readonly TextCells _texts = new(options);
    private readonly int[] _ends = new int[Wanted(width) + width + Masks.Block + 8];

    /// <summary>Its number.</summary>
    public int Number => number;

    /// <summary>Its words of a column of text.</summary>
    public WordTable Words(int slot) => _words[slot];

    /// <summary>Reads the rows of a range into the columns.</summary>
    /// <returns>False when anything is wrong; what then stands in the columns is worthless.</returns>
    public bool Read(ByteWindow window, RowRange range)
    {
        fixed (int* room = _ends)
        {
            var ends = room + 1;
            ends[-1] = range.Begin - 1;
            var scan = new CellEnds(window, range.Begin, range.End, (byte)options.Separator);
            var (held, row) = (0, 0);
            do
            {
                held = scan.Fill(ends, held, Wanted(width));
                if (scan.AtEnd && range.End == window.Length && window.Start[range.End - 1] != '\n')
                    ends[held++] = range.End;
                if (scan.Wrong)
                    return false;
                var rows = held / width;
                var batch = new CellBatch(window, ends, width, rows, range.FirstRow + row, scan.Returns);
                row += rows;
                if (row > range.Rows || !batch.RowsEnd || !Read(in batch))
                    return false;
                var used = rows * width;
                held -= used;
                new Span<int>(ends + used - 1, held + 1).CopyTo(new(ends - 1, held + 1));
            }
            while (!scan.AtEnd);
            return held == 0 && row == range.Rows;
        }
    }

    private static int Wanted(int width) => Math.Max(1, Cells / width) * width;

    private bool Read(in CellBatch batch)
    {
        foreach (var column in columns)
        {
            if (column is BulkText text)
            {
                if (!_texts.Read(in batch, text.Index, _words[text.Slot], text.Codes.Slice(batch.FirstRow, batch.Rows)))
                    return false;
            }
            else if (column is BulkNumbers { IsText: false } numbers && !NumberCells.Read(in batch, numbers, numbers.Values.Slice(batch.FirstRow, batch.Rows), options))
            {
                return false;
            }
        }

        return true;
    }
}

namespace Practicum.Numerics.Learning.Trees;

/// <summary>
/// Rows as codes of one byte, four columns to a word: word r of block b holds the codes of columns 4b … 4b + 3 of row r, the first in the lowest byte.
/// Columns that fill up the last block have code 0 everywhere.
/// </summary>
internal sealed class BinnedRows
{
    /// <summary>Columns in a block.</summary>
    public const int Width = 4;

    private BinnedRows(ColumnCuts[] cuts, uint[][] blocks, int rows) => (Cuts, Blocks, Rows) = (cuts, blocks, rows);

    /// <summary>How each column was cut.</summary>
    public ColumnCuts[] Cuts { get; }

    /// <summary>The blocks.</summary>
    public uint[][] Blocks { get; }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>Cuts the columns of a table and codes its rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="inputs">The columns; texts are looked up as 0 … below 255, missing as NaN.</param>
    /// <param name="weights">A weight for each row; empty for 1 each.</param>
    /// <param name="bins">Most intervals of a number.</param>
    /// <param name="conduct">Threads.</param>
    public static BinnedRows Of(Table table, InputColumn[] inputs, double[] weights, int bins, Conduct conduct)
    {
        var cuts = new ColumnCuts[inputs.Length];
        var blocks = new uint[(inputs.Length + Width - 1) / Width][];
        Parallel.For(0, blocks.Length, conduct.Parallel, b => blocks[b] = Code(b, table, inputs, (f, values) =>
            cuts[f] = inputs[f].Lookup is { } lookup ? ColumnCuts.OfTexts((int)lookup.Values.DefaultIfEmpty(0).Max() + 1) : ColumnCuts.OfNumbers(values, weights, bins)));
        return new(cuts, blocks, table.Rows);
    }

    /// <summary>Codes the rows of another table by the same cuts.</summary>
    public BinnedRows Like(Table table, InputColumn[] inputs, Conduct conduct)
    {
        var blocks = new uint[Blocks.Length][];
        Parallel.For(0, blocks.Length, conduct.Parallel, b => blocks[b] = Code(b, table, inputs, (f, _) => Cuts[f]));
        return new(Cuts, blocks, table.Rows);
    }

    /// <summary>The code of a row in a column.</summary>
    public int this[int row, int column] => (int)(Blocks[column / Width][row] >> (column % Width * 8)) & 255;

    private static uint[] Code(int block, Table table, InputColumn[] inputs, Func<int, float[], ColumnCuts> cut)
    {
        var words = new uint[table.Rows];
        var last = Math.Min(inputs.Length, (block + 1) * Width);
        for (var f = block * Width; f < last; f++)
        {
            var values = Values(inputs[f], table);
            var cuts = cut(f, values);
            var shift = f % Width * 8;
            if (cuts.IsText)
            {
                for (var row = 0; row < words.Length; row++)
                    words[row] |= (uint)cuts.FindText(values[row]) << shift;
                continue;
            }

            for (var row = 0; row < words.Length; row++)
                words[row] |= (uint)cuts.Find(values[row]) << shift;
        }

        return words;
    }

    /// <summary>All values of an input as the trees see them.</summary>
    public static float[] Values(InputColumn input, Table rows)
    {
        var column = rows[input.Name];
        var values = new float[column.Length];
        input.Encode(column, column is TextColumn text ? input.Lookup!.Of(text.Dictionary) : null, 0, values);
        return values;
    }
}

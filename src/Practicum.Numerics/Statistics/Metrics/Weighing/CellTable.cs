namespace Practicum.Numerics.Statistics.Metrics.Weighing;

/// <summary>The rows with one pair of classes.</summary>
/// <param name="Row">First class: the label.</param>
/// <param name="Column">Second class: the decision or the cluster.</param>
/// <param name="Weight">Sum of weights.</param>
/// <param name="Squares">Sum of squared weights.</param>
internal readonly record struct Cell(int Row, int Column, double Weight, double Squares);

/// <summary>
/// Pairs of classes counted by weight. Only pairs that occur are kept, so that a thousand classes cost no million cells; statistics of the table and their slopes are then
/// computed over cells and not over rows.
/// </summary>
internal sealed class CellTable
{
    private const int DenseUpTo = 1 << 20;

    private CellTable(Cell[] cells, int rows, int columns)
    {
        Cells = cells;
        (RowWeights, ColumnWeights, Diagonal) = (new double[rows], new double[columns], new double[Math.Min(rows, columns)]);
        (RowSquares, ColumnSquares, DiagonalSquares) = (new double[rows], new double[columns], new double[Diagonal.Length]);
        foreach (var cell in cells)
        {
            RowSquares[cell.Row] += cell.Squares;
            ColumnSquares[cell.Column] += cell.Squares;
            RowWeights[cell.Row] += cell.Weight;
            ColumnWeights[cell.Column] += cell.Weight;
            All += cell.Weight;
            Squares += cell.Squares;
            if (cell.Row != cell.Column)
                continue;
            Diagonal[cell.Row] += cell.Weight;
            DiagonalSquares[cell.Row] += cell.Squares;
        }

        foreach (var hit in Diagonal)
            Trace += hit;
    }

    /// <summary>Cells with weight, by row and column.</summary>
    public Cell[] Cells { get; }

    /// <summary>Weight of each first class.</summary>
    public double[] RowWeights { get; }

    /// <summary>Weight of each second class.</summary>
    public double[] ColumnWeights { get; }

    /// <summary>Weight of the rows whose classes are the same.</summary>
    public double[] Diagonal { get; }

    /// <summary>Squared weights of each first class.</summary>
    public double[] RowSquares { get; }

    /// <summary>Squared weights of each second class.</summary>
    public double[] ColumnSquares { get; }

    /// <summary>Squared weights of the rows whose classes are the same.</summary>
    public double[] DiagonalSquares { get; }

    /// <summary>Sum of the diagonal.</summary>
    public double Trace { get; }

    /// <summary>Sum of all weights.</summary>
    public double All { get; }

    /// <summary>Sum of all squared weights.</summary>
    public double Squares { get; }

    /// <summary>Rows with weight.</summary>
    public int Count { get; private init; }

    /// <summary>Counts pairs.</summary>
    /// <param name="first">A class a row, from 0 to <paramref name="rows"/> − 1; checked by the caller.</param>
    /// <param name="second">A class a row, from 0 to <paramref name="columns"/> − 1.</param>
    /// <param name="weights">A weight a row, or none.</param>
    /// <param name="rows">Classes of the first kind.</param>
    /// <param name="columns">Classes of the second kind.</param>
    public static CellTable Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second, ReadOnlySpan<double> weights, int rows, int columns)
    {
        var count = Weighing.RowWeights.Count(weights, first.Length);
        var cells = (long)rows * columns > DenseUpTo ? Sparse(first, second, weights, columns)
            : weights.IsEmpty ? DenseCounts(first, second, rows, columns)
            : Dense(first, second, weights, rows, columns);
        return new(cells, rows, columns) { Count = count };
    }

    private static Cell[] DenseCounts(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int rows, int columns)
    {
        // two tables by turns: the same cell twice in a row need not wait for itself
        var (even, odd) = (new int[rows * columns], new int[rows * columns]);
        var i = 0;
        for (; i + 1 < first.Length; i += 2)
        {
            even[first[i] * columns + second[i]]++;
            odd[first[i + 1] * columns + second[i + 1]]++;
        }

        if (i < first.Length)
            even[first[i] * columns + second[i]]++;
        var cells = new List<Cell>();
        for (var c = 0; c < even.Length; c++)
        {
            var n = (double)even[c] + odd[c];
            if (n > 0)
                cells.Add(new(c / columns, c % columns, n, n));
        }

        return [.. cells];
    }

    private static Cell[] Dense(ReadOnlySpan<int> first, ReadOnlySpan<int> second, ReadOnlySpan<double> weights, int rows, int columns)
    {
        var table = new (double Weight, double Squares)[rows * columns];
        for (var i = 0; i < first.Length; i++)
        {
            var w = weights[i];
            ref var at = ref table[first[i] * columns + second[i]];
            at.Weight += w;
            at.Squares += w * w;
        }

        var cells = new List<Cell>();
        for (var c = 0; c < table.Length; c++)
        {
            if (table[c].Weight > 0)
                cells.Add(new(c / columns, c % columns, table[c].Weight, table[c].Squares));
        }

        return [.. cells];
    }

    private static Cell[] Sparse(ReadOnlySpan<int> first, ReadOnlySpan<int> second, ReadOnlySpan<double> weights, int columns)
    {
        var table = new SortedDictionary<long, (double Weight, double Squares)>();
        for (var i = 0; i < first.Length; i++)
        {
            var w = weights.IsEmpty ? 1 : weights[i];
            if (w == 0)
                continue;
            var key = (long)first[i] * columns + second[i];
            table.TryGetValue(key, out var at);
            table[key] = (at.Weight + w, at.Squares + w * w);
        }

        return [.. table.Select(c => new Cell((int)(c.Key / columns), (int)(c.Key % columns), c.Value.Weight, c.Value.Squares))];
    }
}

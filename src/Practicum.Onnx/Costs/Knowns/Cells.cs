namespace Practicum.Onnx.Costs.Knowns;

/// <summary>Moves known numbers about: each is a number as <see cref="Value.Cells"/> holds it, whatever its type.</summary>
internal static class Cells
{
    /// <summary>Reads a cell as a real number.</summary>
    public static double Real(long cell) => BitConverter.Int64BitsToDouble(cell);

    /// <summary>A real number as a cell.</summary>
    public static long From(double real) => BitConverter.DoubleToInt64Bits(real);

    /// <summary>For each place in a shape, what <paramref name="at"/> gives for its index; null when there are too many places, or one has no answer.</summary>
    public static long[]? Map(ImmutableArray<long> shape, Func<long[], long?> at)
    {
        var count = Sizes.Count(shape.AsSpan());
        if (count > Value.MostCells)
            return null;
        var cells = new long[(int)count];
        var index = new long[shape.Length];
        for (var c = 0; c < cells.Length; c++)
        {
            if (at(index) is not { } cell)
                return null;
            cells[c] = cell;
            for (var d = shape.Length - 1; d >= 0 && ++index[d] == shape[d]; d--)
                index[d] = 0;
        }

        return cells;
    }

    /// <summary>The cell at an index, where dimensions of 1 are stretched and dimensions in front are left out (ONNX's multidirectional broadcasting).</summary>
    public static long Stretched(Value value, long[] index)
    {
        long place = 0;
        var front = index.Length - value.Rank;
        for (var d = 0; d < value.Rank; d++)
            place = (place * value.Shape[d]) + (value.Shape[d] == 1 ? 0 : index[front + d]);
        return value.Cells![place];
    }

    /// <summary>The cell at an index of the value's own shape, or null outside it.</summary>
    public static long? At(Value value, ReadOnlySpan<long> index)
    {
        long place = 0;
        for (var d = 0; d < value.Rank; d++)
        {
            if (index[d] < 0 || index[d] >= value.Shape[d])
                return null;
            place = (place * value.Shape[d]) + index[d];
        }

        return value.Cells![place];
    }
}

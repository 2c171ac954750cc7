namespace Practicum.Numerics.Statistics.Metrics.Weighing;

/// <summary>
/// Weights of rows, ≥ 0. A whole number means that many equal rows in every value; in an interval a weight is an importance: the row was seen once, so that doubling all
/// weights narrows nothing.
/// </summary>
internal static class RowWeights
{
    /// <summary>Refuses what are no weights.</summary>
    /// <param name="weights">One a row, or none at all for 1 each.</param>
    /// <param name="rows">How many rows.</param>
    /// <exception cref="ArgumentException">Another length, or a weight that is negative, infinite or NaN.</exception>
    public static void Check(ReadOnlySpan<double> weights, int rows)
    {
        if (!weights.IsEmpty && weights.Length != rows)
            throw new ArgumentException($"{weights.Length} weights, but {rows} rows.");
        for (var i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] >= 0 && double.IsFinite(weights[i])))
                throw new ArgumentException($"The weight of row {i} is {weights[i]}.");
        }
    }

    /// <summary>The products of a sample's own weights and those asked for, such as the counts of a resample; one of them alone when the other is empty.</summary>
    /// <exception cref="ArgumentException">The weights asked for are no weights of these rows.</exception>
    public static ReadOnlySpan<double> Times(ReadOnlySpan<double> own, ReadOnlySpan<double> asked, int rows)
    {
        Check(asked, rows);
        if (own.IsEmpty || asked.IsEmpty)
            return own.IsEmpty ? asked : own;
        var product = new double[rows];
        for (var i = 0; i < rows; i++)
            product[i] = own[i] * asked[i];
        return product;
    }

    /// <summary>How many rows have a weight above 0.</summary>
    public static int Count(ReadOnlySpan<double> weights, int rows)
    {
        if (weights.IsEmpty)
            return rows;
        var count = 0;
        foreach (var w in weights)
            count += w > 0 ? 1 : 0;
        return count;
    }
}

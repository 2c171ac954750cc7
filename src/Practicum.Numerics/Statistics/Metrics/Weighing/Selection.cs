namespace Practicum.Numerics.Statistics.Metrics.Weighing;

/// <summary>Order statistics without a full sort.</summary>
internal static class Selection
{
    private const int Short = 32;

    /// <summary>
    /// The value that would stand at a place if all were sorted. Hoare's quickselect (1961) with the median of three; values end up in another order, with those before the
    /// place not above it and those after not below. When the pivots are unlucky the rest is sorted, so that no input takes quadratic time.
    /// </summary>
    /// <param name="values">Without NaN; reordered.</param>
    /// <param name="place">From 0 to their number − 1.</param>
    public static double Of(Span<double> values, int place)
    {
        var (low, high) = (0, values.Length - 1);
        for (var left = 2 * (int)Math.Log2(values.Length + 1); high - low > Short && left > 0; left--)
        {
            var pivot = Middle(values[low], values[low + (high - low) / 2], values[high]);
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (values[i] < pivot)
                    i++;
                while (values[j] > pivot)
                    j--;
                if (i > j)
                    break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }

            if (place > j && place < i)
                return values[place];
            (low, high) = place <= j ? (low, j) : (i, high);
        }

        values[low..(high + 1)].Sort();
        return values[place];
    }

    private static double Middle(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}

namespace Practicum.Numerics.Learning;

/// <summary>A column cut into at most 255 intervals, one byte a row: code c holds values in (threshold c − 1, threshold c]; <see cref="Missing"/> is a missing value.</summary>
internal sealed class BinnedColumn
{
    /// <summary>The code of a missing value.</summary>
    public const byte Missing = 255;

    private const int MostSampled = 200_000;

    private BinnedColumn(byte[] codes, float[] thresholds) => (Codes, Thresholds) = (codes, thresholds);

    /// <summary>A code per row.</summary>
    public byte[] Codes { get; }

    /// <summary>Upper bounds of all intervals but the last, rising.</summary>
    public float[] Thresholds { get; }

    /// <summary>
    /// Cuts at the middle between neighbouring values when there are few, else near the quantiles of the values present (every k-th row of a long table).
    /// A threshold t between neighbours a and b is a float32 with a ≤ t &lt; b.
    /// </summary>
    public static BinnedColumn Of(float[] values, int bins)
    {
        var step = (values.Length + MostSampled - 1) / MostSampled;
        var sorted = new float[(values.Length + step - 1) / step];
        var count = 0;
        for (var i = 0; i < values.Length; i += step)
        {
            if (!float.IsNaN(values[i]))
                sorted[count++] = values[i];
        }

        Array.Sort(sorted, 0, count);
        var thresholds = Cut(sorted.AsSpan(0, count), bins);
        var codes = new byte[values.Length];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = float.IsNaN(values[i]) ? Missing : (byte)Find(thresholds, values[i]);
        return new(codes, thresholds);
    }

    private static float[] Cut(ReadOnlySpan<float> sorted, int bins)
    {
        var distinct = sorted.IsEmpty ? 0 : 1;
        for (var i = 1; i < sorted.Length; i++)
            distinct += sorted[i] > sorted[i - 1] ? 1 : 0;
        var cuts = new List<float>();
        var wanted = 1;
        for (var i = 1; i < sorted.Length; i++)
        {
            if (!(sorted[i] > sorted[i - 1]) || (distinct > bins && i < (long)sorted.Length * wanted / bins))
                continue;
            cuts.Add(Between(sorted[i - 1], sorted[i]));
            while (wanted < bins && (long)sorted.Length * wanted / bins <= i)
                wanted++;
            if (cuts.Count == bins - 1)
                break;
        }

        return [.. cuts];
    }

    /// <summary>A float32 t with a ≤ t &lt; b, near the middle.</summary>
    public static float Between(float a, float b)
    {
        var middle = (float)((a + (double)b) / 2);
        return middle >= a && middle < b ? middle : a;
    }

    private static int Find(float[] thresholds, float value)
    {
        int low = 0, high = thresholds.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (value <= thresholds[middle])
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}

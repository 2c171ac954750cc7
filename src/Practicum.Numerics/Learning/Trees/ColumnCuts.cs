using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Practicum.Numerics.Learning.Trees;

/// <summary>
/// How a column becomes codes of one byte: codes 0 … <see cref="Codes"/> − 1 are intervals of a number or texts, code <see cref="Codes"/> is a missing value.
/// Interval c holds values in (threshold c − 1, threshold c].
/// </summary>
internal sealed class ColumnCuts
{
    /// <summary>Most codes of a column beside the one for missing values.</summary>
    public const int Most = 255;

    private const int MostSorted = 1 << 20;

    private readonly float[] padded = new float[256];

    private ColumnCuts(float[] thresholds, int texts)
    {
        (Thresholds, Codes, IsText) = (thresholds, texts > 0 ? texts : thresholds.Length + 1, texts > 0);
        Array.Fill(padded, float.PositiveInfinity);
        thresholds.CopyTo(padded, 0);
    }

    /// <summary>Upper bounds of all intervals but the last, rising; none for texts.</summary>
    public float[] Thresholds { get; }

    /// <summary>How many codes; also the code of a missing value.</summary>
    public int Codes { get; }

    /// <summary>Whether the codes are texts, which have no order.</summary>
    public bool IsText { get; }

    /// <summary>Codes of texts, which are their looked-up numbers 0 … <paramref name="texts"/> − 1.</summary>
    public static ColumnCuts OfTexts(int texts) => new([], Math.Max(1, texts));

    /// <summary>
    /// Cuts at the middle between neighbouring values when there are at most <paramref name="bins"/> of them, else near the quantiles of the values present
    /// (of every k-th row beyond a million). A row of weight w counts as w rows. A threshold t between neighbours a and b is a float32 with a ≤ t &lt; b.
    /// </summary>
    /// <param name="values">Values, NaN for missing.</param>
    /// <param name="weights">A weight for each row, not negative; empty for 1 each.</param>
    /// <param name="bins">2 to 255.</param>
    public static ColumnCuts OfNumbers(ReadOnlySpan<float> values, ReadOnlySpan<double> weights, int bins)
    {
        var step = (values.Length + MostSorted - 1) / MostSorted;
        var keys = new ulong[(values.Length / Math.Max(1, step)) + 1];
        var count = 0;
        for (var i = 0; i < values.Length; i += step)
        {
            if (!float.IsNaN(values[i]) && (weights.IsEmpty || weights[i] > 0))
                keys[count++] = ((ulong)Rising(values[i]) << 32) | (uint)i;
        }

        return new(Cut(RadixOrder.Sort(keys.AsSpan(0, count), new ulong[count]), values, weights, bins), 0);
    }

    /// <summary>The code of a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(float value)
    {
        if (float.IsNaN(value))
            return Codes;
        ref var first = ref MemoryMarshal.GetArrayDataReference(padded);
        var at = 0;
        for (var step = 128; step > 0; step >>= 1)
        {
            var above = value > Unsafe.Add(ref first, at + step - 1);
            at += step & -(int)Unsafe.BitCast<bool, byte>(above);
        }

        return at;
    }

    /// <summary>The code of what a lookup gave for a text.</summary>
    public int FindText(float number) => float.IsNaN(number) ? Codes : (int)number;

    /// <summary>A float32 t with a ≤ t &lt; b, near the middle.</summary>
    public static float Between(float a, float b)
    {
        var middle = (float)((a + (double)b) / 2);
        return middle >= a && middle < b ? middle : a;
    }

    /// <summary>Bits that rise with the value; −0 is 0.</summary>
    public static uint Rising(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value + 0f);
        return (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
    }

    private static float[] Cut(ReadOnlySpan<ulong> sorted, ReadOnlySpan<float> values, ReadOnlySpan<double> weights, int bins)
    {
        double total = 0;
        var distinct = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            total += weights.IsEmpty ? 1 : weights[(int)(uint)sorted[i]];
            distinct += i == 0 || sorted[i] >> 32 != sorted[i - 1] >> 32 ? 1 : 0;
        }

        var cuts = new List<float>();
        double below = 0;
        var wanted = 1;
        for (var i = 1; i < sorted.Length && cuts.Count < bins - 1; i++)
        {
            below += weights.IsEmpty ? 1 : weights[(int)(uint)sorted[i - 1]];
            if (sorted[i] >> 32 == sorted[i - 1] >> 32 || (distinct > bins && below < total * wanted / bins))
                continue;
            cuts.Add(Between(values[(int)(uint)sorted[i - 1]], values[(int)(uint)sorted[i]]));
            while (wanted < bins && total * wanted / bins <= below)
                wanted++;
        }

        return [.. cuts];
    }
}

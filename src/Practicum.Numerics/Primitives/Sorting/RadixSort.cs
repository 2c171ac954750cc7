using System.Buffers;
using System.Runtime.InteropServices;

namespace Practicum.Numerics.Primitives.Sorting;

/// <summary>
/// Sorts numbers without comparing them, in time that grows with the count alone: least-significant-digit radix sort on bits that keep the order
/// (Knuth, The Art of Computer Programming 3, 5.2.5), with digits of 11 bits. The same result on every machine.
/// </summary>
/// <remarks>
/// NaN comes first, as in <see cref="Array.Sort(Array)"/>. Keys alone: −0 stands before 0 and keeps its sign. Keys with a payload and orders: −0 counts as 0 and is
/// written so, and rows of equal keys stay in their own order (stable). A double is sorted by its upper 33 bits; what these leave undone is put right by insertion, and
/// where that would be slow, by its other bits. Scratch memory comes from the shared pool: 8 bytes a double, 4 a float, and 4 for each payload.
/// </remarks>
public static class RadixSort
{
    /// <summary>Below this count the runtime's sort is faster.</summary>
    internal const int Short = 384;

    /// <summary>Sorts in place, rising.</summary>
    public static void Ascending(Span<double> values)
    {
        if (values.Length < Short)
        {
            SortShort(values);
            return;
        }

        var rented = ArrayPool<ulong>.Shared.Rent(values.Length);
        WideDigits.Sort(values, rented.AsSpan(0, values.Length));
        ArrayPool<ulong>.Shared.Return(rented);
    }

    /// <summary>Sorts in place, rising.</summary>
    public static void Ascending(Span<float> values)
    {
        var rented = ArrayPool<uint>.Shared.Rent(values.Length);
        NarrowDigits.Sort(values, rented.AsSpan(0, values.Length));
        ArrayPool<uint>.Shared.Return(rented);
    }

    /// <summary>Sorts keys in place, rising, and moves a payload with them; stable.</summary>
    /// <param name="keys">Numbers.</param>
    /// <param name="payload">As many items as keys, such as row numbers.</param>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public static void Ascending(Span<double> keys, Span<int> payload) => Paired(keys, payload, 0);

    /// <summary>Sorts keys in place, falling (NaN last), and moves a payload with them; stable.</summary>
    /// <param name="keys">Numbers.</param>
    /// <param name="payload">As many items as keys.</param>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public static void Descending(Span<double> keys, Span<int> payload) => Paired(keys, payload, ulong.MaxValue);

    /// <summary>The rows by rising key, rows of equal key in their own order; the keys stay as they are.</summary>
    public static int[] AscendingOrder(ReadOnlySpan<double> keys) => Order(keys, 0);

    /// <summary>The rows by falling key, rows of equal key in their own order, NaN last; the keys stay as they are.</summary>
    public static int[] DescendingOrder(ReadOnlySpan<double> keys) => Order(keys, ulong.MaxValue);

    private static void SortShort(Span<double> values)
    {
        // the runtime treats −0 and 0 as equal: order by bits, so that a result never depends on the length
        values.Sort();
        var (first, zeros, negative) = (-1, 0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != 0)
                continue;
            first = first < 0 ? i : first;
            zeros++;
            negative += double.IsNegative(values[i]) ? 1 : 0;
        }

        for (var i = 0; i < zeros; i++)
            values[first + i] = i < negative ? -0.0 : 0.0;
    }

    private static int[] Order(ReadOnlySpan<double> keys, ulong turn)
    {
        var rows = new int[keys.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = i;
        var rented = ArrayPool<ulong>.Shared.Rent(keys.Length);
        var bits = rented.AsSpan(0, keys.Length);
        PairedDigits.Encode(keys, bits, turn);
        PairedDigits.Sort(bits, rows);
        ArrayPool<ulong>.Shared.Return(rented);
        return rows;
    }

    private static void Paired(Span<double> keys, Span<int> payload, ulong turn)
    {
        if (keys.Length != payload.Length)
            throw new ArgumentException($"{keys.Length} keys, but {payload.Length} items of payload.", nameof(payload));
        var bits = MemoryMarshal.Cast<double, ulong>(keys);
        PairedDigits.Encode(keys, bits, turn);
        PairedDigits.Sort(bits, payload);
        PairedDigits.Decode(bits, turn);
    }
}

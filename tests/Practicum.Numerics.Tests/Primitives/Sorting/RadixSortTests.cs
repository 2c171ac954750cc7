using Practicum.Numerics.Primitives.Sorting;

namespace Practicum.Numerics.Tests.Primitives.Sorting;

/// <summary>The truth is the runtime's sort, or LINQ's, which is stable.</summary>
public sealed class RadixSortTests
{
    private static readonly int[] Lengths = [0, 1, 2, 3, 100, RadixSort.Short - 1, RadixSort.Short, 5_000, 70_000];

    [Fact]
    public void Doubles_are_sorted_as_the_runtime_sorts_them()
    {
        foreach (var length in Lengths)
        {
            var values = Sample(length);
            var expected = values.OrderBy(v => v).ThenBy(v => double.IsNegative(v) ? 0 : 1).ToArray(); // NaN first, −0 before 0
            RadixSort.Ascending(values);
            Assert.Equal(expected.Select(Bits), values.Select(Bits));
        }
    }

    [Fact]
    public void Values_that_share_their_upper_bits_are_sorted_all_the_same()
    {
        var u = new double[20_000];
        new ChanceStream(1, 2).Fill(u, 0);
        foreach (var (offset, scale) in new[] { (1e9, 1.0), (-1e9, 1e-3), (1e300, 1e287), (7, 0.0), (0, 5e-324 * 1e6) })
        {
            var values = u.Select(x => offset + (scale * x)).ToArray();
            var expected = values.Order().ToArray();
            RadixSort.Ascending(values);
            Assert.Equal(expected, values);
        }
    }

    [Fact]
    public void Floats_are_sorted_as_the_runtime_sorts_them()
    {
        foreach (var length in Lengths)
        {
            var values = Sample(length).Select(v => (float)v).ToArray();
            var expected = values.OrderBy(v => v).ThenBy(v => float.IsNegative(v) ? 0 : 1).ToArray();
            RadixSort.Ascending(values);
            Assert.Equal(expected, values);
        }
    }

    [Fact]
    public void Rows_of_equal_keys_stay_in_their_own_order()
    {
        foreach (var length in Lengths)
        {
            var keys = Sample(length);
            var rows = Enumerable.Range(0, length).ToArray();
            var rising = rows.OrderBy(i => keys[i]).ToArray();
            var falling = rows.OrderByDescending(i => keys[i]).ToArray();
            Assert.Equal(rising, RadixSort.AscendingOrder(keys));
            Assert.Equal(falling, RadixSort.DescendingOrder(keys));
            var (sorted, payload) = (keys.ToArray(), rows.ToArray());
            RadixSort.Ascending(sorted, payload);
            Assert.Equal(rising, payload);
            Assert.Equal(rising.Select(i => keys[i]), sorted);
            (sorted, payload) = (keys.ToArray(), rows.ToArray());
            RadixSort.Descending(sorted, payload);
            Assert.Equal(falling, payload);
            Assert.Equal(falling.Select(i => keys[i]), sorted);
        }

        Assert.Throws<ArgumentException>(() => RadixSort.Ascending([1.0, 2.0], [1]));
    }

    private static long Bits(double value) => double.IsNaN(value) ? 0 : BitConverter.DoubleToInt64Bits(value);

    /// <summary>Both signs, zeros of both, ties, many sizes, infinities and missing values of both signs.</summary>
    private static double[] Sample(int count)
    {
        var values = new double[count];
        new ChanceStream(3, 1).Fill(values, (uint)count);
        for (var i = 0; i < count; i++)
        {
            values[i] = (i % 13) switch
            {
                0 => Math.Round(8 * values[i]),
                1 => -Math.Exp(40 * values[i]),
                2 => Math.Exp(-40 * values[i]),
                3 => i % 2 == 0 ? double.NaN : -double.NaN,
                4 => i % 2 == 0 ? 0.0 : -0.0,
                5 => values[i] < 0.1 ? double.NegativeInfinity : values[i] > 0.9 ? double.PositiveInfinity : -values[i] * 1e-310,
                _ => (values[i] - 0.5) * 10,
            };
        }

        return values;
    }
}

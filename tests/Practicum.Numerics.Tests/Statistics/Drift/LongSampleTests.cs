using Practicum.Numerics.Statistics.Drift;

namespace Practicum.Numerics.Tests.Statistics.Drift;

/// <summary>Long samples take faster ways: radix sort, search from the last place, bins by vectors. The truth is the definition, computed naively here.</summary>
public sealed class LongSampleTests
{
    private static readonly double[] Values = Sample(9_001, 3);

    [Fact]
    public void A_long_sample_is_sorted_as_the_runtime_sorts_it()
    {
        var expected = Values.Where(v => !double.IsNaN(v)).ToArray();
        Array.Sort(expected);
        Assert.Equal(expected, Present.Sorted(Values));
    }

    [Fact]
    public void The_distance_of_two_long_samples_is_that_of_their_distribution_functions()
    {
        var window = Sample(700, 8);
        double[] reference = [.. Values.Where(v => !double.IsNaN(v))], current = [.. window.Where(v => !double.IsNaN(v))];
        var expected = reference.Concat(current).Max(x => Math.Abs(
            ((double)reference.Count(r => r <= x) / reference.Length) - ((double)current.Count(c => c <= x) / current.Length)));
        Assert.Equal(expected, new SortedReference(Values).Ks(window));
    }

    [Fact]
    public void The_bin_of_a_value_is_the_number_of_cuts_below_it()
    {
        var reference = new DecileReference(Values);
        double[] window = [.. Sample(500, 9), .. reference.Cuts, double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0];
        var (counts, expected) = (new long[reference.Bins], new long[reference.Bins]);
        reference.Count(window, counts);
        foreach (var value in window)
            expected[double.IsNaN(value) ? reference.Bins - 1 : reference.Cuts.ToArray().Count(cut => cut < value)]++;
        Assert.Equal(expected, counts);
    }

    /// <summary>Both signs, zeros, ties, many sizes, and missing values.</summary>
    private static double[] Sample(int count, uint key)
    {
        var values = new double[count];
        new ChanceStream(key, 1).Fill(values, 0);
        for (var i = 0; i < count; i++)
        {
            values[i] = (i % 11) switch
            {
                0 => Math.Round(8 * values[i]),
                1 => -Math.Exp(40 * values[i]),
                2 => Math.Exp(-40 * values[i]),
                3 => i % 3 == 0 ? double.NaN : 0,
                _ => (values[i] - 0.5) * 10,
            };
        }

        return values;
    }
}

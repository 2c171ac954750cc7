using Practicum.Numerics.Primitives.Sorting;

namespace Practicum.Numerics.Statistics.Drift;

/// <summary>The numbers of a column that are there.</summary>
internal static class Present
{
    /// <summary>A sorted copy without NaN.</summary>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        var present = new double[values.Length];
        var count = CopyTo(values, present);
        Array.Resize(ref present, count);
        RadixSort.Ascending(present);
        return present;
    }

    /// <summary>Copies what is not NaN, in order, and says how many that are.</summary>
    public static int CopyTo(ReadOnlySpan<double> values, Span<double> present)
    {
        var count = 0;
        foreach (var value in values)
        {
            present[count] = value;
            count += double.IsNaN(value) ? 0 : 1;
        }

        return count;
    }

    /// <summary>How many are NaN.</summary>
    public static int Missing(ReadOnlySpan<double> values)
    {
        var missing = 0;
        foreach (var value in values)
            missing += double.IsNaN(value) ? 1 : 0;
        return missing;
    }
}

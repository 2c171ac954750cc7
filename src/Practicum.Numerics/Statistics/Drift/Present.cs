namespace Practicum.Numerics.Statistics.Drift;

/// <summary>The numbers of a column that are there.</summary>
internal static class Present
{
    /// <summary>A sorted copy without NaN.</summary>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        var present = new double[values.Length];
        var count = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
                present[count++] = value;
        }

        Array.Resize(ref present, count);
        Array.Sort(present);
        return present;
    }
}

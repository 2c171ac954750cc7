namespace Practicum.Numerics.Statistics.Drift;

/// <summary>
/// The population stability index of two sets of counts: <c>Σ (c − r) ln(c / r)</c> over shares. An empty cell counts as half a row, so that the index stays
/// finite and tends to the same limit; a cell that is empty on both sides adds nothing.
/// </summary>
internal static class ShareIndex
{
    /// <summary>The index; NaN when a side has no rows.</summary>
    public static double Psi(ReadOnlySpan<long> reference, ReadOnlySpan<long> current)
    {
        double n = 0, m = 0, sum = 0;
        for (var b = 0; b < reference.Length; b++)
        {
            m += reference[b];
            n += current[b];
        }

        if (n == 0 || m == 0)
            return double.NaN;
        for (var b = 0; b < reference.Length; b++)
        {
            if (reference[b] == 0 && current[b] == 0)
                continue;
            var r = Math.Max(reference[b], 0.5) / m;
            var c = Math.Max(current[b], 0.5) / n;
            sum += (c - r) * Math.Log(c / r);
        }

        return sum;
    }

    /// <summary>Cells of the reference that are not empty, less one; at least 1.</summary>
    public static int Degrees(ReadOnlySpan<long> reference) => Math.Max(1, reference.Length - reference.Count(0) - 1);
}

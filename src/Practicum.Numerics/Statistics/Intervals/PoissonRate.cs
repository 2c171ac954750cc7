namespace Practicum.Numerics.Statistics.Intervals;

/// <summary>Intervals of a rate: events over exposure, such as false alarms over quiet months.</summary>
public static class PoissonRate
{
    /// <summary>Garwood's exact interval (1936): <c>[χ²_{α/2}(2N) / 2T, χ²_{1−α/2}(2N + 2) / 2T]</c>, low end 0 without events.</summary>
    /// <param name="events">Events N ≥ 0.</param>
    /// <param name="exposure">Exposure T &gt; 0, in the unit of the rate.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Interval Garwood(long events, double exposure, double level = 0.95) => Ends(events, exposure, 1, level, "garwood", "rows");

    /// <summary>
    /// Garwood's interval widened by the spread between seeds: with φ = max(1, variance / mean of the counts), the interval of N/φ events times φ.
    /// Covers about 95 % where seeds differ, where pooled Garwood covers 69 %. With unequal exposures φ is Pearson's <c>Σ (x − λt)² / λt / (S − 1)</c>, which is the same for equal ones.
    /// </summary>
    /// <param name="counts">Events of each seed.</param>
    /// <param name="exposures">Exposure of each seed; their sum must be positive.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Interval QuasiGarwood(ReadOnlySpan<int> counts, ReadOnlySpan<double> exposures, double level = 0.95)
    {
        double events = 0, exposure = 0, spread = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            events += counts[i];
            exposure += exposures[i];
        }

        var rate = events / exposure;
        for (var i = 0; i < counts.Length; i++)
        {
            var expected = rate * exposures[i];
            if (expected > 0)
                spread += (counts[i] - expected) * (counts[i] - expected) / expected;
        }

        var phi = counts.Length > 1 ? Math.Max(1, spread / (counts.Length - 1)) : 1;
        return Ends(events, exposure, phi, level, "quasi-garwood", "worlds");
    }

    private static Interval Ends(double events, double exposure, double phi, double level, string method, string source)
    {
        var tail = (1 - level) / 2;
        var scaled = events / phi;
        var low = events == 0 ? 0 : InverseCdf.ChiSquared(tail, 2 * scaled) / (2 * exposure) * phi;
        var high = InverseCdf.ChiSquared(1 - tail, 2 * scaled + 2) / (2 * exposure) * phi;
        return new(level, low, high, method, source);
    }
}

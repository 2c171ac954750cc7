namespace Practicum.Bench.Measurement;

/// <summary>Ordinal alpha by its definition: coincidences pair by pair, the distance of two levels by counting what lies between.</summary>
internal static class PlainAlpha
{
    /// <summary>The 2.5 % quantile, nearly, of alphas of resampled units.</summary>
    public static double Low(double[] values, int raters, int resamples)
    {
        var random = new Random(1);
        var units = values.Chunk(raters).ToArray();
        return Enumerable.Range(0, resamples).Select(_ => Of([.. Enumerable.Range(0, units.Length).Select(_ => units[random.Next(units.Length)])])).Order().First();
    }

    private static double Of(double[][] units)
    {
        const int Levels = 5;
        var together = new double[Levels, Levels];
        var counts = new double[Levels];
        foreach (var unit in units)
        {
            for (var a = 0; a < unit.Length; a++)
            {
                counts[(int)unit[a]]++;
                for (var b = 0; b < unit.Length; b++)
                {
                    if (a != b)
                        together[(int)unit[a], (int)unit[b]] += 1.0 / (unit.Length - 1);
                }
            }
        }

        double observed = 0, expected = 0, n = counts.Sum();
        for (var c = 0; c < Levels; c++)
        {
            for (var k = 0; k < Levels; k++)
            {
                var between = Enumerable.Range(Math.Min(c, k), Math.Abs(c - k) + 1).Sum(g => counts[g]) - (counts[c] + counts[k]) / 2;
                observed += together[c, k] * between * between;
                expected += counts[c] * counts[k] * between * between / (n - 1);
            }
        }

        return 1 - observed / expected;
    }
}

namespace Practicum.Numerics.Primitives.Special;

/// <summary>The Poisson quantile: the sum of probabilities from 0 for small means, else a normal start corrected by exact probabilities.</summary>
internal static class PoissonQuantile
{
    /// <summary>The smallest k with P(X ≤ k) ≥ u; −1 for a mean below 0, above 1e9 or not finite.</summary>
    public static int Of(double u, double mean)
    {
        if (!(mean >= 0) || mean > 1e9 || !(u >= 0 && u < 1))
            return -1;
        return mean < 32 ? FromZero(u, mean) : FromMiddle(u, mean);
    }

    private static int FromZero(double u, double mean)
    {
        var probability = Math.Exp(-mean);
        var sum = probability;
        var k = 0;
        while (sum < u && k < 400)
        {
            k++;
            probability *= mean / k;
            sum += probability;
        }

        return k;
    }

    private static int FromMiddle(double u, double mean)
    {
        // Cornish and Fisher, two terms
        var z = NormalQuantile.Of(Math.Max(u, 1e-300));
        var k = Math.Max(0, Math.Floor(mean + Math.Sqrt(mean) * z + (z * z - 1) / 6));
        var sum = IncompleteGamma.Of(k + 1, mean).Upper;
        var probability = IncompleteGamma.PoissonDensity(k, mean);
        if (sum >= u)
        {
            while (k > 0 && sum - probability >= u)
            {
                sum -= probability;
                probability *= k / mean;
                k--;
            }

            return (int)k;
        }

        while (sum < u)
        {
            k++;
            probability *= mean / k;
            if (probability < 1e-300)
                break;
            sum += probability;
        }

        return (int)k;
    }
}

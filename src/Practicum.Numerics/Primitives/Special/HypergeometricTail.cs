namespace Practicum.Numerics.Primitives.Special;

/// <summary>The upper tail of the hypergeometric law: draws without replacement that hit marked items at least so often.</summary>
public static class HypergeometricTail
{
    /// <summary>
    /// P(X ≥ hits) when <paramref name="drawn"/> items are drawn without replacement from <paramref name="all"/>, of which <paramref name="marked"/> are marked: the first term from
    /// factorials by Stirling's series (Loader 2000), the others from it by their ratios. To about 1e-9 relative.
    /// </summary>
    /// <param name="hits">At least so many; 1 when it is 0 or less, 0 when it cannot be.</param>
    /// <param name="drawn">Items drawn, 0 … all.</param>
    /// <param name="marked">Marked items, 0 … all.</param>
    /// <param name="all">All items.</param>
    public static double AtLeast(long hits, long drawn, long marked, long all)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(drawn);
        ArgumentOutOfRangeException.ThrowIfNegative(marked);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(drawn, marked), all);
        var (least, most) = (Math.Max(0, drawn + marked - all), Math.Min(drawn, marked));
        if (hits <= least)
            return 1;
        if (hits > most)
            return 0;
        var middle = ((double)drawn + 1) * (marked + 1) / (all + 2.0);
        return hits >= middle ? Upper(hits, drawn, marked, all, most) : Math.Max(0, 1 - Lower(hits - 1, drawn, marked, all, least));
    }

    private static double Upper(long from, double drawn, double marked, double all, long most)
    {
        var term = Density(from, drawn, marked, all);
        var sum = term;
        for (double k = from; k < most && term > sum * 1e-17; k++)
        {
            term *= (marked - k) * (drawn - k) / ((k + 1) * (all - marked - drawn + k + 1));
            sum += term;
        }

        return Math.Min(1, sum);
    }

    private static double Lower(long from, double drawn, double marked, double all, long least)
    {
        var term = Density(from, drawn, marked, all);
        var sum = term;
        for (double k = from; k > least && term > sum * 1e-17; k--)
        {
            term *= k * (all - marked - drawn + k) / ((marked - k + 1) * (drawn - k + 1));
            sum += term;
        }

        return Math.Min(1, sum);
    }

    private static double Density(double k, double drawn, double marked, double all) =>
        Math.Exp(LogChoose(marked, k) + LogChoose(all - marked, drawn - k) - LogChoose(all, drawn));

    private static double LogChoose(double n, double k) => LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k);

    private static double LogFactorial(double n) =>
        n == 0 ? 0 : n * Math.Log(n) - n + 0.5 * Math.Log(2 * Math.PI * n) + IncompleteGamma.StirlingError(n);
}

namespace Practicum.Bench.Drift;

/// <summary>The same statistics as one writes them at first: a sort for each, searches for each value, dictionaries for categories. The twin of the gate.</summary>
internal static class NaiveDrift
{
    /// <summary>PSI and JS over deciles, KS, Wasserstein of two samples of a number.</summary>
    public static double[] Numbers(double[] reference, double[] current)
    {
        double[] a = [.. reference.Order()], b = [.. current.Order()];
        var cuts = Enumerable.Range(1, 9).Select(d => Quantile(a, d / 10.0)).ToArray();
        double[] p = Shares(reference, cuts), q = Shares(current, cuts);
        double[] all = [.. reference.Concat(current).Order()];
        double ks = 0, area = 0;
        for (var i = 0; i + 1 < all.Length; i++)
        {
            var gap = Math.Abs(((double)UpTo(a, all[i]) / a.Length) - ((double)UpTo(b, all[i]) / b.Length));
            ks = Math.Max(ks, gap);
            area += gap * (all[i + 1] - all[i]);
        }

        return [Psi(p, q), JensenShannon(p, q), ks, area];
    }

    /// <summary>PSI, JS and χ² of two samples of categories.</summary>
    public static double[] Texts(int[] reference, int[] current)
    {
        var left = reference.GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
        var right = current.GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
        var keys = left.Keys.Union(right.Keys).ToArray();
        double[] p = [.. keys.Select(k => (double)left.GetValueOrDefault(k) / reference.Length)], q = [.. keys.Select(k => (double)right.GetValueOrDefault(k) / current.Length)];
        var chi2 = keys.Sum(k =>
        {
            double o = left.GetValueOrDefault(k), w = right.GetValueOrDefault(k), share = (o + w) / (reference.Length + current.Length);
            return (Math.Pow(o - (share * reference.Length), 2) / (share * reference.Length)) + (Math.Pow(w - (share * current.Length), 2) / (share * current.Length));
        });
        return [Psi(p, q), JensenShannon(p, q), chi2];
    }

    private static double Quantile(double[] sorted, double at)
    {
        var place = at * (sorted.Length - 1);
        var below = (int)place;
        return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }

    private static double[] Shares(double[] values, double[] cuts)
    {
        var counts = new double[cuts.Length + 1];
        foreach (var value in values)
            counts[cuts.Count(c => c < value)]++;
        return [.. counts.Select(c => c / values.Length)];
    }

    private static int UpTo(double[] sorted, double x)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] <= x)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static double Psi(double[] p, double[] q) => p.Zip(q, (a, b) => (b - a) * Math.Log(b / a)).Sum();

    private static double JensenShannon(double[] p, double[] q) =>
        Math.Sqrt(p.Zip(q, (a, b) => (Half(a, (a + b) / 2) + Half(b, (a + b) / 2)) / 2).Sum() / Math.Log(2));

    private static double Half(double share, double middle) => share > 0 ? share * Math.Log(share / middle) : 0;
}

namespace Practicum.Core.Examining.Findings;

/// <summary>How many loci are in the key or not, claimed or not, and in the best reachable claim or not: all that F, and its resamples, depend on.</summary>
internal sealed class PlaceCounts
{
    /// <summary>Bits of an index.</summary>
    public const int InKey = 4, Claimed = 2, InBest = 1;

    private readonly double[] counts;

    /// <summary>Takes eight counts.</summary>
    /// <param name="counts">By key, claim and best claim; they need not be whole. The first one may be infinite: claiming everything then finds nothing.</param>
    public PlaceCounts(double[] counts) => this.counts = counts;

    /// <summary>Counts without a known best: the best claim is the key.</summary>
    public static PlaceCounts Of(double found, double missed, double wrong, double rest)
    {
        var counts = new double[8];
        (counts[InKey | Claimed | InBest], counts[InKey | InBest], counts[Claimed], counts[0]) = (found, missed, wrong, rest);
        return new(counts);
    }

    public double this[int index] => counts[index];

    private double Key => counts[4] + counts[5] + counts[6] + counts[7];

    public double F(double beta) => Measure(beta, counts[6] + counts[7], Key, counts[2] + counts[3] + counts[6] + counts[7]);

    public double FBest(double beta) => Measure(beta, counts[5] + counts[7], Key, counts[1] + counts[3] + counts[5] + counts[7]);

    public double FAll(double beta) => Measure(beta, Key, Key, Key + counts[0] + counts[1] + counts[2] + counts[3]);

    /// <summary>
    /// The counts of one resample: loci drawn by Poisson's bootstrap, in which each count is Poisson about itself. From 32 on by Cornish and Fisher's two terms, which is off by less than a tenth of a locus.
    /// </summary>
    public PlaceCounts Resampled(ChanceStream stream, uint replicate, uint first)
    {
        var drawn = new double[8];
        for (var i = 0; i < drawn.Length; i++)
            drawn[i] = counts[i] == 0 || double.IsInfinity(counts[i]) ? counts[i] : Poisson(stream.Uniform(replicate, first + (uint)i), counts[i]);
        return new(drawn);
    }

    private static double Poisson(double u, double mean)
    {
        if (mean < 32)
            return InverseCdf.Poisson(u, mean);
        var z = InverseCdf.Normal(u);
        return Math.Max(0, mean + Math.Sqrt(mean) * z + (z * z - 1) / 6);
    }

    /// <summary>F_β = (1 + β²) · right / (β² · key + claimed).</summary>
    private static double Measure(double beta, double right, double key, double claimed) =>
        right == 0 ? 0 : (1 + beta * beta) * right / (beta * beta * key + claimed);
}

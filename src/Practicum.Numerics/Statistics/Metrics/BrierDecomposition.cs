using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>
/// The Brier score in parts: <c>score = reliability − resolution + uncertainty + within-bin variance − within-bin covariance</c>. A. H. Murphy, "A new vector partition of the
/// probability score", Journal of Applied Meteorology 12 (1973) 595–600; the terms within bins by D. B. Stephenson, C. A. S. Coelho and I. T. Jolliffe, "Two extra components in
/// the Brier score decomposition", Weather and Forecasting 23 (2008) 752–757, eq. 6.
/// </summary>
/// <param name="Score">The Brier score, in [0, 1]; less is better.</param>
/// <param name="Reliability">Σ n_k (f̄_k − ō_k)² / n over bins: how far stated shares are from what came; less is better.</param>
/// <param name="Resolution">Σ n_k (ō_k − ō)² / n: how far bins differ from the whole; more is better.</param>
/// <param name="Uncertainty">ō (1 − ō), the score of always stating the share of positives.</param>
/// <param name="WithinVariance">Σ (f − f̄_k)² / n over rows.</param>
/// <param name="WithinCovariance">2 Σ (o − ō_k) (f − f̄_k) / n over rows.</param>
public sealed record BrierDecomposition(Estimate Score, Estimate Reliability, Estimate Resolution, Estimate Uncertainty, double WithinVariance, double WithinCovariance)
{
    private const double Level = 0.95;

    /// <summary>Resolution less the variance and plus the covariance within bins (Stephenson et al. 2008, eq. 8): it hardly depends on the bins.</summary>
    public double GeneralisedResolution => Resolution.Value - WithinVariance + WithinCovariance;

    /// <summary>
    /// Takes apart. Noise in the bins adds Σ n_k s_k² / n to reliability and resolution, s_k² = ō_k (1 − ō_k) / n_k, so their lower ends take that off besides z σ; σ² is the
    /// infinitesimal jackknife plus 2 Σ (n_k / n)² s_k⁴, the variance of squared noise, which matters where the parts are near 0. For reliability s_k² is at least f̄_k (1 − f̄_k) / n_k,
    /// since a bin of one row shows no spread of its own.
    /// </summary>
    internal static BrierDecomposition Of(SortedRows rows, int bins)
    {
        var score = BinaryEstimates.Of(rows, new(BinaryKind.Brier), 0);
        if (!score.IsDefined)
            return new(score, score, score, score, double.NaN, double.NaN);
        var sums = ScoreBins.EqualWidth(rows, bins);
        sums.FillWithin();
        var (all, mean) = (rows.Totals.All, rows.Totals.Positives / rows.Totals.All);
        double reliability = 0, squaredMeans = 0, spread = 0, cross = 0, resolution = 0, bias = 0, noise = 0, biasOfGaps = 0, noiseOfGaps = 0;
        foreach (ref readonly var bin in sums.All)
        {
            if (!(bin.Weight > 0))
                continue;
            var came = bin.Positives / bin.Weight;
            reliability += bin.Gap * bin.Gap / bin.Weight / all;
            resolution += bin.Weight * (came - mean) * (came - mean) / all;
            squaredMeans += bin.Weight * came * came / all;
            spread += bin.Spread / all;
            cross += 2 * bin.Cross / all;
            var scale = bin.Squares / bin.Weight / all; // 1 / n for rows that count 1
            var stated = bin.Stated / bin.Weight;
            var (own, either) = (scale * came * (1 - came), scale * Math.Max(came * (1 - came), stated * (1 - stated)));
            bias += own;
            noise += 2 * own * own;
            biasOfGaps += either;
            noiseOfGaps += 2 * either * either;
        }

        var (ofReliability, ofResolution) = (noiseOfGaps, noise);
        foreach (ref readonly var bin in sums.All)
        {
            if (!(bin.Weight > 0))
                continue;
            var (gap, came) = (bin.Gap / bin.Weight, bin.Positives / bin.Weight);
            var off = gap * gap + reliability;
            ofReliability += (4 * gap * gap * bin.SquaredGaps - 4 * gap * off * bin.GapBySquares + off * off * bin.Squares) / (all * all);
            var (slope, level) = (2 * (came - mean), came * came + squaredMeans - 2 * mean * mean);
            ofResolution += ((slope * slope - 2 * slope * level) * bin.PositiveSquares + level * level * bin.Squares) / (all * all);
        }

        return new(
            score, Part(rows, reliability, biasOfGaps, ofReliability, 1), Part(rows, resolution, bias, ofResolution, mean * (1 - mean)), OfUncertainty(rows, mean), spread, cross);
    }

    private static Estimate Part(SortedRows rows, double value, double bias, double variance, double most)
    {
        var n = BinaryEstimates.Count(rows);
        if (BinaryEstimates.TooFew(rows) is { } few)
            return Estimate.WithoutInterval(value, n, few);
        var half = InverseCdf.Normal(0.5 + Level / 2) * Math.Sqrt(variance);
        return Estimate.Of(value, new(Level, Math.Max(0, value - bias - half), Math.Max(value, Math.Min(most, value + half)), "influence-less-bias"), n);
    }

    /// <summary>Wilson's limits of the share of positives, through ō (1 − ō), which is highest at ½.</summary>
    private static Estimate OfUncertainty(SortedRows rows, double mean)
    {
        var trials = rows.Totals.Effective;
        var share = Proportion.Wilson(mean * trials, trials, Level);
        var (a, b) = (share.Low * (1 - share.Low), share.High * (1 - share.High));
        var high = share.Low <= 0.5 && share.High >= 0.5 ? 0.25 : Math.Max(a, b);
        return Estimate.Of(mean * (1 - mean), new(Level, Math.Min(a, b), high, "wilson"), BinaryEstimates.Count(rows));
    }
}

using Practicum.Numerics.Primitives.Special;

namespace Practicum.Numerics.Statistics.Agreement;

/// <summary>
/// Fleiss' kappa of many raters (Fleiss 1971): (P̄ − P̄_e) / (1 − P̄_e) with P̄ the mean share of agreeing pairs inside a unit and P̄_e = Σ p_j² from the margins of all raters
/// together. Every unit has the same number of ratings, not necessarily by the same raters.
/// </summary>
public static class FleissKappa
{
    /// <summary>With fewer units the interval is withheld.</summary>
    public const int MinUnits = 20;

    /// <summary>
    /// Kappa with an interval over units: the linearised variance of Gwet (2021) on Fisher's scale with Student's t; method <c>gwet-z</c>. Undefined without units, with unequal numbers
    /// of ratings and when all values are the same. The interval is withheld with fewer than <see cref="MinUnits"/> units, without any disagreement, and with fewer than five units off
    /// the commonest value.
    /// </summary>
    /// <param name="ratings">What the raters said; values are names.</param>
    /// <param name="confidence">Nominal coverage.</param>
    public static Estimate Of(Ratings ratings, double confidence = 0.95)
    {
        var patterns = ratings.Patterns;
        var units = ratings.DoubledUnits;
        if (WhyUndefined(ratings) is { } because)
            return Estimate.Undefined(because, units);
        var (kappa, error) = Measure(patterns);
        return FisherZ.WhyNot(kappa, error, units, MinUnits, patterns.OffCommonest()) is { } none
            ? Estimate.WithoutInterval(kappa, units, none)
            : Estimate.Of(kappa, FisherZ.Interval(kappa, error, units, confidence, "gwet-z"), units);
    }

    /// <summary>
    /// The test of "agreement is that of chance": z = kappa / its standard error under that hypothesis (Fleiss, Nee and Landis 1979) and the two-sided p. Not a standard error for
    /// an interval. NaN when kappa is undefined.
    /// </summary>
    public static (double StandardError, double Z, double P) AgainstChance(Ratings ratings)
    {
        if (WhyUndefined(ratings) is not null)
            return (double.NaN, double.NaN, double.NaN);
        var patterns = ratings.Patterns;
        var margins = Margins(patterns);
        double pq = 0, skew = 0, n = ratings.DoubledUnits, m = patterns.Size[0];
        foreach (var p in margins)
        {
            pq += p * (1 - p);
            skew += p * (1 - p) * (1 - 2 * p);
        }

        var error = Math.Sqrt(2 / (n * m * (m - 1))) * Math.Sqrt(pq * pq - skew) / pq;
        var z = Measure(patterns).Kappa / error;
        return (error, z, NormalTail.Beyond(z));
    }

    /// <summary>Kappa and its standard error over units.</summary>
    internal static (double Kappa, double Error) Measure(UnitPatterns patterns)
    {
        var margins = Margins(patterns);
        double n = patterns.PatternOfUnit.Length, m = patterns.Size[0], expected = 0, agreement = 0;
        foreach (var p in margins)
            expected += p * p;
        for (var p = 0; p < patterns.Size.Length; p++)
            agreement += patterns.Multiplicity[p] * Agreement(patterns, p, m);
        var kappa = (agreement / n - expected) / (1 - expected);
        double squares = 0;
        for (var p = 0; p < patterns.Size.Length; p++)
        {
            double chance = 0;
            for (var i = patterns.Start[p]; i < patterns.Start[p + 1]; i++)
                chance += patterns.Count[i] / m * margins[patterns.Category[i]];

            // the unit's kappa, less its pull on the agreement by chance (Gwet 2021, equation 12)
            var unit = (Agreement(patterns, p, m) - expected) / (1 - expected) - 2 * (1 - kappa) * (chance - expected) / (1 - expected);
            squares += patterns.Multiplicity[p] * (unit - kappa) * (unit - kappa);
        }

        return (kappa, Math.Sqrt(squares / (n - 1) / n));
    }

    private static double Agreement(UnitPatterns patterns, int pattern, double size)
    {
        double pairs = 0;
        for (var i = patterns.Start[pattern]; i < patterns.Start[pattern + 1]; i++)
            pairs += (double)patterns.Count[i] * (patterns.Count[i] - 1);
        return pairs / (size * (size - 1));
    }

    private static double[] Margins(UnitPatterns patterns)
    {
        var margins = new double[patterns.Values.Length];
        double all = 0;
        for (var p = 0; p < patterns.Size.Length; p++)
        {
            all += (double)patterns.Multiplicity[p] * patterns.Size[p];
            for (var i = patterns.Start[p]; i < patterns.Start[p + 1]; i++)
                margins[patterns.Category[i]] += (double)patterns.Multiplicity[p] * patterns.Count[i];
        }

        for (var c = 0; c < margins.Length; c++)
            margins[c] /= all;
        return margins;
    }

    private static string? WhyUndefined(Ratings ratings)
    {
        if (ratings.DoubledUnits == 0)
            return "no unit has two ratings";
        if (Array.Exists(ratings.Patterns.Size, s => s != ratings.Patterns.Size[0]) || ratings.Given != ratings.DoubledUnits * ratings.Patterns.Size[0])
            return "units have different numbers of ratings; Krippendorff's alpha takes them";
        return ratings.Patterns.Values.Length == 1 ? "all values are the same" : null;
    }
}

using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Agreement;

/// <summary>
/// Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's alpha-reliability"; Content Analysis, chapter 12): 1 − D_o / D_e, for any number of raters, missing values
/// and four kinds of values. 1 is agreement without fault, 0 what chance gives, below 0 less than chance.
/// </summary>
public static class KrippendorffAlpha
{
    /// <summary>With fewer doubled units alpha is said to be not stable and its interval is withheld.</summary>
    public const int StableFrom = 20;

    /// <summary>Values of the ratio level are compared each with each; with more different ones the interval is withheld.</summary>
    internal const int MostRatioValues = 2000;

    /// <summary>Alpha; NaN when it is undefined (see <see cref="Of"/>).</summary>
    public static double Value(Ratings ratings, AgreementLevel level) =>
        WhyUndefined(ratings, level) is null ? new AlphaPass(ratings.Patterns, level).Alpha(ratings.Patterns.Multiplicity) : double.NaN;

    /// <summary>
    /// Alpha with its interval over units: the standard error of alpha over resampled units, on Fisher's scale with Student's t (method <c>unit-bootstrap-z</c>). Undefined without two
    /// doubled units, when all values are the same, or for negative values at the ratio level. The interval is withheld with fewer than <see cref="StableFrom"/> doubled units, without any
    /// disagreement, with fewer than five units off the commonest value, and when one resample in twenty is undefined.
    /// </summary>
    /// <param name="ratings">What the raters said.</param>
    /// <param name="level">What the values are.</param>
    /// <param name="bootstrap">The stream of resamples: resample r draws the doubled units as <see cref="Bootstrap.FillCounts(Span{double}, ChanceStream, int)"/> draws rows.</param>
    /// <param name="resamples">How many.</param>
    /// <param name="confidence">Nominal coverage.</param>
    public static AlphaEstimate Of(Ratings ratings, AgreementLevel level, ChanceStream bootstrap, int resamples = 2000, double confidence = 0.95)
    {
        var units = ratings.DoubledUnits;
        if (WhyUndefined(ratings, level) is { } because)
            return new(Estimate.Undefined(because, units), units, double.NaN, double.NaN, null, 0);
        var pass = new AlphaPass(ratings.Patterns, level);
        var value = pass.Alpha(ratings.Patterns.Multiplicity);
        var (observed, expected) = (pass.Observed, pass.Expected);
        if (units < StableFrom)
            return Withheld($"not stable: {units} units have two ratings or more, at least {StableFrom} are needed", 0);
        if (level == AgreementLevel.Ratio && ratings.Patterns.Values.Length > MostRatioValues)
            return Withheld($"{ratings.Patterns.Values.Length} different values are too many to resample at the ratio level, at most {MostRatioValues} are", 0);
        var replicates = Resample(ratings.Patterns, pass, bootstrap, resamples);
        var dropped = replicates.Count(double.IsNaN);
        if (dropped > 0.05 * resamples)
            return Withheld($"all values are the same in {dropped} of {resamples} resamples", dropped);
        var error = Deviation(replicates, resamples - dropped);
        if (FisherZ.WhyNot(value, error, units, StableFrom, ratings.Patterns.OffCommonest()) is { } none)
            return Withheld(none, dropped);
        var percentile = Bootstrap.Percentile(replicates, confidence, "rows") with { Method = "unit-bootstrap" };
        return new(Estimate.Of(value, FisherZ.Interval(value, error, units, confidence, "unit-bootstrap-z"), units), units, observed, expected, percentile, dropped);

        AlphaEstimate Withheld(string why, int left) => new(Estimate.WithoutInterval(value, units, why), units, observed, expected, null, left);
    }

    internal static double[] Resample(UnitPatterns patterns, AlphaPass pass, ChanceStream stream, int resamples)
    {
        var replicates = new double[resamples];
        Parallel.For(
            0,
            resamples,
            () => (Pass: pass.Another(), Counts: new int[patterns.Size.Length]),
            (r, _, own) =>
            {
                patterns.Resample(own.Counts, stream, r);
                replicates[r] = own.Pass.Alpha(own.Counts);
                return own;
            },
            _ => { });
        return replicates;
    }

    private static double Deviation(double[] replicates, int defined)
    {
        double sum = 0, squares = 0;
        foreach (var value in replicates)
            sum += double.IsNaN(value) ? 0 : value;
        foreach (var value in replicates)
            squares += double.IsNaN(value) ? 0 : (value - sum / defined) * (value - sum / defined);
        return Math.Sqrt(squares / (defined - 1));
    }

    private static string? WhyUndefined(Ratings ratings, AgreementLevel level)
    {
        var values = ratings.Patterns.Values;
        return ratings.DoubledUnits switch
        {
            0 => "no unit has two ratings",
            1 => "only one unit has two ratings or more",
            _ when values.Length == 1 => "all values are the same",
            _ when level == AgreementLevel.Ratio && values[0] < 0 => "a value is negative, and the ratio level needs a true zero",
            _ => null,
        };
    }
}

using Practicum.Numerics.Primitives.Special;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Numerics.Statistics.Testing;

/// <summary>
/// DeLong's test of two areas under the ROC curve on the same rows: E. DeLong, D. DeLong and D. Clarke-Pearson, "Comparing the areas under two or more correlated receiver operating
/// characteristic curves", Biometrics 44 (1988) 837–845.
/// </summary>
public static class AreaTest
{
    private const double Level = 0.95;

    /// <summary>The difference of the areas, first less second, with the interval <c>delong-paired</c>; undefined when all labels are the same, withheld with fewer than ten of one label or without spread.</summary>
    /// <param name="labels">0 or 1 a row.</param>
    /// <param name="first">Scores in the order of the labels; not NaN.</param>
    /// <param name="second">Scores of the other model.</param>
    public static Estimate Difference(ReadOnlySpan<byte> labels, double[] first, double[] second)
    {
        var (difference, variance, because) = Measure(labels, first, second);
        if (double.IsNaN(difference))
            return Estimate.Undefined(because, labels.Length);
        if (because.Length > 0)
            return Estimate.WithoutInterval(difference, labels.Length, because);
        var half = InverseCdf.Normal(0.5 + Level / 2) * Math.Sqrt(variance);
        return Estimate.Of(difference, new(Level, Math.Max(-1, difference - half), Math.Min(1, difference + half), "delong-paired"), labels.Length);
    }

    /// <summary>Whether the areas are equal: <c>z = difference / standard error</c>, normal, two-sided.</summary>
    /// <param name="labels">0 or 1 a row.</param>
    /// <param name="first">Scores in the order of the labels; not NaN.</param>
    /// <param name="second">Scores of the other model.</param>
    /// <returns>z and its p-value; undefined as the difference's interval is.</returns>
    public static TestResult Paired(ReadOnlySpan<byte> labels, double[] first, double[] second)
    {
        var (difference, variance, because) = Measure(labels, first, second);
        if (because.Length > 0)
            return TestResult.None(because, labels.Length);
        var z = difference / Math.Sqrt(variance);
        return new(z, Estimate.Exact(NormalTail.Beyond(z), labels.Length));
    }

    private static (double Difference, double Variance, string Because) Measure(ReadOnlySpan<byte> labels, double[] first, double[] second)
    {
        const int Fewest = 10;
        var positives = 0;
        foreach (var label in labels)
            positives += label;
        var smaller = Math.Min(positives, labels.Length - positives);
        if (smaller == 0)
            return (double.NaN, double.NaN, "all labels are the same");
        var difference = BinarySample.ValueOf("roc_auc", first, labels) - BinarySample.ValueOf("roc_auc", second, labels);
        if (smaller < Fewest)
            return (difference, double.NaN, $"too few: {smaller} of one label, at least {Fewest} are needed");
        var c = BinarySample.DeLongCovariance(labels, first, second);
        var variance = c[0, 0] - 2 * c[0, 1] + c[1, 1];
        return (difference, variance, variance > 1e-20 ? "" : "the two models order the rows alike, so their areas do not differ by chance");
    }
}

using Practicum.Numerics.Statistics.Metrics.Regression;

namespace Practicum.Numerics.Tests.Statistics.Metrics.Regression;

/// <summary>Made-up truths around lognormal predictions.</summary>
internal static class RegressionDraw
{
    public static RegressionSample Of(int rows, ulong seed, double noise, double[]? weights = null)
    {
        double[] x = new double[rows], e = new double[rows];
        new Chance(seed).Stream("x").Fill(x, 0);
        new Chance(seed).Stream("e").Fill(e, 0);
        InverseCdf.FillNormal(x);
        InverseCdf.FillNormal(e);
        double[] predictions = [.. x.Select(z => 6 + z)];
        return new(predictions.Zip(e, (p, z) => Math.Max(0.01, p + noise * z)).ToArray(), predictions, weights ?? []);
    }
}

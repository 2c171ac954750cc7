namespace Practicum.Numerics.Statistics.Measurement;

/// <summary>Slope and cuts of a fitted item with their intervals.</summary>
internal static class ItemEstimates
{
    /// <summary>The estimates of one item of a finished search.</summary>
    public static FittedItem Of(GradedSearch search, int item, ImmutableArray<int> levels, long answers, double confidence)
    {
        var (from, size) = (search.Curves.FirstParameter[item], search.Curves.Levels[item]);
        var own = search.Parameters.AsSpan(from, size);
        var slope = own[0];
        if (Math.Abs(slope) < 1e-6)
            return new(null, Estimate.Undefined("the item tells nothing of what the others measure: its slope is 0", answers), []);
        var cuts = new double[size - 1];
        for (var k = 1; k < size; k++)
            cuts[k - 1] = -own[k] / slope;
        var z = InverseCdf.Normal(0.5 + confidence / 2);
        var held = search.IsHeld[item] ? $"the slope grew to its bound of {ItemStep.MaxSlope:0}: the item splits persons too cleanly for a maximum" : null;
        var why = held ?? (search.Covariance is null ? "the likelihood is flat or has not converged, so there are no standard errors" : null);
        var error = why is null ? Math.Sqrt(Covariance(0, 0)) : double.NaN;
        var cutWhy = why ?? (Math.Abs(slope) < z * error ? "the slope may be 0, and then no cut is defined" : null);
        return new(
            new(slope, [.. cuts], levels),
            why is null ? Estimate.Of(slope, OfSlope(), answers) : Estimate.WithoutInterval(slope, answers, why),
            [.. cuts.Select((cut, k) => cutWhy is null ? Estimate.Of(cut, OfCut(cut, k + 1), answers) : Estimate.WithoutInterval(cut, answers, cutWhy))]);

        double Covariance(int i, int k) => search.Covariance![(from + i) * search.Parameters.Length + from + k];

        Interval OfSlope()
        {
            // on the logarithm of |slope| where it is clear of 0, else on its own scale, which may cross it
            if (Math.Abs(slope) < z * error)
                return new(confidence, slope - z * error, slope + z * error, "wald", "person");
            var factor = Math.Exp(z * error / Math.Abs(slope));
            var (near, far) = (slope / factor, slope * factor);
            return new(confidence, Math.Min(near, far), Math.Max(near, far), "wald-log", "person");
        }

        Interval OfCut(double cut, int k)
        {
            var variance = (Covariance(k, k) + cut * cut * Covariance(0, 0) + 2 * cut * Covariance(0, k)) / (slope * slope);
            var half = z * Math.Sqrt(Math.Max(0, variance));
            return new(confidence, cut - half, cut + half, "wald-delta", "person");
        }
    }
}

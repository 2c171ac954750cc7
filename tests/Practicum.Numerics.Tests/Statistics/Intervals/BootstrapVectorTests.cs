using System.Text.Json;
using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Intervals;

/// <summary>Percentile, basic and BCa intervals on committed resamples, so that the numbers are exact: R's boot (bootstrap.R) and scipy's own BCa (intervals.py).</summary>
public class BootstrapVectorTests
{
    private static readonly JsonElement R = CommittedVectors.Read("bootstrap");
    private static readonly double[] X = R.GetProperty("x").Doubles(), Y = R.GetProperty("y").Doubles();
    private static readonly double[][] Counts = [.. R.GetProperty("indices").EnumerateArray().Select(Count)];

    public static TheoryData<string> Statistics => ["mean", "ratio", "correlation"];

    [Theory]
    [MemberData(nameof(Statistics))]
    public void Intervals_agree_with_boot_on_its_own_resamples(string name)
    {
        var expected = R.GetProperty(name);
        var statistic = Statistic(name);
        var ones = Enumerable.Repeat(1.0, X.Length).ToArray();
        var value = statistic(ones);
        Peers.Close(expected.GetProperty("value").GetDouble(), value, 1e-13);
        double[] replicates = [.. Counts.Select(c => statistic(c))];

        var jackknife = Resampling.Of(X.Length, default, 1).Jackknife(w => statistic(w), value);
        var acceleration = BcaInterval.Acceleration(jackknife);
        Peers.Close(expected.GetProperty("acceleration").GetDouble(), acceleration, 1e-12);
        var sorted = replicates.Order().ToArray();
        var shift = BcaInterval.Shift(value, sorted);
        var shares = expected.GetProperty("alpha").Doubles(); // R prints them rounded to 1e-2 of an order statistic
        Assert.Equal(shares[0], BcaInterval.Adjusted(shift, -Fieller.Z95, acceleration), 2e-5);
        Assert.Equal(shares[1], BcaInterval.Adjusted(shift, Fieller.Z95, acceleration), 2e-5);

        Same(expected.GetProperty("percentile7").Doubles(), ReplicateInterval.Percentile(value, replicates, X.Length), 1e-13);
        Same(expected.GetProperty("bca7").Doubles(), BcaInterval.Of(value, replicates, acceleration, X.Length), 2e-3); // the rounded shares
        var percentile = expected.GetProperty("percentile7").Doubles();
        Same([2 * value - percentile[1], 2 * value - percentile[0]], ReplicateInterval.Basic(value, replicates, X.Length), 1e-13);

        // boot takes quantiles by normal interpolation at (R + 1) p, not of type 7: less than two order statistics away
        foreach (var (end, ours) in expected.GetProperty("bca").Doubles().Zip([BcaInterval.Adjusted(shift, -Fieller.Z95, acceleration), BcaInterval.Adjusted(shift, Fieller.Z95, acceleration)]))
        {
            var at = (int)(ours * (sorted.Length - 1));
            Assert.InRange(end, sorted[Math.Max(0, at - 2)], sorted[Math.Min(sorted.Length - 1, at + 2)]);
        }
    }

    [Fact]
    public void Bca_agrees_with_scipy_to_the_last_digits()
    {
        var scipy = CommittedVectors.Read("intervals").GetProperty("bca");
        var (value, replicates) = (scipy.GetProperty("value").GetDouble(), scipy.GetProperty("replicates").Doubles());
        var acceleration = BcaInterval.Acceleration(scipy.GetProperty("jackknife").Doubles());
        var shift = BcaInterval.Shift(value, replicates.Order().ToArray());
        var shares = scipy.GetProperty("shares").Doubles();
        Peers.Close(shares[0], BcaInterval.Adjusted(shift, -Fieller.Z95, acceleration), 1e-12);
        Peers.Close(shares[1], BcaInterval.Adjusted(shift, Fieller.Z95, acceleration), 1e-12);
        Same(scipy.GetProperty("ends").Doubles(), BcaInterval.Of(value, replicates, acceleration, 30), 1e-12);
    }

    [Fact] // Student's quantiles: scipy
    public void Few_units_take_quantiles_further_out()
    {
        var (degrees, student) = (new[] { 1, 2, 5, 9, 19, 100 }, CommittedVectors.Read("intervals").GetProperty("student").Doubles());
        for (var i = 0; i < degrees.Length; i++)
            Peers.Close(student[i], SmallSample.Student(0.975, degrees[i]), 1e-8, relative: true);
        Peers.Close(SmallSample.Student(0.975, 999.9999999), SmallSample.Student(0.975, 1000), 1e-8);
        double[] replicates = [.. Enumerable.Range(0, 2001).Select(i => i / 2000.0)];
        var few = ReplicateInterval.Expanded(0.5, replicates, 20).Interval!;
        Assert.Equal(("bootstrap-expanded", 0.95), (few.Method, few.Level));
        Assert.Equal(0.5 * (1 - 0.968283), few.Low, 1e-3); // Φ(√(20/19) · 2.0930) = 0.98413
        Assert.Equal(ReplicateInterval.Percentile(0.5, replicates, 100), ReplicateInterval.Expanded(0.5, replicates, 100));
    }

    [Fact]
    public void Influence_values_serve_as_well_as_the_jackknife_for_a_mean()
    {
        var resampling = Resampling.Of(X.Length, new Chance(1).Stream("b"), 499);
        var byJackknife = resampling.Bca(w => Statistic("mean")(w));
        var mean = X.Average();
        var byInfluence = resampling.Bca(w => Statistic("mean")(w), [.. X.Select(x => x - mean)]);
        Assert.Equal("bca-expanded", byInfluence.Interval!.Method);
        Peers.Close(byJackknife.Interval!.Low, byInfluence.Interval.Low, 1e-12);
        Peers.Close(byJackknife.Interval.High, byInfluence.Interval.High, 1e-12);
    }

    private delegate double Weighted(ReadOnlySpan<double> weights);

    private static Weighted Statistic(string name) => name switch
    {
        "mean" => w => Sum(w, X) / Sum(w, null),
        "ratio" => w => Sum(w, Y) / Sum(w, X),
        _ => Correlation,
    };

    private static double Correlation(ReadOnlySpan<double> w)
    {
        var (n, mx, my) = (Sum(w, null), Sum(w, X) / Sum(w, null), Sum(w, Y) / Sum(w, null));
        double xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < w.Length; i++)
        {
            xx += w[i] * (X[i] - mx) * (X[i] - mx) / n;
            yy += w[i] * (Y[i] - my) * (Y[i] - my) / n;
            xy += w[i] * (X[i] - mx) * (Y[i] - my) / n;
        }

        return xy / Math.Sqrt(xx * yy);
    }

    private static double Sum(ReadOnlySpan<double> w, double[]? values)
    {
        var sum = 0.0;
        for (var i = 0; i < w.Length; i++)
            sum += w[i] * (values is null ? 1 : values[i]);
        return sum;
    }

    private static double[] Count(JsonElement indices)
    {
        var counts = new double[X.Length];
        foreach (var i in indices.EnumerateArray())
            counts[i.GetInt32()]++;
        return counts;
    }

    private static void Same(double[] expected, Estimate actual, double tolerance)
    {
        Peers.Close(expected[0], actual.Interval!.Low, tolerance);
        Peers.Close(expected[1], actual.Interval.High, tolerance);
    }
}

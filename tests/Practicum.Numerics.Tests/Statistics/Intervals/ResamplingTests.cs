using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Intervals;

public class ResamplingTests
{
    private static readonly ChanceStream Stream = new Chance(12).Stream("resampling");

    [Fact] // chi-squared with 7 degrees of freedom has its 0.9999 quantile at 29.9; scipy's Poisson masses
    public void Poisson_weights_have_the_Poisson_law()
    {
        const int rows = 1_000_003;
        var weights = new byte[rows];
        PoissonWeights.Fill(weights, Stream, 3);
        var masses = CommittedVectors.Read("intervals").GetProperty("poisson").Doubles();
        var seen = new double[8];
        foreach (var w in weights)
            seen[Math.Min((int)w, 7)]++;
        masses[7] = 1 - masses.Take(7).Sum();
        Assert.InRange(masses.Select((p, k) => (seen[k] - rows * p) * (seen[k] - rows * p) / (rows * p)).Sum(), 0.3, 30);
    }

    [Fact]
    public void Poisson_weights_of_a_row_do_not_depend_on_how_many_rows_there_are()
    {
        var many = new byte[5000];
        PoissonWeights.Fill(many, Stream, 1);
        foreach (var rows in new[] { 1, 31, 33, 2047, 2048, 2049, 4999 })
        {
            var (few, same) = (new byte[rows], new double[rows]);
            PoissonWeights.Fill(few, Stream, 1);
            PoissonWeights.Fill(same, Stream, 1);
            Assert.Equal(many.Take(rows), few);
            Assert.Equal(few.Select(w => (double)w), same);
        }
    }

    [Fact] // a 64-bit draw decided one row at a time, by the definition: how many cumulative masses it reaches
    public void Poisson_weights_are_those_of_the_inverse_cdf()
    {
        var weights = new byte[200_000];
        PoissonWeights.Fill(weights, Stream, 0);
        var words = new ulong[weights.Length / 4];
        Stream.FillBits(words, 0);
        var far = 0;
        for (var row = 0; row < weights.Length; row++)
        {
            var u = ((words[row / 4] >> 16 * (row % 4) & 0xFFFF) + 0.5) / 65536;
            if (InverseCdf.Poisson(u - 1.0 / 65536, 1) == InverseCdf.Poisson(Math.Min(1 - 1e-9, u + 1.0 / 65536), 1))
                Assert.Equal(InverseCdf.Poisson(u, 1), weights[row]);
            else
                far++;
        }

        Assert.InRange(far, 1, 200); // about 24 of 65,536 values lie at a step
    }

    [Fact]
    public void Counts_in_bytes_are_the_counts_in_numbers()
    {
        var (bytes, numbers) = (new byte[1234], new double[1234]);
        Bootstrap.FillCounts(bytes, Stream, 9);
        Bootstrap.FillCounts(numbers, Stream, 9);
        Assert.Equal(numbers, bytes.Select(b => (double)b));
    }

    [Fact]
    public void Strata_keep_their_sizes_and_clusters_their_rows()
    {
        int[] groups = [2, 0, 1, 1, 0, 2, 2, 1, 2, 0, 2, 1];
        var weights = new double[groups.Length];
        var sums = new double[groups.Length];
        for (var r = 0; r < 3000; r++)
        {
            Resampling.OfStrata(groups, 3, Stream).FillWeights(weights, r);
            for (var g = 0; g < 3; g++)
                Assert.Equal(groups.Count(x => x == g), weights.Where((_, i) => groups[i] == g).Sum());
            for (var i = 0; i < sums.Length; i++)
                sums[i] += weights[i] / 3000;
            Resampling.OfClusters(groups, 3, Stream).FillWeights(weights, r);
            Assert.All(Enumerable.Range(0, 12), i => Assert.Equal(weights[Array.IndexOf(groups, groups[i])], weights[i]));
        }

        Assert.All(sums, s => Assert.InRange(s, 0.92, 1.08));
        Assert.Throws<ArgumentException>(() => Resampling.OfClusters([0, 2], 3, Stream));
        Assert.Throws<ArgumentException>(() => Resampling.OfStrata([0, 3], 3, Stream));
    }

    [Fact] // closed form: the variance of a resampled mean is the sample's (divisor n) over n; for Poisson weights to first order, for clusters that of cluster sums
    public void Every_design_has_the_spread_of_its_closed_form()
    {
        var values = new double[400];
        Stream.Fill(values, 1);
        InverseCdf.FillNormal(values);
        int[] clusters = [.. Enumerable.Range(0, 400).Select(i => i / 10)];
        for (var i = 0; i < 400; i++)
            values[i] += InverseCdf.Normal(Stream.Uniform(2, (uint)clusters[i]));
        var mean = values.Average();
        var ofRows = values.Sum(v => (v - mean) * (v - mean)) / 400 / 400;
        var ofClusters = Enumerable.Range(0, 40).Sum(c => Math.Pow(values.Skip(10 * c).Take(10).Sum() - 10 * mean, 2)) / 400 / 400;
        double Mean(ReadOnlySpan<double> w)
        {
            double sum = 0, all = 0;
            for (var i = 0; i < w.Length; i++)
            {
                sum += w[i] * values[i];
                all += w[i];
            }

            return sum / all;
        }

        foreach (var (resampling, variance) in new[] { (Resampling.Of(400, Stream), ofRows), (Resampling.OfPoisson(400, Stream), ofRows), (Resampling.OfClusters(clusters, 40, Stream), ofClusters) })
        {
            var replicates = resampling.Values(w => Mean(w));
            var centre = replicates.Average();
            Assert.InRange(replicates.Sum(r => (r - centre) * (r - centre)) / 2000 / variance, 0.88, 1.13);
            Assert.Equal(replicates, resampling.Values(1, (w, v) => v[0] = Mean(w))[0]);
        }
    }

    [Fact]
    public void A_difference_on_the_same_rows_is_paired()
    {
        var resampling = Resampling.Of(50, Stream, 200);
        double First(ReadOnlySpan<double> w) => w[0] + w[1];
        double Second(ReadOnlySpan<double> w) => w[1];
        var difference = resampling.Difference(First, Second);
        Assert.Equal(resampling.Percentile(w => w[0]).Interval, difference.Interval);
        Assert.Equal((1, 50), (difference.Value, difference.Count));
        Assert.Contains("no spread", resampling.Difference(First, First).Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Intervals_are_withheld_with_their_reason()
    {
        double Sum(ReadOnlySpan<double> w) => w[0];
        Assert.Equal("too few: 9 to resample, at least 10 are needed", Resampling.Of(9, Stream).Percentile(Sum).Because);
        Assert.False(Resampling.Of(0, Stream).Percentile(Sum).IsDefined);
        Assert.False(Resampling.Of(20, Stream).Bca(_ => double.NaN).IsDefined);
        var often = Resampling.Of(20, Stream, 1000).Percentile(w => w[0] > 2 ? double.NaN : w[1]); // P(count > 2) = 0.077
        Assert.True(often is { IsDefined: true, Interval: null });
        Assert.Contains("more than 5 %", often.Because, StringComparison.Ordinal);
        Assert.NotNull(Resampling.Of(20, Stream, 1000).Percentile(w => w[0] > 3 ? double.NaN : w[1]).Interval); // 0.018
        Assert.Contains("outside all resamples", BcaInterval.Of(5, [.. Enumerable.Range(0, 50).Select(i => i / 100.0)], 0, 50).Because, StringComparison.Ordinal);
        Assert.Contains("too skewed", BcaInterval.Of(25, [.. Enumerable.Range(0, 50).Select(i => (double)i)], 0.6, 50).Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_left_out_weigh_the_rest_up()
    {
        var weights = new double[6];
        new ResampleDesign(ResampleKind.Rows, 6).LeaveOut(weights, 1, 3);
        Assert.Equal([1.5, 0, 1.5, 1.5, 0, 1.5], weights);
        new ResampleDesign(ResampleKind.Clusters, [0, 0, 1, 1, 2, 2], 3).LeaveOut(weights, 1, 3);
        Assert.Equal([1.5, 1.5, 0, 0, 1.5, 1.5], weights);
        new ResampleDesign(ResampleKind.Strata, [0, 0, 1, 1, 1, 1], 2).LeaveOut(weights, 3, 6);
        Assert.Equal([1, 1, 4.0 / 3, 0, 4.0 / 3, 4.0 / 3], weights);
    }
}

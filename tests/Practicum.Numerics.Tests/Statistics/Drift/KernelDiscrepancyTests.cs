using Practicum.Numerics.Statistics.Drift.Kernels;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Drift;

/// <summary>The discrepancy against numpy and scipy's distances (committed vectors), a closed form, and its own behaviour where distributions agree.</summary>
public sealed class KernelDiscrepancyTests
{
    [Fact]
    public void The_discrepancy_is_that_of_numpy()
    {
        foreach (var told in CommittedVectors.Read("drift").GetProperty("mmd").EnumerateArray())
        {
            var (x, y, width) = (told.GetProperty("x").Doubles(), told.GetProperty("y").Doubles(), told.GetProperty("width").GetInt32());
            var found = new KernelDiscrepancy(x, y, width);
            Peers.Close(told.GetProperty("sigma").GetDouble(), found.Sigma, 1e-12);
            Peers.Close(told.GetProperty("unbiased").GetDouble(), found.Unbiased().Value, 1e-12);
            Peers.Close(told.GetProperty("biased").GetDouble(), found.Biased().Value, 1e-12);
        }
    }

    [Fact]
    public void Blocks_cover_the_closed_form_of_shifted_normal_samples()
    {
        // N(0,1) against N(δ,1), σ = 1: 2 (1 − e^(−δ²/6)) / √3
        foreach (var shift in new[] { 0, 0.5 })
        {
            var (truth, hit) = (2 * (1 - Math.Exp(-shift * shift / 6)) / Math.Sqrt(3), 0);
            for (var run = 0u; run < 400; run++)
            {
                var (a, b) = TwoSamplesTests.Draw(run, 2000, 2000, shift);
                var interval = KernelDiscrepancy.Blocks(a, b, 1, 20, 1).Interval!;
                hit += interval.Low <= truth && truth <= interval.High ? 1 : 0;
            }

            Assert.InRange(hit, 0.92 * 400, 400);
        }
    }

    [Fact]
    public void The_permutation_test_is_uniform_without_drift_and_finds_it_with()
    {
        var p = new double[300];
        for (var run = 0u; run < p.Length; run++)
        {
            var (a, b) = TwoSamplesTests.Draw(run, 20, 30, 0);
            p[run] = new KernelDiscrepancy(a, b, 1).Permutation(new(5, run), 99).PValue.Value;
        }

        foreach (var level in new[] { 0.05, 0.2, 0.5 })
            Assert.InRange(p.Count(x => x <= level) / 300.0, level - (4 * Math.Sqrt(level * (1 - level) / 300)), level + (4 * Math.Sqrt(level * (1 - level) / 300)));
        var (far, near) = TwoSamplesTests.Draw(1, 60, 60, 0, 3);
        Assert.Equal(0.01, new KernelDiscrepancy(far, near, 1).Permutation(new(5, 1), 99).PValue.Value, 12);
    }

    [Fact]
    public void Rows_that_carry_no_comparison_are_named()
    {
        Assert.Equal("a side has fewer than 2 rows", new KernelDiscrepancy([1], [1, 2], 1).Unbiased().Because);
        Assert.Equal("all rows are the same", new KernelDiscrepancy([1, 1], [1, 1], 1).Unbiased().Because);
        Assert.Equal("all rows are the same", new KernelDiscrepancy([1, 1], [1, 1], 1).Permutation(default).PValue.Because);
        Assert.Throws<ArgumentException>(() => new KernelDiscrepancy([1, 2, 3], [1, 2], 2));
        Assert.Throws<ArgumentException>(() => new KernelDiscrepancy(new double[4000], new double[1], 1));
        Assert.Equal("a side has fewer than 50 rows, one block", KernelDiscrepancy.Blocks(new double[49], new double[90], 1).Because);
        var ones = Enumerable.Range(0, 100).Select(i => (double)(i % 7)).ToArray();
        Assert.Equal("there are 2 blocks, fewer than 20", KernelDiscrepancy.Blocks(ones, ones, 1).Because);
    }
}

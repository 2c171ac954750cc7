using System.Text.Json;
using Practicum.Numerics.Statistics.Metrics;
using Practicum.Numerics.Statistics.Testing;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Testing;

public class PermutationTestTests
{
    private static readonly JsonElement Scipy = CommittedVectors.Read("intervals");
    private static readonly ChanceStream Stream = new Chance(7).Stream("permutations");

    [Fact] // scipy.stats.permutation_test, all permutations
    public void Exact_p_values_agree_with_scipy()
    {
        foreach (var row in Scipy.GetProperty("signs").EnumerateArray())
        {
            var test = PermutationTest.Paired(row.GetProperty("differences").Doubles(), Stream);
            Assert.Equal(row.GetProperty("p").GetDouble(), test.PValue.Value, 1e-14);
            Assert.Null(test.PValue.Interval);
        }

        foreach (var row in Scipy.GetProperty("deals").EnumerateArray())
        {
            var (first, second) = (row.GetProperty("first").Doubles(), row.GetProperty("second").Doubles());
            var test = PermutationTest.TwoSample(first, second, Stream);
            Assert.Equal(row.GetProperty("p").GetDouble(), test.PValue.Value, 1e-14);
            Assert.Equal(first.Average() - second.Average(), test.Statistic, 1e-14);
            Assert.Equal(test.PValue.Value, PermutationTest.TwoSample(second, first, Stream).PValue.Value, 1e-14);
        }
    }

    [Fact] // Fisher 1935, The Design of Experiments, §21: Darwin's maize, 15 pairs in eighths of an inch; 1,726 of 32,768 signs are as extreme
    public void Fishers_count_of_Darwins_maize_comes_out()
    {
        double[] maize = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
        var test = PermutationTest.Paired(maize, Stream);
        Assert.Equal(1726.0 / 32768, test.PValue.Value, 1e-15);
        Assert.Equal(314.0 / 15, test.Statistic, 1e-12);
    }

    [Fact]
    public void Drawn_p_values_hold_the_counted_ones_in_their_interval()
    {
        var values = new double[19];
        Stream.Fill(values, 0);
        var differences = values.Select(v => InverseCdf.Normal(v) + 0.3).ToArray();
        var counted = PermutationTest.Paired(differences, Stream).PValue.Value;
        double[] more = [.. differences, 1e-9]; // twenty differences are drawn; the last one is too small to matter
        var drawn = PermutationTest.Paired(more, Stream).PValue;
        Assert.Equal("draws", drawn.Interval!.Source);
        Assert.InRange(counted, drawn.Interval.Low, drawn.Interval.High);
        Assert.Equal(0, drawn.Value * 10_000 % 1, 1e-9); // (k + 1) / 10,000
        Assert.Equal(drawn, PermutationTest.Paired(more, Stream).PValue);

        double[] first = [.. differences.Take(9)], second = [.. differences.Skip(9).Select(d => -d)];
        var exact = PermutationTest.TwoSample(first, second, Stream).PValue;
        Assert.Null(exact.Interval);
        var dealt = PermutationTest.TwoSample([.. first, first.Average()], second, Stream).PValue; // 184,756 cases: still counted
        Assert.Null(dealt.Interval);
        var random = PermutationTest.TwoSample([.. first, .. first], [.. second, .. second], Stream).PValue;
        Assert.InRange(random.Value, random.Interval!.Low, random.Interval.High);
    }

    [Fact] // uniform p-values under the null hypothesis
    public void The_tests_reject_as_often_as_they_say_when_nothing_differs()
    {
        var (paired, two, swaps) = (0, 0, 0);
        const int runs = 400;
        for (var run = 0u; run < runs; run++)
        {
            var u = new double[60];
            Stream.Fill(u, run, 0, 5);
            var draws = new Chance(run).Stream("p");
            InverseCdf.FillExponential(u, 1);
            var differences = u.Take(30).Zip(u.Skip(30), (a, b) => a - b).ToArray();
            paired += PermutationTest.Paired(differences, draws, 199).PValue.Value <= 0.1 ? 1 : 0;
            two += PermutationTest.TwoSample(u[..25], u[25..], draws, 199).PValue.Value <= 0.1 ? 1 : 0;
            swaps += PermutationTest.Swaps(30, s => Swapped(differences, s), draws, 199).PValue.Value <= 0.1 ? 1 : 0;
        }

        Assert.All(new[] { paired, two, swaps }, n => Assert.InRange(n / (double)runs, 0.055, 0.145)); // three standard errors of 0.015
    }

    [Fact]
    public void Swapping_scores_tests_a_difference_of_areas_as_DeLong_does()
    {
        var (scores, labels) = Samples.Draw(400, 5, 0);
        var other = scores.Select((s, i) => 0.99 * s + 0.01 * Stream.Uniform(9, (uint)i)).ToArray();
        double Difference(ReadOnlySpan<byte> swapped)
        {
            var (a, b) = ((double[])scores.Clone(), (double[])other.Clone());
            for (var i = 0; i < a.Length; i++)
            {
                if (swapped[i] != 0)
                    (a[i], b[i]) = (b[i], a[i]);
            }

            return BinarySample.ValueOf("roc_auc", a, labels) - BinarySample.ValueOf("roc_auc", b, labels);
        }

        var (permuted, delong) = (PermutationTest.Swaps(400, Difference, Stream, 999), AreaTest.Paired(labels, scores, other));
        Assert.InRange(permuted.PValue.Value / delong.PValue.Value, 0.3, 3);
        Assert.True(permuted.Statistic > 0 && delong.Statistic > 0);
    }

    [Fact]
    public void What_cannot_be_tested_says_why()
    {
        Assert.Equal("all differences are 0", PermutationTest.Paired([0, 0], Stream).PValue.Because);
        Assert.Equal("there are no pairs", PermutationTest.Paired([], Stream).PValue.Because);
        Assert.Equal("a sample is empty", PermutationTest.TwoSample([], [1], Stream).PValue.Because);
        Assert.Equal("all values are the same", PermutationTest.TwoSample([2, 2], [2], Stream).PValue.Because);
        Assert.False(PermutationTest.Swaps(3, _ => double.NaN, Stream).PValue.IsDefined);
        Assert.Contains("more than 5 %", PermutationTest.Swaps(3, s => s[0] == 1 ? double.NaN : 1, Stream, 99).PValue.Because, StringComparison.Ordinal);
    }

    private static double Swapped(double[] differences, ReadOnlySpan<byte> swapped)
    {
        var sum = 0.0;
        for (var i = 0; i < differences.Length; i++)
            sum += swapped[i] == 0 ? differences[i] : -differences[i];
        return sum;
    }
}

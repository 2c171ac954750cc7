using Practicum.Numerics.Statistics.Testing;

namespace Practicum.Numerics.Statistics.Drift.Kernels;

/// <summary>
/// The maximum mean discrepancy of two samples of several numbers a row, squared: E k(x, x′) + E k(y, y′) − 2 E k(x, y) with the Gaussian kernel k = exp(−|x − y|² / (2 σ²)). It is 0
/// only when both distributions agree, whatever they are.
/// </summary>
/// <remarks>
/// A. Gretton, K. Borgwardt, M. Rasch, B. Schölkopf and A. Smola, "A kernel two-sample test", Journal of Machine Learning Research 13 (2012) 723–773: Lemma 6 (unbiased and biased form),
/// section 6 (linear time). W. Zaremba, A. Gretton and M. Blaschko, "B-test", NIPS 2013 (blocks).
/// </remarks>
public sealed class KernelDiscrepancy
{
    /// <summary>Rows of both samples up to which all pairs are kept: 4,000² doubles are 128 MB.</summary>
    public const int MostRows = 4_000;

    /// <summary>Draws of the permutation test.</summary>
    public const int DefaultDraws = 999;

    private const int MedianRows = 1_000;

    private readonly double[] _kernel;
    private readonly int _n, _m;

    /// <summary>Computes the kernel of all pairs: (n + m)² / 2 distances.</summary>
    /// <param name="reference">The reference, row by row: n · width numbers, none NaN.</param>
    /// <param name="current">The window, row by row: m · width numbers.</param>
    /// <param name="width">Numbers a row, at least 1.</param>
    /// <param name="sigma">The kernel's width, in the unit of the numbers; the median distance of pairs (<see cref="MedianDistance"/>) when null.</param>
    /// <exception cref="ArgumentException">A length is no multiple of the width, or there are more than <see cref="MostRows"/> rows: use <see cref="Blocks"/>.</exception>
    public KernelDiscrepancy(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int width, double? sigma = null)
    {
        (_n, _m) = Sizes(reference, current, width);
        if (_n + _m > MostRows)
            throw new ArgumentException($"{_n + _m} rows, but at most {MostRows} are compared in all pairs.", nameof(current));
        Sigma = sigma ?? MedianDistance(reference, current, width);
        double[] all = [.. reference, .. current];
        var (rows, scale) = (_n + _m, -1 / (2 * Sigma * Sigma));
        var kernel = _kernel = new double[rows * rows];
        Parallel.For(0, rows, i =>
        {
            for (var j = 0; j <= i; j++)
                kernel[(i * rows) + j] = kernel[(j * rows) + i] = Math.Exp(scale * Square(all, i, all, j, width));
        });
    }

    /// <summary>The kernel's width.</summary>
    public double Sigma { get; }

    /// <summary>
    /// The unbiased form, which may lie below 0, in [−1, 2]. Without interval: where the distributions agree its distribution is an endless sum of χ² whose weights are unknown; test with
    /// <see cref="Permutation"/>, or ask <see cref="Blocks"/> for an interval.
    /// </summary>
    public Estimate Unbiased() => _n < 2 || _m < 2 ? Estimate.Undefined("a side has fewer than 2 rows", _n + _m)
        : !(Sigma > 0) ? Estimate.Undefined("all rows are the same", _n + _m)
        : Estimate.WithoutInterval(Value(Identity(), false), _n + _m, "its distribution has no usable form where the two agree; use the permutation test or blocks");

    /// <summary>The biased form, which is never negative: pairs of a row with itself are among the means.</summary>
    public Estimate Biased() => _n < 1 || _m < 1 ? Estimate.Undefined("a side has no rows", _n + _m)
        : !(Sigma > 0) ? Estimate.Undefined("all rows are the same", _n + _m)
        : Estimate.WithoutInterval(Value(Identity(), true), _n + _m, "biased upwards; use the permutation test or blocks");

    /// <summary>Whether both samples come from one distribution: rows are dealt out anew; exact whatever the distribution is.</summary>
    /// <param name="stream">The stream of this test.</param>
    /// <param name="draws">How many deals.</param>
    /// <returns>The unbiased form and its one-sided p-value (k + 1) / (draws + 1).</returns>
    public TestResult Permutation(ChanceStream stream, int draws = DefaultDraws)
    {
        if (!Unbiased().IsDefined)
            return TestResult.None(Unbiased().Because!, _n + _m);
        var observed = Value(Identity(), false);
        var extreme = new bool[draws];
        Parallel.For(0, draws, b =>
        {
            var order = Identity();
            var chance = new double[order.Length];
            stream.Fill(chance, (uint)b);
            for (var i = 0; i < _n; i++)
            {
                var other = i + (int)(chance[i] * (order.Length - i));
                (order[i], order[other]) = (order[other], order[i]);
            }

            extreme[b] = Value(order, false) >= observed - 1e-14;
        });
        return TestResult.Drawn(observed, extreme.Count(e => e), draws);
    }

    /// <summary>
    /// The unbiased form as the mean over blocks of rows, in time n · block: for long samples, and with an interval, since the mean of blocks is normal whether the distributions
    /// agree or not. Rows must be in random order.
    /// </summary>
    /// <param name="reference">The reference, row by row.</param>
    /// <param name="current">The window, row by row.</param>
    /// <param name="width">Numbers a row.</param>
    /// <param name="block">Rows of each side in a block, at least 2; 2 is the linear-time form.</param>
    /// <param name="sigma">The kernel's width; the median distance when null.</param>
    /// <param name="level">Level of the interval.</param>
    /// <returns>The mean with the interval <c>blocks-t</c>; withheld below 20 blocks.</returns>
    public static Estimate Blocks(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int width, int block = 50, double? sigma = null, double level = 0.95)
    {
        var (n, m) = Sizes(reference, current, width);
        var count = block >= 2 ? Math.Min(n, m) / block : throw new ArgumentOutOfRangeException(nameof(block), "A block has at least 2 rows of each side.");
        if (count == 0)
            return Estimate.Undefined($"a side has fewer than {block} rows, one block", n + m);
        var scale = sigma ?? MedianDistance(reference, current, width);
        if (!(scale > 0))
            return Estimate.Undefined("all rows are the same", n + m);
        var values = new double[count];
        var (left, right) = (reference.ToArray(), current.ToArray());
        Parallel.For(0, count, b => values[b] = Block(left, right, b * block, block, width, -1 / (2 * scale * scale)));
        var mean = values.Average();
        if (count < 20)
            return Estimate.WithoutInterval(mean, n + m, $"there are {count} blocks, fewer than 20");
        var interval = Intervals.MeanInterval.Of(values, level);
        return Estimate.Of(mean, interval with { Method = "blocks-t" }, n + m);
    }

    /// <summary>
    /// The median distance of pairs of different rows, over both samples; of at most 1,000 rows, taken at even steps. The distance 0 of equal rows counts; 0 when more than half
    /// of the pairs are equal, and then the smallest distance above 0, if there is one.
    /// </summary>
    public static double MedianDistance(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int width)
    {
        var (n, m) = Sizes(reference, current, width);
        double[] all = [.. reference, .. current];
        var (rows, kept) = (n + m, Math.Min(n + m, MedianRows));
        var squares = new double[kept * (kept - 1) / 2];
        var at = 0;
        for (var i = 1; i < kept; i++)
        {
            for (var j = 0; j < i; j++)
                squares[at++] = Square(all, (int)((long)i * rows / kept), all, (int)((long)j * rows / kept), width);
        }

        if (at == 0)
            return 0;
        Primitives.Sorting.RadixSort.Ascending(squares);
        var median = (Math.Sqrt(squares[(at - 1) / 2]) + Math.Sqrt(squares[at / 2])) / 2;
        return median > 0 ? median : Math.Sqrt(squares.FirstOrDefault(s => s > 0));
    }

    private static double Block(double[] left, double[] right, int start, int block, int width, double scale)
    {
        double sum = 0;
        for (var i = start; i < start + block; i++)
        {
            for (var j = start; j < i; j++)
            {
                sum += Math.Exp(scale * Square(left, i, left, j, width)) + Math.Exp(scale * Square(right, i, right, j, width))
                    - Math.Exp(scale * Square(left, i, right, j, width)) - Math.Exp(scale * Square(left, j, right, i, width));
            }
        }

        return 2 * sum / ((double)block * (block - 1));
    }

    private static (int N, int M) Sizes(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int width) =>
        width >= 1 && reference.Length % width == 0 && current.Length % width == 0 ? (reference.Length / width, current.Length / width)
        : throw new ArgumentException($"{reference.Length} and {current.Length} numbers are not whole rows of {width}.", nameof(width));

    private static double Square(double[] a, int i, double[] b, int j, int width)
    {
        double sum = 0;
        for (var k = 0; k < width; k++)
        {
            var away = a[(i * width) + k] - b[(j * width) + k];
            sum += away * away;
        }

        return sum;
    }

    private int[] Identity() => [.. Enumerable.Range(0, _n + _m)];

    /// <summary>The discrepancy when the first n rows of an order are the reference.</summary>
    private double Value(int[] order, bool biased)
    {
        var rows = _n + _m;
        var first = new bool[rows];
        for (var i = 0; i < _n; i++)
            first[order[i]] = true;
        double within = 0, without = 0, across = 0;
        for (var i = 0; i < rows; i++)
        {
            var line = _kernel.AsSpan(i * rows, i);
            double same = 0, other = 0;
            for (var j = 0; j < line.Length; j++)
            {
                same += first[j] == first[i] ? line[j] : 0;
                other += first[j] == first[i] ? 0 : line[j];
            }

            across += other;
            within += first[i] ? same : 0;
            without += first[i] ? 0 : same;
        }

        double n = _n, m = _m;
        return biased
            ? (((2 * within) + n) / (n * n)) + (((2 * without) + m) / (m * m)) - (2 * across / (n * m))
            : (2 * within / (n * (n - 1))) + (2 * without / (m * (m - 1))) - (2 * across / (n * m));
    }
}

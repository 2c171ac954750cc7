namespace Practicum.Numerics.Statistics.Intervals;

/// <summary>Writes several statistics of weighted rows at once.</summary>
/// <param name="weights">A weight a row, ≥ 0.</param>
/// <param name="values">What the statistics are; NaN where one is undefined.</param>
public delegate void WeightedStatistics(ReadOnlySpan<double> weights, Span<double> values);

/// <summary>
/// The bootstrap of any statistic that is a function of row weights: multinomial counts of rows, Poisson(1) weights, whole clusters, or rows within strata.
/// Replicate r is a pure function of (stream, r), and replicates are computed in parallel with one buffer of weights a thread, so that memory is O(rows · threads) and the result is
/// the same to the last bit on any number of threads.
/// </summary>
/// <remarks>
/// <para>A statistic is called from several threads at once and must not keep what it is given. It must not change when all weights are multiplied by a number: under
/// <see cref="OfPoisson"/> and in the jackknife their sum is not the number of rows.</para>
/// <para>Sources: B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993), ch. 13 (percentile), 14 (BCa); A. Davison and D. Hinkley, Bootstrap Methods and their
/// Application (1997), ch. 5 (basic), 3.8 (clusters).</para>
/// </remarks>
public sealed class Resampling
{
    /// <summary>Replicates of an interval that is shown.</summary>
    public const int DefaultReplicates = 2000;

    /// <summary>Replicates inside loops.</summary>
    public const int ReplicatesInsideLoops = 999;

    private const double Level = 0.95;
    private readonly ResampleDesign _design;
    private readonly ChanceStream _stream;

    private Resampling(ResampleDesign design, ChanceStream stream, int replicates)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        (_design, _stream, Replicates) = (design, stream, replicates);
    }

    /// <summary>How many replicates are drawn.</summary>
    public int Replicates { get; }

    /// <summary>How many rows get weights.</summary>
    public int Rows => _design.Rows;

    /// <summary>How many units are drawn: clusters, or rows.</summary>
    public int Units => _design.Units;

    /// <summary>Resamples of rows, with replacement, as many as there are.</summary>
    /// <param name="rows">Rows ≥ 0.</param>
    /// <param name="stream">The stream of this bootstrap.</param>
    /// <param name="replicates">How many.</param>
    public static Resampling Of(int rows, ChanceStream stream, int replicates = DefaultReplicates) => new(new(ResampleKind.Rows, rows), stream, replicates);

    /// <summary>Poisson(1) weights, independent from row to row.</summary>
    /// <param name="rows">Rows ≥ 0.</param>
    /// <param name="stream">The stream of this bootstrap.</param>
    /// <param name="replicates">How many.</param>
    public static Resampling OfPoisson(int rows, ChanceStream stream, int replicates = DefaultReplicates) => new(new(ResampleKind.Poisson, rows), stream, replicates);

    /// <summary>Resamples of whole clusters, such as all rows of an entity.</summary>
    /// <param name="clusterOfRow">The cluster of each row, from 0 to clusters − 1; each has a row.</param>
    /// <param name="clusters">How many clusters.</param>
    /// <param name="stream">The stream of this bootstrap.</param>
    /// <param name="replicates">How many.</param>
    public static Resampling OfClusters(ReadOnlySpan<int> clusterOfRow, int clusters, ChanceStream stream, int replicates = DefaultReplicates) =>
        new(new(ResampleKind.Clusters, clusterOfRow, clusters), stream, replicates);

    /// <summary>Resamples of rows within strata of fixed sizes; only where the design fixed the sizes.</summary>
    /// <param name="stratumOfRow">The stratum of each row, from 0 to strata − 1; each has a row.</param>
    /// <param name="strata">How many strata.</param>
    /// <param name="stream">The stream of this bootstrap.</param>
    /// <param name="replicates">How many.</param>
    public static Resampling OfStrata(ReadOnlySpan<int> stratumOfRow, int strata, ChanceStream stream, int replicates = DefaultReplicates) =>
        new(new(ResampleKind.Strata, stratumOfRow, strata), stream, replicates);

    /// <summary>The weights of one resample.</summary>
    /// <param name="weights">One a row.</param>
    /// <param name="replicate">From 0 to <see cref="Replicates"/> − 1.</param>
    public void FillWeights(Span<double> weights, int replicate) => _design.Fill(weights, _stream, replicate);

    /// <summary>The statistic in each resample, in the order of replicates; NaN where undefined.</summary>
    /// <param name="statistic">The statistic of weighted rows.</param>
    public double[] Values(Func<ReadOnlySpan<double>, double> statistic)
    {
        var values = new double[Replicates];
        Each(Replicates, _design.Rows, (r, weights) =>
        {
            _design.Fill(weights, _stream, r);
            values[r] = statistic(weights);
        });
        return values;
    }

    /// <summary>Several statistics in each resample, all of the same weights: <c>[statistic][replicate]</c>.</summary>
    /// <param name="outputs">How many statistics.</param>
    /// <param name="statistics">Writes them.</param>
    public double[][] Values(int outputs, WeightedStatistics statistics)
    {
        var values = new double[outputs][];
        for (var o = 0; o < outputs; o++)
            values[o] = new double[Replicates];
        Each(Replicates, _design.Rows, (r, weights) =>
        {
            _design.Fill(weights, _stream, r);
            var out1 = new double[outputs];
            statistics(weights, out1);
            for (var o = 0; o < outputs; o++)
                values[o][r] = out1[o];
        });
        return values;
    }

    /// <summary>
    /// The statistic with the percentile interval of its resamples, expanded with fewer than 100 units; see <see cref="ReplicateInterval"/> for when it is withheld.
    /// </summary>
    /// <param name="statistic">The statistic of weighted rows.</param>
    /// <param name="level">Nominal coverage.</param>
    public Estimate Percentile(Func<ReadOnlySpan<double>, double> statistic, double level = Level) =>
        Observed(statistic) is var value && double.IsNaN(value) ? Undefined() : ReplicateInterval.Expanded(value, Values(statistic), Units, level, Name("bootstrap"));

    /// <summary>The statistic with the basic interval, <c>[2t − t*₀.₉₇₅, 2t − t*₀.₀₂₅]</c>.</summary>
    /// <param name="statistic">The statistic of weighted rows.</param>
    /// <param name="level">Nominal coverage.</param>
    public Estimate Basic(Func<ReadOnlySpan<double>, double> statistic, double level = Level) =>
        Observed(statistic) is var value && double.IsNaN(value) ? Undefined() : ReplicateInterval.Basic(value, Values(statistic), Units, level, Name("basic"));

    /// <summary>
    /// The statistic with its bias-corrected and accelerated interval (Efron 1987), expanded with fewer than 100 units. The acceleration comes from the influence values if they are given, else from the jackknife:
    /// each unit left out in turn up to 1,000 units, above that 1,000 groups of units.
    /// </summary>
    /// <param name="statistic">The statistic of weighted rows.</param>
    /// <param name="influence">The derivative of the statistic in each row's weight, up to a common factor; empty for the jackknife.</param>
    /// <param name="level">Nominal coverage.</param>
    public Estimate Bca(Func<ReadOnlySpan<double>, double> statistic, ReadOnlySpan<double> influence = default, double level = Level)
    {
        var value = Observed(statistic);
        if (double.IsNaN(value))
            return Undefined();
        if (influence.Length > 0 && influence.Length != Rows)
            throw new ArgumentException($"{influence.Length} influence values, but {Rows} rows.");
        var acceleration = BcaInterval.Acceleration(influence.IsEmpty ? Jackknife(statistic, value) : _design.ByUnit(influence));
        return BcaInterval.Of(value, Values(statistic), acceleration, Units, level, Name("bca"), expand: true);
    }

    /// <summary>
    /// <c>first − second</c> on the same rows with the percentile interval of the paired bootstrap: both statistics see the same weights, so that what they share cancels.
    /// </summary>
    /// <param name="first">A statistic of weighted rows.</param>
    /// <param name="second">Another one.</param>
    /// <param name="level">Nominal coverage.</param>
    public Estimate Difference(Func<ReadOnlySpan<double>, double> first, Func<ReadOnlySpan<double>, double> second, double level = Level) =>
        Percentile(w => first(w) - second(w), level);

    /// <summary>
    /// Jackknife values t − t₍ᵢ₎, one a unit left out (a group of units when there are more than 1,000); a sample on which the statistic is undefined gives 0.
    /// </summary>
    /// <param name="statistic">The statistic of weighted rows.</param>
    /// <param name="value">The statistic of all rows.</param>
    internal double[] Jackknife(Func<ReadOnlySpan<double>, double> statistic, double value)
    {
        const int MostParts = 1000;
        var parts = Math.Min(Units, MostParts);
        var values = new double[parts];
        Each(parts, Rows, (part, weights) =>
        {
            _design.LeaveOut(weights, part, parts);
            var left = value - statistic(weights);
            values[part] = double.IsNaN(left) ? 0 : left;
        });
        return values;
    }

    private static void Each(int count, int rows, Action<int, Span<double>> work)
    {
        // blocks, so that small replicates do not pay for the scheduling of each
        const int Block = 16;
        Parallel.For(0, (count + Block - 1) / Block, () => new double[rows], (block, _, weights) =>
        {
            for (var r = block * Block; r < Math.Min(count, (block + 1) * Block); r++)
                work(r, weights);
            return weights;
        }, _ => { });
    }

    private double Observed(Func<ReadOnlySpan<double>, double> statistic)
    {
        if (Rows == 0)
            return double.NaN;
        var ones = new double[Rows];
        Array.Fill(ones, 1);
        return statistic(ones);
    }

    private Estimate Undefined() => Estimate.Undefined(Rows == 0 ? "there are no rows" : "the statistic is undefined on these rows", Rows);

    private string Name(string method) => _design.Kind switch
    {
        ResampleKind.Poisson => "poisson-" + method,
        ResampleKind.Clusters => "cluster-" + method,
        ResampleKind.Strata => "stratified-" + method,
        _ => method,
    };
}

using Practicum.Numerics.Statistics.Drift.Shares;
using Practicum.Numerics.Statistics.Testing;

namespace Practicum.Numerics.Statistics.Drift.Samples;

/// <summary>
/// Two samples of a number, each sorted once, for every distance between them. Missing values (NaN) are left out, but counted; only the bins of
/// <see cref="Deciles"/> have a cell for them. Values may be infinite where only their order counts.
/// </summary>
public sealed class TwoSamples
{
    /// <summary>Name and version of Wasserstein's distance of order 1.</summary>
    public const string WassersteinName = "wasserstein@1";

    /// <summary>Name and version of Wasserstein's distance in standard deviations of the reference.</summary>
    public const string NormedWassersteinName = "wasserstein.normed@1";

    /// <summary>Name and version of the energy distance.</summary>
    public const string EnergyName = "energy@1";

    /// <summary>Least divisor of the normed distance, in the unit of the values.</summary>
    public const double LeastDeviation = 0.001;

    private readonly double[] _reference, _current;
    private Gaps? _gaps;
    private (SampleMoments Reference, SampleMoments Current)? _moments;

    /// <summary>Sorts copies.</summary>
    /// <param name="reference">Values of the reference; NaN is missing.</param>
    /// <param name="current">Values of the window; NaN is missing.</param>
    public TwoSamples(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        (_reference, _current) = (Present.Sorted(reference), Present.Sorted(current));
        (ReferenceRows, CurrentRows) = (_reference.Length, _current.Length);
        (ReferenceMissing, CurrentMissing) = (reference.Length - ReferenceRows, current.Length - CurrentRows);
    }

    /// <summary>Takes sorted samples that stand at the beginning of arrays; they must stay as they are while this is used.</summary>
    internal TwoSamples(double[] reference, int referenceRows, int referenceMissing, double[] current, int currentRows, int currentMissing)
    {
        (_reference, _current) = (reference, current);
        (ReferenceRows, CurrentRows, ReferenceMissing, CurrentMissing) = (referenceRows, currentRows, referenceMissing, currentMissing);
    }

    /// <summary>Present values of the reference.</summary>
    public int ReferenceRows { get; }

    /// <summary>Present values of the window.</summary>
    public int CurrentRows { get; }

    /// <summary>Missing values of the reference.</summary>
    public int ReferenceMissing { get; }

    /// <summary>Missing values of the window.</summary>
    public int CurrentMissing { get; }

    private ReadOnlySpan<double> Reference => _reference.AsSpan(0, ReferenceRows);

    private ReadOnlySpan<double> Current => _current.AsSpan(0, CurrentRows);

    private long Rows => (long)ReferenceRows + CurrentRows;

    private Gaps Gaps => _gaps ??= PairWalk.Of(Reference, Current);

    private (SampleMoments Reference, SampleMoments Current) Moments => _moments ??= (SampleMoments.Of(Reference), SampleMoments.Of(Current));

    /// <summary>The largest distance of the two empirical distribution functions, in [0, 1], with the interval <c>dkw</c>.</summary>
    /// <param name="level">Level of the interval.</param>
    public Estimate Ks(double level = 0.95) => Empty() is { } why ? Estimate.Undefined(why, Rows)
        : Estimate.Of(Gaps.Largest, KolmogorovSmirnov.Interval(Gaps.Largest, ReferenceRows, CurrentRows, level), Rows);

    /// <summary>The test of Kolmogorov and Smirnov: whether both samples come from one continuous distribution.</summary>
    public TestResult KsTest() => Empty() is { } why ? TestResult.None(why, Rows)
        : new(Gaps.Largest, Estimate.Exact(KolmogorovSmirnov.PValue(Gaps.Largest, ReferenceRows, CurrentRows), Rows));

    /// <summary>Wasserstein's distance of order 1, ∫ |F − G| dx, in the unit of the values, with the interval <c>gaussian-concentration</c>.</summary>
    /// <param name="level">Level of the interval.</param>
    public Estimate Wasserstein(double level = 0.95) => Unmeasured() is { } why ? Estimate.Undefined(why, Rows)
        : Few() is { } few ? Estimate.WithoutInterval(Gaps.Area, Rows, few)
        : Estimate.Of(Gaps.Area, WassersteinInterval.Of(Gaps.Area, Moments.Reference, Moments.Current, level), Rows);

    /// <summary>Wasserstein's distance over the reference's standard deviation (divisor n), which is taken as 0.001 where it is smaller.</summary>
    /// <param name="level">Level of the interval.</param>
    public Estimate NormedWasserstein(double level = 0.95)
    {
        if (Unmeasured() is { } why)
            return Estimate.Undefined(why, Rows);
        var deviation = Math.Max(Math.Sqrt(Moments.Reference.Variance), LeastDeviation);
        return Few() is { } few ? Estimate.WithoutInterval(Gaps.Area / deviation, Rows, few)
            : Estimate.Of(Gaps.Area / deviation, WassersteinInterval.Normed(Gaps.Area, deviation, Moments.Reference, Moments.Current, level), Rows);
    }

    /// <summary>
    /// The shift of the mean in standard deviations of the reference (divisor n − 1), Glass's Δ, with the interval <c>delta</c>: the influence of a row of the reference at z deviations from its
    /// mean is −z − Δ (z² − 1) / 2, that of a row of the window its own deviation over the reference's.
    /// </summary>
    /// <param name="level">Level of the interval.</param>
    public Estimate MeanShift(double level = 0.95)
    {
        if (Unmeasured() is { } why)
            return Estimate.Undefined(why, Rows);
        var (reference, current) = Moments;
        if (reference.Variance == 0)
            return current.Mean == reference.Mean ? Estimate.WithoutInterval(0, Rows, "the reference is constant") : Estimate.Undefined("the reference is constant and has moved", Rows);
        double n = reference.Count, m = current.Count, square = reference.Variance;
        var value = (current.Mean - reference.Mean) / Math.Sqrt(square * n / (n - 1));
        if (Few() is { } few)
            return Estimate.WithoutInterval(value, Rows, few);
        var own = 1 + (value * reference.Third / (square * Math.Sqrt(square))) + (value * value * ((reference.Fourth / (square * square)) - 1) / 4);
        var most = InverseCdf.Normal((1 + level) / 2) * Math.Sqrt((Math.Max(0, own) / (n - 1)) + (current.Variance / square / (m - 1)));
        return Estimate.Of(value, new(level, value - most, value + most, "delta"), Rows);
    }

    /// <summary>The energy distance √(2 ∫ (F − G)² dx), in roots of the unit of the values; without interval.</summary>
    public Estimate Energy() => Unmeasured() is { } why ? Estimate.Undefined(why, Rows)
        : Estimate.WithoutInterval(Math.Sqrt(2 * Gaps.Squared), Rows, "its distribution has no usable form where the two agree; use the interval of Wasserstein's distance");

    /// <summary>The test of Cramér and von Mises (Anderson 1962), by its limiting distribution.</summary>
    public TestResult CramerVonMises() => Empty() is { } why ? TestResult.None(why, Rows) : SquaredDistanceTests.CramerVonMises(Reference, Current);

    /// <summary>The test of Anderson and Darling for two samples (Scholz and Stephens 1987, with midranks), by its limiting distribution.</summary>
    public TestResult AndersonDarling() => Empty() is { } why ? TestResult.None(why, Rows)
        : Math.Max(Reference[^1], Current[^1]) == Math.Min(Reference[0], Current[0]) ? TestResult.None("all values are the same", Rows) : SquaredDistanceTests.AndersonDarling(Reference, Current);

    /// <summary>Both samples counted in the bins of <c>psi.reference-deciles@1</c>: between the deciles of the reference, and one bin of missing values.</summary>
    public ShareComparison Deciles()
    {
        var deciles = new DecileReference(Reference, ReferenceMissing);
        Span<long> counts = stackalloc long[deciles.Bins];
        deciles.CountSorted(Current, CurrentMissing, counts);
        return new(deciles.Counts, counts);
    }

    /// <summary>Both samples counted in bins of equal width over both (Sturges' rule), for <c>psi.pooled@1</c>, <c>kl.pooled@1</c> and <c>js.pooled@1</c>; missing values are left out.</summary>
    /// <exception cref="InvalidOperationException">A side has no values, or one that is infinite.</exception>
    public ShareComparison PooledBins() => Binned(EdgeBins.Sturges(Finite(), Current));

    /// <summary>
    /// Both samples counted in bins of equal width over the reference (Doane's rule), and one for values outside, for <c>js.reference-bins@1</c> and <c>hellinger.reference-bins@1</c>;
    /// missing values are left out.
    /// </summary>
    /// <exception cref="InvalidOperationException">A side has no values, or one that is infinite.</exception>
    public ShareComparison ReferenceBins() => Binned(EdgeBins.Doane(Finite()));

    private ShareComparison Binned(double[] edges) => new(EdgeBins.Count(Reference, edges), EdgeBins.Count(Current, edges));

    private ReadOnlySpan<double> Finite() => Unmeasured() is { } why ? throw new InvalidOperationException($"There are no bins, because {why}.") : Reference;

    private string? Empty() => ReferenceRows == 0 ? "the reference has no values" : CurrentRows == 0 ? "the window has no values" : null;

    private string? Unmeasured() => Empty() ?? (double.IsInfinity(Reference[0]) || double.IsInfinity(Reference[^1]) || double.IsInfinity(Current[0]) || double.IsInfinity(Current[^1])
        ? "a value is infinite" : null);

    private string? Few() => Math.Min(ReferenceRows, CurrentRows) < WassersteinInterval.LeastRows ? $"a side has fewer than {WassersteinInterval.LeastRows} values" : null;
}

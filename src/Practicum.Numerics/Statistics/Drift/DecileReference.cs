using System.Numerics;
using System.Runtime.Intrinsics;
using Practicum.Numerics.Statistics.Drift.Shares;

namespace Practicum.Numerics.Statistics.Drift;

/// <summary>
/// A reference for <c>psi.reference-deciles@1</c>, made once for many windows. Bins are cut at the nine deciles of the reference's numbers (quantiles of type 7,
/// equal ones once): the bin of x is the number of cuts below x, so a cut belongs to the bin under it. Values under a minimum that is itself a decile have a bin of their own,
/// and so have missing values (NaN). An empty bin counts as half a row.
/// </summary>
/// <remarks>
/// Under no drift the index is about <c>(1/n + 1/m) χ²</c> with <see cref="DegreesOfFreedom"/>, so its mean is 9 (1/n + 1/m) for a continuous column without missing values.
/// Counts of windows add up: bin each tick once with <see cref="Count"/>, sum, and ask <see cref="PsiOfCounts"/>.
/// </remarks>
public sealed class DecileReference
{
    /// <summary>Name and version of the statistic.</summary>
    public const string Name = "psi.reference-deciles@1";

    private readonly double[] _cuts;
    private readonly long[] _counts;

    /// <summary>Sorts a copy of the reference and cuts it.</summary>
    /// <param name="reference">The values of a training period; NaN is missing.</param>
    public DecileReference(ReadOnlySpan<double> reference)
        : this(Present.Sorted(reference), Present.Missing(reference))
    {
    }

    /// <summary>Cuts a rising reference without NaN; <paramref name="missing"/> rows more had no value.</summary>
    internal DecileReference(ReadOnlySpan<double> sorted, int missing)
    {
        var cuts = new List<double>(10);
        for (var decile = 1; decile <= 9 && sorted.Length > 0; decile++)
        {
            var at = decile / 10.0 * (sorted.Length - 1);
            var below = (int)at;
            var above = Math.Min(below + 1, sorted.Length - 1);
            var cut = sorted[below] == sorted[above] ? sorted[below] : sorted[below] + (at - below) * (sorted[above] - sorted[below]);
            if (cuts.Count == 0 && cut == sorted[0])
                cuts.Add(Math.BitDecrement(cut));
            if (cuts.Count == 0 || cut > cuts[^1])
                cuts.Add(cut);
        }

        _cuts = [.. cuts];
        _counts = new long[_cuts.Length + 2];
        Rows = sorted.Length + missing;
        CountSorted(sorted, missing, _counts);
    }

    /// <summary>Rows of the reference, missing ones too.</summary>
    public int Rows { get; }

    /// <summary>How many bins, the one of missing values last.</summary>
    public int Bins => _counts.Length;

    /// <summary>The cuts between the bins of numbers, rising.</summary>
    public ReadOnlySpan<double> Cuts => _cuts;

    /// <summary>Rows of the reference in each bin.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>Non-empty bins of the reference less one: 9 for a continuous column without missing values.</summary>
    public int DegreesOfFreedom => ShareIndex.Degrees(_counts);

    /// <summary>The index of a window against the reference; NaN when either has no rows.</summary>
    public double Psi(ReadOnlySpan<double> current)
    {
        Span<long> counts = stackalloc long[_counts.Length];
        counts.Clear();
        Count(current, counts);
        return ShareIndex.Psi(_counts, counts);
    }

    /// <summary>The index of a window that was counted by <see cref="Count"/>.</summary>
    /// <param name="counts">One a bin.</param>
    public double PsiOfCounts(ReadOnlySpan<long> counts) => ShareIndex.Psi(_counts, counts);

    /// <summary>Adds the rows of each bin to <paramref name="counts"/>.</summary>
    /// <param name="current">Values; NaN is missing.</param>
    /// <param name="counts">One a bin (<see cref="Bins"/>); not cleared.</param>
    public void Count(ReadOnlySpan<double> current, Span<long> counts)
    {
        var (low, high) = (Vector512.Create(double.PositiveInfinity), Vector512.Create(double.PositiveInfinity));
        for (var i = 0; i < _cuts.Length; i++)
            (low, high) = i < 8 ? (low.WithElement(i, _cuts[i]), high) : (low, high.WithElement(i - 8, _cuts[i]));
        foreach (var value in current)
        {
            var wide = Vector512.Create(value);
            var bin = BitOperations.PopCount(Vector512.LessThan(low, wide).ExtractMostSignificantBits()) + BitOperations.PopCount(Vector512.LessThan(high, wide).ExtractMostSignificantBits());
            counts[double.IsNaN(value) ? counts.Length - 1 : bin]++;
        }
    }

    /// <summary>As <see cref="Count"/>, of a rising sample without NaN, by search; <paramref name="missing"/> rows more have no value.</summary>
    internal void CountSorted(ReadOnlySpan<double> sorted, int missing, Span<long> counts)
    {
        var before = 0;
        for (var b = 0; b <= _cuts.Length; b++)
        {
            var upTo = b == _cuts.Length ? sorted.Length : EdgeBins.Below(sorted, _cuts[b], true);
            counts[b] += upTo - before;
            before = upTo;
        }

        counts[^1] += missing;
    }
}

using Practicum.Numerics.Primitives.Special;
using Practicum.Numerics.Statistics.Testing;

namespace Practicum.Numerics.Statistics.Drift.Shares;

/// <summary>
/// Two samples counted in the same cells: categories, or bins of a number. Cells that are empty on both sides are left out of everything. All estimates are of the distance between
/// the shares that the rows were drawn from, and all come with the interval of <c>noncentral-chi2</c> unless cells are too thin for it.
/// </summary>
public sealed class ShareComparison
{
    /// <summary>Name and version of χ² of independence on the two rows of counts.</summary>
    public const string ChiSquaredName = "chi2.contingency@1";

    /// <summary>The same with Yates' correction.</summary>
    public const string ChiSquaredYatesName = "chi2.contingency-yates@1";

    /// <summary>Name and version of χ² against the reference's shares as if they were known.</summary>
    public const string GoodnessOfFitName = "chi2.goodness-of-fit@1";

    /// <summary>Name and version of Cramér's V.</summary>
    public const string CramersVName = "cramers-v@1";

    private const long LeastHeld = 5;

    private readonly double[] _p, _q;
    private readonly long[] _reference, _current;
    private readonly long _n, _m;

    /// <summary>Takes over counts.</summary>
    /// <param name="reference">Rows of the reference in each cell, none negative.</param>
    /// <param name="current">Rows of the window in the same cells.</param>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public ShareComparison(ReadOnlySpan<long> reference, ReadOnlySpan<long> current)
    {
        if (reference.Length != current.Length)
            throw new ArgumentException($"{reference.Length} cells against {current.Length}.", nameof(current));
        var (kept, cells) = (new long[reference.Length], 0);
        var other = new long[reference.Length];
        for (var i = 0; i < reference.Length; i++)
        {
            (_n, _m) = (_n + reference[i], _m + current[i]);
            if ((reference[i] | current[i]) != 0)
                (kept[cells], other[cells++]) = (reference[i], current[i]);
        }

        (_reference, _current) = (kept[..cells], other[..cells]);
        (_p, _q) = (Shares(_reference, _n, 0), Shares(_current, _m, 0));
    }

    /// <summary>Cells that are not empty on both sides.</summary>
    public int Cells => _reference.Length;

    /// <summary>Rows of the reference in each of these cells.</summary>
    public ReadOnlySpan<long> Reference => _reference;

    /// <summary>Rows of the window in each of these cells.</summary>
    public ReadOnlySpan<long> Current => _current;

    /// <summary>Rows of the reference.</summary>
    public long ReferenceRows => _n;

    /// <summary>Rows of the window.</summary>
    public long CurrentRows => _m;

    /// <summary>Half the sum of |q − p|: the share of rows that would have to move for the two to agree, in [0, 1]; NaN when a side has no rows.</summary>
    public double TotalVariation
    {
        get
        {
            var sum = _n == 0 || _m == 0 ? double.NaN : 0;
            for (var i = 0; i < _p.Length; i++)
                sum += Math.Abs(_p[i] - _q[i]);
            return sum / 2;
        }
    }

    /// <summary>The population stability index Σ (q − p) ln (q / p), in nats, from 0; an empty cell counts as half a row.</summary>
    /// <param name="level">Level of the interval.</param>
    public Estimate Psi(double level = 0.95) =>
        Told(Divergence.Psi(Shares(_reference, _n, 0.5 / Math.Max(1, _n)), Shares(_current, _m, 0.5 / Math.Max(1, _m)), _n, _m), level, 1, false);

    /// <summary>As <see cref="Psi"/>, but an empty cell has the share 0.0001 (a millionth of the smallest share, where that is at most 0.0001), as Evidently fills it.</summary>
    /// <param name="level">Level of the interval.</param>
    public Estimate PsiFilled(double level = 0.95) => Told(Divergence.Psi(Filled(_p), Filled(_q), _n, _m), level, 1, false);

    /// <summary>Kullback and Leibler's divergence of the window from the reference, Σ p ln (p / q), in nats, from 0; empty cells filled as in <see cref="PsiFilled"/>, and shares then brought to the sum 1.</summary>
    /// <param name="level">Level of the interval.</param>
    public Estimate KullbackLeibler(double level = 0.95) => Told(Divergence.KullbackLeibler(Summed(Filled(_p)), Summed(Filled(_q)), _n, _m), level, 1, false);

    /// <summary>Jensen and Shannon's distance, the root of the divergence; empty cells stay empty.</summary>
    /// <param name="unit">Bits, for a distance in [0, 1], or nats.</param>
    /// <param name="level">Level of the interval.</param>
    public Estimate JensenShannon(LogUnit unit = LogUnit.Bits, double level = 0.95) =>
        Told(Divergence.JensenShannon(_p, _q, _n, _m), level, unit == LogUnit.Bits ? 1 / Math.Log(2) : 1, true);

    /// <summary>Hellinger's distance √(½ Σ (√p − √q)²), in [0, 1]. The roots of small shares are biased: the interval is withheld also where a cell has fewer than 5 rows on a side.</summary>
    /// <param name="level">Level of the interval.</param>
    public Estimate Hellinger(double level = 0.95) => Told(Divergence.Hellinger(_p, _q, _n, _m), level, 1, true, LeastHeld);

    /// <summary>Cramér's V = √(χ² / (n + m)) of the two rows of counts, in [0, 1]; not corrected for its bias, which the interval knows.</summary>
    /// <param name="level">Level of the interval.</param>
    public Estimate CramersV(double level = 0.95) => Told(Divergence.Pearson(_p, _q, _n, _m), level, 1, true);

    /// <summary>Pearson's χ² of independence: whether both samples have the same shares. p by the χ² distribution with cells − 1 degrees of freedom.</summary>
    /// <param name="yates">Draw each count up to half a row nearer to what is expected; with two cells only, as scipy does. More cells are never corrected.</param>
    /// <returns>The statistic and its p-value; undefined when a side has no rows, or there is one cell.</returns>
    public TestResult ChiSquared(bool yates = false)
    {
        if (Why() is { } why)
            return TestResult.None(why, _n + _m);
        double sum = 0;
        for (var i = 0; i < Cells; i++)
        {
            var share = (_reference[i] + (double)_current[i]) / (_n + _m);
            sum += Term(_reference[i], share * _n, yates && Cells == 2) + Term(_current[i], share * _m, yates && Cells == 2);
        }

        return Tested(sum);
    }

    /// <summary>Pearson's χ² of the window against the reference's shares, which are taken as known: too small p-values unless the reference is far larger than the window.</summary>
    /// <returns>The statistic and its p-value; undefined when a side has no rows, there is one cell, or the window has rows in a cell where the reference has none.</returns>
    public TestResult GoodnessOfFit()
    {
        if (Why() is { } why)
            return TestResult.None(why, _n + _m);
        if (_reference.Contains(0))
            return TestResult.None("the window has rows in a cell where the reference has none", _n + _m);
        double sum = 0;
        for (var i = 0; i < Cells; i++)
            sum += Term(_current[i], _p[i] * _m, false);
        return Tested(sum);
    }

    private static double Term(double count, double expected, bool yates)
    {
        var away = Math.Abs(count - expected);
        away -= yates ? Math.Min(0.5, away) : 0;
        return away * away / expected;
    }

    private static double[] Shares(long[] counts, long rows, double least)
    {
        var shares = new double[counts.Length];
        for (var i = 0; i < shares.Length; i++)
            shares[i] = Math.Max(least, (double)counts[i] / rows);
        return shares;
    }

    private static double[] Filled(double[] shares)
    {
        double least = 1;
        foreach (var share in shares)
            least = share > 0 ? Math.Min(least, share) : least;
        var fill = least <= 1e-4 ? least / 1e6 : 1e-4;
        return Array.ConvertAll(shares, s => s == 0 ? fill : s);
    }

    private static double[] Summed(double[] shares)
    {
        double sum = 0;
        foreach (var share in shares)
            sum += share;
        return Array.ConvertAll(shares, s => s / sum);
    }

    private TestResult Tested(double sum) => new(sum, Estimate.Exact(IncompleteGamma.Of((Cells - 1) / 2.0, sum / 2).Upper, _n + _m));

    private string? Why() => _n == 0 ? "the reference has no rows" : _m == 0 ? "the window has no rows" : Cells < 2 ? "all rows lie in one cell" : null;

    /// <summary>The value, its root where asked, in another unit, with the interval that the cells allow.</summary>
    private Estimate Told(in Divergence found, double level, double scale, bool root, long least = 0)
    {
        if (_n == 0 || _m == 0)
            return Estimate.Undefined(Why()!, _n + _m);
        var value = Scaled(found.Value);
        if (Cells < 2)
            return Estimate.WithoutInterval(value, _n + _m, "all rows lie in one cell");
        var thin = 0;
        for (var i = 0; i < Cells; i++)
            thin += (double)(_reference[i] + _current[i]) / (_n + _m) * Math.Min(_n, _m) < 5 ? 1 : 0;
        if (thin > 0)
            return Estimate.WithoutInterval(value, _n + _m, $"{thin} of {Cells} cells expect fewer than 5 rows on a side");
        if (_reference.Min() < least || _current.Min() < least)
            return Estimate.WithoutInterval(value, _n + _m, $"a cell has fewer than {least} rows on a side");
        var interval = DivergenceInterval.Of(found, Cells, level);
        return Estimate.Of(value, interval with { Low = Scaled(interval.Low), High = Scaled(interval.High) }, _n + _m);

        double Scaled(double v) => root ? Math.Sqrt(v * scale) : v * scale;
    }
}

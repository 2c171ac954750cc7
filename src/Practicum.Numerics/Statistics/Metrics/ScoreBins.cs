using System.Runtime.CompilerServices;
using Practicum.Numerics.Statistics.Metrics.Sorting;

namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>Sums over the rows of one bin of scores. Gap: weight · (score − label).</summary>
internal struct ScoreBin
{
    /// <summary>First of the sorted rows.</summary>
    public int Start;

    /// <summary>The row behind the last.</summary>
    public int End;

    /// <summary>Sums of weight, of weight · label, of weight · score, and of the gaps.</summary>
    public double Weight, Positives, Stated, Gap;

    /// <summary>Sums of weight², and of weight² · label.</summary>
    public double Squares, PositiveSquares;

    /// <summary>Sums of weight² · (score − label), and of weight² · (score − label)².</summary>
    public double GapBySquares, SquaredGaps;

    /// <summary>Sums of weight · (score − mean score)², and of weight · (score − mean score) · label.</summary>
    public double Spread, Cross;
}

/// <summary>Probabilities in bins. Since rows are sorted, a bin is a run of rows; the first bin holds the highest scores.</summary>
internal sealed class ScoreBins
{
    private readonly SortedRows _rows;
    private readonly ScoreBin[] _bins;

    private ScoreBins(SortedRows rows, ScoreBin[] bins)
    {
        (_rows, _bins) = (rows, bins);
        if (rows.Labels.Length < ScoreSort.ParallelFrom)
        {
            for (var b = 0; b < bins.Length; b++)
                Fill(b);
        }
        else
        {
            Parallel.For(0, bins.Length, Fill);
        }

        double gaps = 0, bySquares = 0, squares = 0;
        foreach (ref readonly var bin in bins.AsSpan())
        {
            gaps += Math.Abs(bin.Gap);
            bySquares += Math.Sign(bin.Gap) * bin.GapBySquares;
            squares += bin.SquaredGaps;
        }

        var all = rows.Totals.All;
        Error = gaps / all;
        Variance = (squares - 2 * Error * bySquares + Error * Error * (rows.Totals.PositiveSquares + rows.Totals.NegativeSquares)) / (all * all);
    }

    /// <summary>The bins, by falling score; some may be empty.</summary>
    public ReadOnlySpan<ScoreBin> All => _bins;

    /// <summary>Expected calibration error: Σ over bins |Σ w (score − label)| / Σ w.</summary>
    public double Error { get; }

    /// <summary>Its variance by the infinitesimal jackknife.</summary>
    public double Variance { get; }

    /// <summary>Bins of equal width, closed below, the last one closed above.</summary>
    public static ScoreBins EqualWidth(SortedRows rows, int count)
    {
        var bins = new ScoreBin[count];
        var start = 0;
        for (var b = 0; b < count; b++)
        {
            int low = start, high = rows.Scores.Length;
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (Bin(rows.Scores[middle], count) >= count - 1 - b)
                    low = middle + 1;
                else
                    high = middle;
            }

            (bins[b].Start, bins[b].End) = (start, low);
            start = low;
        }

        return new(rows, bins);
    }

    /// <summary>Bins of equal weight: a run of equal scores goes as a whole where the middle of its weight lies, counted from the lowest score.</summary>
    public static ScoreBins EqualMass(SortedRows rows, int count)
    {
        var bins = new ScoreBin[count];
        MassEnds(rows, rows.Weights, rows.Totals.All, bins);
        return new(rows, bins);
    }

    /// <summary>Where bins of equal weight end.</summary>
    public static void MassEnds(SortedRows rows, ReadOnlySpan<double> weights, double all, Span<ScoreBin> bins)
    {
        double before = 0;
        int bin = 0, start = 0;
        foreach (var end in rows.GroupEnds)
        {
            double own = 0;
            if (weights.IsEmpty)
                own = end - start;
            else
                foreach (var w in weights[start..end])
                    own += w;
            var of = bins.Length - 1 - Math.Clamp((int)(bins.Length * (1 - (before + 0.5 * own) / all)), 0, bins.Length - 1);
            for (; bin < of; bin++)
                bins[bin + 1].Start = bins[bin].End = start;
            before += own;
            start = end;
        }

        for (; bin < bins.Length; bin++)
        {
            bins[bin].End = start;
            if (bin + 1 < bins.Length)
                bins[bin + 1].Start = start;
        }
    }

    /// <summary>The equal-width bin of a probability.</summary>
    public static int Bin(double probability, int bins) => Math.Min(bins - 1, (int)(probability * bins));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(int b)
    {
        ref var bin = ref _bins[b];
        var (scores, labels, weights) = (_rows.Scores, _rows.Labels, _rows.Weights);
        double weight = 0, positives = 0, stated = 0, gap = 0, bySquares = 0, squared = 0, squares = 0, positiveSquares = 0;
        for (var i = bin.Start; i < bin.End; i++)
        {
            var w = weights.Length == 0 ? 1 : weights[i];
            var d = w * (scores[i] - labels[i]);
            weight += w;
            positives += w * labels[i];
            stated += w * scores[i];
            gap += d;
            bySquares += w * d;
            squared += d * d;
            squares += w * w;
            positiveSquares += w * w * labels[i];
        }

        (bin.Weight, bin.Positives, bin.Stated, bin.Gap, bin.GapBySquares, bin.SquaredGaps) = (weight, positives, stated, gap, bySquares, squared);
        (bin.Squares, bin.PositiveSquares) = (squares, positiveSquares);
    }

    /// <summary>Fills spread and cross of every bin.</summary>
    public void FillWithin()
    {
        var (scores, labels, weights) = (_rows.Scores, _rows.Labels, _rows.Weights);
        foreach (ref var bin in _bins.AsSpan())
        {
            var middle = bin.Stated / bin.Weight;
            double spread = 0, cross = 0;
            for (var i = bin.Start; i < bin.End; i++)
            {
                var w = weights.Length == 0 ? 1 : weights[i];
                var d = scores[i] - middle;
                spread += w * d * d;
                cross += w * d * labels[i];
            }

            (bin.Spread, bin.Cross) = (spread, cross);
        }
    }
}

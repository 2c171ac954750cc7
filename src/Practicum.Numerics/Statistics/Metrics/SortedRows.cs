using System.Buffers;

namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>Rows by falling score, with what is computed from them once. Safe on any number of threads.</summary>
internal sealed class SortedRows
{
    /// <summary>Bins of the expected calibration error: equal widths, closed below, the last one closed above.</summary>
    public const int EceBins = 15;

    private byte[]? _bins;
    private double[]? _logLosses;

    /// <summary>Sorts.</summary>
    /// <exception cref="ArgumentException">Lengths differ, a score is NaN or a label is not 0 or 1.</exception>
    public SortedRows(ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels)
    {
        if (scores.Length != labels.Length)
            throw new ArgumentException($"{scores.Length} scores, but {labels.Length} labels.");
        if (labels.ContainsAnyExceptInRange((byte)0, (byte)1))
            throw new ArgumentException("A label is neither 0 nor 1.");
        Order = ScoreOrder.Descending(scores);
        Scores = new double[scores.Length];
        Labels = new byte[scores.Length];
        var ends = ArrayPool<int>.Shared.Rent(scores.Length);
        var groups = 0;
        for (var i = 0; i < Order.Length; i++)
        {
            var score = scores[Order[i]];
            if (double.IsNaN(score))
                throw new ArgumentException($"The score of row {Order[i]} is NaN.");
            Scores[i] = score;
            Labels[i] = labels[Order[i]];
            Positives += Labels[i];
            if (i > 0 && score != Scores[i - 1])
                ends[groups++] = i;
        }

        if (Order.Length > 0)
            ends[groups++] = Order.Length;
        GroupEnds = ends.AsSpan(0, groups).ToArray();
        ArrayPool<int>.Shared.Return(ends);
        AreProbabilities = Order.Length == 0 || (Scores[0] <= 1 && Scores[^1] >= 0);
    }

    /// <summary>The original row of each sorted row.</summary>
    public int[] Order { get; }

    /// <summary>Falling scores.</summary>
    public double[] Scores { get; }

    /// <summary>Labels, 0 or 1.</summary>
    public byte[] Labels { get; }

    /// <summary>The end (exclusive) of each run of equal scores.</summary>
    public int[] GroupEnds { get; }

    /// <summary>How many labels are 1.</summary>
    public int Positives { get; }

    /// <summary>How many labels are 0.</summary>
    public int Negatives => Labels.Length - Positives;

    /// <summary>Whether all scores lie in [0, 1].</summary>
    public bool AreProbabilities { get; }

    /// <summary>Bin of each row; empty unless scores are probabilities.</summary>
    public byte[] Bins => _bins ??= AreProbabilities ? [.. Scores.Select(s => (byte)Bin(s, EceBins))] : [];

    /// <summary>−ln of the probability given to the label, clipped to [ε, 1 − ε] with ε = 2⁻⁵² as scikit-learn 1.2 does; empty unless scores are probabilities.</summary>
    public double[] LogLosses => _logLosses ??= AreProbabilities ? ComputeLogLosses() : [];

    /// <summary>How many rows have a score of at least <paramref name="threshold"/>.</summary>
    public int Above(double threshold)
    {
        int low = 0, high = Scores.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Scores[middle] >= threshold)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The equal-width bin of a probability.</summary>
    public static int Bin(double probability, int bins) => Math.Min(bins - 1, (int)(probability * bins));

    private double[] ComputeLogLosses()
    {
        var losses = new double[Scores.Length];
        for (var i = 0; i < losses.Length; i++)
            losses[i] = MeanLoss.One(Scores[i], Labels[i]);
        return losses;
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Practicum.Numerics.Statistics.Metrics.Sorting;

namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>Rows by falling score, with what is computed from them once. Safe on any number of threads.</summary>
internal sealed class SortedRows
{
    /// <summary>Bins of the expected calibration error.</summary>
    public const int EceBins = 15;

    private int[]? _groupEnds;
    private double[]? _logLosses;
    private RankFacts? _ranks;
    private ScoreBins? _equalWidth, _equalMass;
    private Confusion? _confusion;
    private LossMoments[]? _log, _square;

    /// <summary>Sorts.</summary>
    /// <param name="scores">A score a row; not NaN.</param>
    /// <param name="labels">0 or 1 a row.</param>
    /// <param name="weights">Finite and at least 0 a row; empty for 1 each.</param>
    /// <exception cref="ArgumentException">Lengths differ, a score is NaN, a label is not 0 or 1, or a weight is below 0 or not finite.</exception>
    public SortedRows(ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels, ReadOnlySpan<double> weights = default)
    {
        if (scores.Length != labels.Length)
            throw new ArgumentException($"{scores.Length} scores, but {labels.Length} labels.");
        if (labels.ContainsAnyExceptInRange((byte)0, (byte)1))
            throw new ArgumentException("A label is neither 0 nor 1.");
        Order = GC.AllocateUninitializedArray<int>(scores.Length);
        Scores = GC.AllocateUninitializedArray<double>(scores.Length);
        Labels = GC.AllocateUninitializedArray<byte>(scores.Length);
        ScoreSort.Descending(scores, labels, Scores, Order, Labels);
        Positives = CountOnes(Labels);
        AreProbabilities = Order.Length == 0 || (Scores[0] <= 1 && Scores[^1] >= 0);
        Weights = weights.IsEmpty ? [] : Gather(weights);
        Totals = weights.IsEmpty ? ClassTotals.OfRows(Positives, Negatives) : ClassTotals.Of(Labels, Weights);
    }

    /// <summary>The original row of each sorted row.</summary>
    public int[] Order { get; }

    /// <summary>Falling scores.</summary>
    public double[] Scores { get; }

    /// <summary>Labels, 0 or 1.</summary>
    public byte[] Labels { get; }

    /// <summary>The weight of each sorted row; empty when each counts 1.</summary>
    public double[] Weights { get; }

    /// <summary>How many labels are 1.</summary>
    public int Positives { get; }

    /// <summary>How many labels are 0.</summary>
    public int Negatives => Labels.Length - Positives;

    /// <summary>The sums of weights of each class.</summary>
    public ClassTotals Totals { get; }

    /// <summary>Whether all scores lie in [0, 1].</summary>
    public bool AreProbabilities { get; }

    /// <summary>The end (exclusive) of each run of equal scores.</summary>
    public int[] GroupEnds => _groupEnds ??= FindGroups();

    /// <summary>What the order of the labels says.</summary>
    public RankFacts Ranks => _ranks ??= RankFacts.Of(this);

    /// <summary>The rows in bins of equal width.</summary>
    public ScoreBins EqualWidth => _equalWidth ??= ScoreBins.EqualWidth(this, EceBins);

    /// <summary>The rows in bins of equal mass.</summary>
    public ScoreBins EqualMass => _equalMass ??= ScoreBins.EqualMass(this, EceBins);

    /// <summary>−ln of the probability given to the label, clipped to [ε, 1 − ε] with ε = 2⁻⁵² as scikit-learn 1.2 does; empty unless scores are probabilities.</summary>
    public double[] LogLosses => _logLosses ??= AreProbabilities ? ComputeLogLosses() : [];

    /// <summary>The mean of log_loss or brier and its moments; only where scores are probabilities.</summary>
    public LossMoments Loss(BinaryKind kind) => (kind == BinaryKind.LogLoss ? _log ??= [MeanLoss.Of(this, kind)] : _square ??= [MeanLoss.Of(this, kind)])[0];

    /// <summary>The four cells of decisions at a threshold.</summary>
    public Confusion At(double threshold)
    {
        var known = _confusion;
        if (known is null || known.Threshold != threshold)
            _confusion = known = Confusion.Of(this, threshold);
        return known;
    }

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

    /// <summary>The weights of rows in the order of the sorted rows.</summary>
    public void Gather(ReadOnlySpan<double> weights, Span<double> sorted)
    {
        for (var i = 0; i < sorted.Length; i++)
            sorted[i] = weights[Order[i]];
    }

    /// <summary>The same, empty for 1 each, times the rows' own weights.</summary>
    public void GatherTimesOwn(ReadOnlySpan<double> weights, Span<double> sorted)
    {
        if (weights.IsEmpty)
            sorted.Fill(1);
        else
            Gather(weights, sorted);
        for (var i = 0; i < Weights.Length; i++)
            sorted[i] *= Weights[i];
    }

    /// <summary>How many of the labels are 1.</summary>
    public static int CountOnes(ReadOnlySpan<byte> labels)
    {
        var count = 0;
        var eights = MemoryMarshal.Cast<byte, ulong>(labels);
        foreach (var eight in eights)
            count += BitOperations.PopCount(eight);
        foreach (var label in labels[(eights.Length * 8)..])
            count += label;
        return count;
    }

    private double[] Gather(ReadOnlySpan<double> weights)
    {
        if (weights.Length != Order.Length)
            throw new ArgumentException($"{weights.Length} weights, but {Order.Length} rows.");
        foreach (var weight in weights)
        {
            if (!(weight >= 0 && double.IsFinite(weight)))
                throw new ArgumentException($"A weight is {weight.ToString(CultureInfo.InvariantCulture)}; weights are finite and at least 0.");
        }

        var sorted = new double[weights.Length];
        Gather(weights, sorted);
        return sorted;
    }

    private int[] FindGroups()
    {
        var count = 0;
        for (var i = 0; i < Scores.Length; i++)
            count += i + 1 == Scores.Length || Scores[i] != Scores[i + 1] ? 1 : 0;
        var ends = new int[count];
        count = 0;
        for (var i = 0; i < Scores.Length; i++)
        {
            if (i + 1 == Scores.Length || Scores[i] != Scores[i + 1])
                ends[count++] = i + 1;
        }

        return ends;
    }

    private double[] ComputeLogLosses()
    {
        var losses = GC.AllocateUninitializedArray<double>(Scores.Length);
        Pieces.For(losses.Length, (start, end) => FillLogLosses(losses, start, end));
        return losses;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillLogLosses(double[] losses, int start, int end)
    {
        for (var i = start; i < end; i++)
            losses[i] = MeanLoss.One(Scores[i], Labels[i]);
    }
}

namespace Practicum.Numerics.Statistics.Measurement;

/// <summary>
/// An item of the graded response model (Samejima 1969): P(level ≥ k | θ) = 1 / (1 + exp(−slope (θ − cut_k))). With one cut it is the two-parameter logistic model (Birnbaum 1968).
/// θ is in units of the population's standard deviation, mean 0; there is no factor 1.7.
/// </summary>
public sealed record GradedItem
{
    /// <summary>An item.</summary>
    /// <param name="slope">Discrimination per unit of θ; finite and not 0. Negative for an item on which high persons score low.</param>
    /// <param name="cuts">Where each level above the lowest is reached with probability one half: rising for a positive slope, falling for a negative one.</param>
    /// <param name="levels">The levels as they are answered, rising, one more than cuts; 0, 1, … when left out.</param>
    /// <exception cref="ArgumentException">The cuts are not in order, or do not fit the levels.</exception>
    public GradedItem(double slope, ImmutableArray<double> cuts, ImmutableArray<int> levels = default)
    {
        Levels = levels.IsDefault ? [.. Enumerable.Range(0, cuts.Length + 1)] : levels;
        if (!double.IsFinite(slope) || slope == 0 || cuts.IsEmpty || Levels.Length != cuts.Length + 1)
            throw new ArgumentException($"An item needs a slope and one cut less than levels; this one has slope {slope}, {cuts.Length} cuts and {Levels.Length} levels.");
        for (var k = 1; k < cuts.Length; k++)
        {
            if (!((cuts[k] - cuts[k - 1]) * slope > 0))
                throw new ArgumentException($"Cut {k} of the item is not on its side of cut {k - 1}.");
        }

        (Slope, Cuts) = (slope, cuts);
    }

    /// <summary>Discrimination.</summary>
    public double Slope { get; }

    /// <summary>Where each level above the lowest is reached with probability one half.</summary>
    public ImmutableArray<double> Cuts { get; }

    /// <summary>The levels as they are answered, rising.</summary>
    public ImmutableArray<int> Levels { get; }

    /// <summary>P(answer is that level | θ).</summary>
    /// <exception cref="ArgumentException">The item has no such level.</exception>
    public double Probability(double theta, int level) => Math.Exp(LogProbability(theta, Index(level)));

    /// <summary>Fisher's information of an answer about θ: Σ over levels of P′² / P; in units of 1 / θ².</summary>
    public double Information(double theta)
    {
        double information = 0;
        for (var k = 0; k < Levels.Length; k++)
        {
            // P' / P = slope (1 − P(≥ k) − P(≥ k + 1)) for every level
            var score = Slope * (1 - Above(theta, k) - Above(theta, k + 1));
            information += Math.Exp(LogProbability(theta, k)) * score * score;
        }

        return information;
    }

    /// <summary>The place of a level among <see cref="Levels"/>.</summary>
    internal int Index(int level)
    {
        var index = Levels.BinarySearch(level);
        return index >= 0 ? index : throw new ArgumentException($"The item has no level {level}; it has {string.Join(", ", Levels)}.");
    }

    /// <summary>ln P of the level at a place.</summary>
    internal double LogProbability(double theta, int index)
    {
        var (u, v) = (index == 0 ? double.PositiveInfinity : Slope * (theta - Cuts[index - 1]), index == Cuts.Length ? double.NegativeInfinity : Slope * (theta - Cuts[index]));
        return Logistic.LogBetween(u, v);
    }

    private double Above(double theta, int index) =>
        index == 0 ? 1 : index > Cuts.Length ? 0 : Logistic.Of(Slope * (theta - Cuts[index - 1]));
}

namespace Practicum.Numerics.Statistics.Measurement;

/// <summary>What a person's answers say of θ, given the items: the mean of the posterior (EAP; Bock and Mislevy 1982) under θ ~ N(0, 1), on 201 points of [−5, 5].</summary>
public static class AbilityScores
{
    private const int Points = 201;
    private const double End = 5;

    /// <summary>
    /// The score of one person. Its interval (method <c>posterior</c>) holds the middle of the posterior, with equal tails; θ of a person drawn from the population lies in it with that
    /// probability. Undefined when no usable item is answered.
    /// </summary>
    /// <param name="items">The items; null for one that could not be fitted: its answers are not read.</param>
    /// <param name="answers">A level of each item; negative where there is no answer.</param>
    /// <param name="confidence">Probability that the interval holds.</param>
    /// <exception cref="ArgumentException">There are more or fewer answers than items, or an item has no such level.</exception>
    public static AbilityScore Eap(ImmutableArray<GradedItem?> items, ReadOnlySpan<int> answers, double confidence = 0.95)
    {
        if (answers.Length != items.Length)
            throw new ArgumentException($"{answers.Length} answers, but {items.Length} items.");
        Span<double> posterior = stackalloc double[Points];
        for (var q = 0; q < Points; q++)
            posterior[q] = -Theta(q) * Theta(q) / 2;
        var answered = 0;
        for (var j = 0; j < answers.Length; j++)
        {
            if (answers[j] < 0 || items[j] is not { } item)
                continue;
            answered++;
            var index = item.Index(answers[j]);
            for (var q = 0; q < Points; q++)
                posterior[q] += item.LogProbability(Theta(q), index);
        }

        return answered == 0 ? new(Estimate.Undefined("no item is answered", 0), double.NaN) : Summed(posterior, answered, confidence);
    }

    /// <summary>The scores of many persons, one a row; the same as one at a time, on any number of threads.</summary>
    /// <param name="items">The items; null for one that could not be fitted.</param>
    /// <param name="answers">Persons × items, row by row.</param>
    /// <param name="confidence">Probability that an interval holds.</param>
    /// <exception cref="ArgumentException">As <see cref="Eap"/>.</exception>
    public static ImmutableArray<AbilityScore> EapOfAll(ImmutableArray<GradedItem?> items, ReadOnlySpan<int> answers, double confidence = 0.95)
    {
        if (items.IsEmpty || answers.Length % items.Length != 0)
            throw new ArgumentException($"{answers.Length} answers cannot be persons with {items.Length} items each.");
        var rows = answers.ToArray();
        var scores = new AbilityScore[rows.Length / items.Length];
        Parallel.For(0, scores.Length, i => scores[i] = Eap(items, rows.AsSpan(i * items.Length, items.Length), confidence));
        return [.. scores];
    }

    /// <summary>Information of all items about θ: 1 / variance of the maximum likelihood estimate there.</summary>
    public static double Information(ImmutableArray<GradedItem?> items, double theta) => items.Sum(item => item?.Information(theta) ?? 0);

    /// <summary>
    /// Marginal reliability: 1 − the mean over the population of 1 / (1 + information), the posterior variance as it would be for one more standard normal unit of information
    /// (Green, Bock, Humphreys, Linn and Reckase 1984, with the prior's information added). From 0 to 1.
    /// </summary>
    public static double Reliability(ImmutableArray<GradedItem?> items)
    {
        var variance = 0.0;
        for (var q = 0; q < AbilityGrid.Points; q++)
            variance += Math.Exp(AbilityGrid.LogWeight[q]) / (1 + Information(items, AbilityGrid.Theta[q]));
        return 1 - variance;
    }

    private static double Theta(int point) => End * (2.0 * point / (Points - 1) - 1);

    private static AbilityScore Summed(Span<double> posterior, int answered, double confidence)
    {
        var top = double.NegativeInfinity;
        foreach (var log in posterior)
            top = Math.Max(top, log);
        double all = 0, mean = 0, squares = 0;
        for (var q = 0; q < Points; q++)
        {
            posterior[q] = Math.Exp(posterior[q] - top);
            all += posterior[q];
            mean += posterior[q] * Theta(q);
        }

        mean /= all;
        for (var q = 0; q < Points; q++)
            squares += posterior[q] * (Theta(q) - mean) * (Theta(q) - mean);
        var interval = new Interval(confidence, Quantile(posterior, all * (0.5 - confidence / 2)), Quantile(posterior, all * (0.5 + confidence / 2)), "posterior", "person");
        return new(Estimate.Of(mean, interval, answered), Math.Sqrt(squares / all));
    }

    /// <summary>Where the running sum of the posterior reaches a share of it; each point's part is spread evenly over its cell.</summary>
    private static double Quantile(ReadOnlySpan<double> posterior, double sought)
    {
        const double Step = 2 * End / (Points - 1);
        var sum = 0.0;
        for (var q = 0; q < Points; q++)
        {
            if (sum + posterior[q] >= sought)
                return Math.Clamp(Theta(q) - Step / 2 + Step * (sought - sum) / posterior[q], -End, End);
            sum += posterior[q];
        }

        return End;
    }
}

/// <summary>A person's place on the scale.</summary>
/// <param name="Theta">Posterior mean with its interval; the count is of items answered.</param>
/// <param name="Deviation">Posterior standard deviation; NaN when undefined.</param>
public sealed record AbilityScore(Estimate Theta, double Deviation);

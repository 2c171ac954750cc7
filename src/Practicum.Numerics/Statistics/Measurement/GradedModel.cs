namespace Practicum.Numerics.Statistics.Measurement;

/// <summary>
/// The graded response model (Samejima 1969), with two levels the two-parameter logistic model (Birnbaum 1968), by marginal maximum likelihood: θ ~ N(0, 1) is summed out over 64 points,
/// expectation and maximisation (Bock and Aitkin 1981) come near, and Newton's method with the exact observed information (Louis 1982) finishes. Missing answers are left out of the
/// likelihood (missing at random). The same bits on any number of threads.
/// </summary>
public static class GradedModel
{
    /// <summary>With fewer persons nothing is fitted.</summary>
    public const int MinPersons = 100;

    /// <summary>With fewer usable items slopes are not determined.</summary>
    public const int MinItems = 3;

    /// <summary>An item that fewer persons answered is left out.</summary>
    public const int MinAnswers = 20;

    /// <summary>
    /// Fits all items. No fit with fewer than <see cref="MinPersons"/> persons or <see cref="MinItems"/> usable items; an item with one level seen, or with fewer than
    /// <see cref="MinAnswers"/> answers, is left out and says so. A level that nobody chose has no cut: the cuts are those between levels seen.
    /// </summary>
    /// <param name="responses">The answers.</param>
    /// <param name="confidence">Nominal coverage of the intervals: Wald's, from the observed information; of a slope on the scale of its logarithm, of a cut by the delta method.</param>
    /// <remarks>
    /// Signs: the sum of slopes is positive. An item that measures the other way gets a negative slope. With several dimensions behind the items the likelihood may have several maxima; the
    /// search starts from the first principal component. A slope that grows without end is held at 10 and its interval is withheld.
    /// </remarks>
    public static GradedFit Fit(Responses responses, double confidence = 0.95)
    {
        var reasons = new string?[responses.Items];
        for (var j = 0; j < reasons.Length; j++)
            reasons[j] = WhyLeftOut(responses, j);
        int[] itemOf = [.. Enumerable.Range(0, reasons.Length).Where(j => reasons[j] is null)];
        var because = responses.Persons < MinPersons ? $"too few: {responses.Persons} persons answered, at least {MinPersons} are needed"
            : itemOf.Length < MinItems ? $"too few: {itemOf.Length} items can be used, at least {MinItems} are needed" : null;
        if (because is not null)
            return new([.. reasons.Select(r => new FittedItem(null, Estimate.Undefined(r ?? because, responses.Persons), []))], Estimate.Undefined(because, responses.Persons), 0, 0, false);

        var search = new GradedSearch(responses, itemOf);
        search.Run();
        var fitted = new FittedItem[responses.Items];
        for (var j = 0; j < fitted.Length; j++)
        {
            var at = Array.IndexOf(itemOf, j);
            fitted[j] = at < 0 ? new(null, Estimate.Undefined(reasons[j]!, responses.Persons), []) : ItemEstimates.Of(search, at, responses.Levels[j], Answers(responses, j), confidence);
        }

        return new([.. fitted], Estimate.Exact(search.LogLikelihood, responses.Persons), search.Parameters.Length - search.IsHeld.Count(held => held), search.Iterations, search.HasConverged);
    }

    private static string? WhyLeftOut(Responses responses, int item)
    {
        if (responses.Levels[item].Length < 2)
            return responses.Levels[item].IsEmpty ? "nobody answered the item" : $"all answers to the item are {responses.Levels[item][0]}";
        var answers = Answers(responses, item);
        return answers < MinAnswers ? $"too few: {answers} persons answered the item, at least {MinAnswers} are needed" : null;
    }

    private static long Answers(Responses responses, int item)
    {
        double answers = 0;
        for (var p = 0; p < responses.Patterns.Length; p++)
            answers += responses.Patterns[p][item] >= 0 ? responses.Counts[p] : 0;
        return (long)answers;
    }
}

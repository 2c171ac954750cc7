namespace Practicum.Bench.Coverage;

/// <summary>What a reader should know of a table before reading it.</summary>
internal static class CoverageWords
{
    /// <summary>The words for a family, or null.</summary>
    public static string? Of(string family) => family switch
    {
        "Shares" =>
            "Summed over every sample there can be, so without simulation error. The default is the exact interval with fewer than 15 hits or misses and Wilson's above; the single methods "
            + "stand beside it to show why. Coverage of a share jumps with the rate; the default is at 93 % or more for every rate and every n from 10 on (a test sums that).",
        "Differences and ratios of shares" =>
            "Summed over every sample there can be. Newcombe's interval is the default of differences, the score interval of Miettinen and Nurminen that of ratios. Katz's interval is there "
            + "for comparison. A ratio is undefined without a hit in the second group; its coverage is of the samples that have one.",
        "Binary metrics" =>
            "The score is the true chance raised to 0.9, so that models are a little off. Intervals of the calibration error are wide on purpose: noise in the bins makes the error too large, "
            + "and the interval allows for all of that.",
        "Differences and anchored scores" =>
            "A score is withheld when starter and reference are too close to tell apart (Fieller's g above 0.2); its coverage is of the samples that have one.",
        "Multiclass metrics" => "Probabilities are a softmax of noisy log-odds, for four classes of unequal size.",
        "Regression metrics" =>
            "With heavy tails a small sample often holds none of the large errors that make up much of the truth, and no interval can know of them: so r² is withheld below 100 rows and rmsle below 200. r² adds the "
            + "uncertainty of the spread of the truth, which is skewed here.",
        "Ranking metrics" => "The units are queries: rows of one query are not independent.",
        "Clustering metrics" => "Intervals over rows; resampling rows would put copies of a row together and make partitions look alike, so none of these resamples.",
        "Group fairness" =>
            "Spreads over all groups (largest less smallest, smallest by largest) are picked by their size, so their intervals allow for every pair and err on the wide side.",
        "Agreement" => "Units are resampled or counted, raters are not: the intervals speak of these raters.",
        "General methods" =>
            "One line a method, so that they can be compared. The plain percentile and basic intervals are not defaults below 100 units: the expanded ones are. The mean of few lognormal values "
            + "defeats every method; the studentised bootstrap comes nearest and is the default for means over worlds. The lines marked wrong resample rows where clusters ought to be.",
        _ => null,
    };
}

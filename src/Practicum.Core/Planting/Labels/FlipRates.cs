using Practicum.Core.Packs;
using Practicum.Numerics.Learning;

namespace Practicum.Core.Planting.Labels;

/// <summary>How likely each row's label is to be turned: the probability given that the true label is 0, and given that it is 1.</summary>
/// <param name="Zero">Given 0, a row.</param>
/// <param name="One">Given 1, a row. May be the same array.</param>
internal sealed record FlipRates(double[] Zero, double[] One)
{
    private const double Most = 0.5;
    private const int ScoreRows = 20_000;

    /// <summary>One rate for every row (Angluin and Laird 1988).</summary>
    public static FlipRates Uniform(Ground ground, double rate)
    {
        var rates = new double[ground.Rows.Rows];
        Array.Fill(rates, rate);
        return new(rates, rates);
    }

    /// <summary>A rate for each class (Natarajan et al. 2013).</summary>
    public static FlipRates ByClass(Ground ground, double zero, double one) => new(Uniform(ground, zero).Zero, Uniform(ground, one).One);

    /// <summary>
    /// More where the truth is uncertain, in proportion to 4p(1 − p), at most one half, and <paramref name="rate"/> on average over the rows in question
    /// (feature-dependent noise: Menon, van Rooyen and Natarajan 2018).
    /// </summary>
    public static FlipRates ByDoubt(Ground ground, double rate, byte[]? question) => Weighed(ground, rate, question, p => 4 * p * (1 - p));

    /// <summary>More where the truth is certain, in proportion to |2p − 1|: flips that hurt a learner most (Biggio, Nelson and Laskov 2011).</summary>
    public static FlipRates ByCertainty(Ground ground, double rate, byte[]? question) => Weighed(ground, rate, question, p => Math.Abs((2 * p) - 1));

    /// <summary>A rate for each group of a column of text; groups that are not named have 0.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="by">The column.</param>
    /// <param name="shares">Rates by group.</param>
    public static double[] ByGroup(Ground ground, string by, ImmutableArray<(string Name, double Share)> shares)
    {
        var column = (TextColumn)ground.Rows[by];
        var ofCode = column.Dictionary.Select(word => shares.FirstOrDefault(s => s.Name == word).Share).ToArray();
        var rates = new double[column.Length];
        for (var i = 0; i < rates.Length; i++)
            rates[i] = column.Codes[i] < 0 ? 0 : ofCode[column.Codes[i]];
        return rates;
    }

    private static FlipRates Weighed(Ground ground, double rate, byte[]? question, Func<double, double> weight)
    {
        var p = ground.Truth ?? Score(ground);
        var weights = Array.ConvertAll(p, v => weight(v));
        var (asked, sum) = (0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            if (question is null || question[i] != 0)
                (asked, sum) = (asked + 1, sum + weights[i]);
        }

        // The cap takes something off; a few rounds give it back to the other rows.
        var factor = sum > 0 ? rate * asked / sum : 0;
        for (var round = 0; round < 6 && factor > 0; round++)
        {
            var got = 0.0;
            for (var i = 0; i < weights.Length; i++)
            {
                if (question is null || question[i] != 0)
                    got += Math.Min(Most, factor * weights[i]);
            }

            factor *= rate * asked / got;
        }

        var rates = Array.ConvertAll(weights, w => Math.Min(Most, factor * w));
        return new(rates, rates);
    }

    /// <summary>Where the truth is unknown: the score of a logistic regression on at most 20,000 rows, evenly spread.</summary>
    private static double[] Score(Ground ground)
    {
        var rows = ground.Rows.Rows;
        var labels = ground.Labels();
        ImmutableArray<string> features = [.. ground.Rows.Schema.Fields.Where(f => f.Role == FieldRole.Feature).Select(f => f.Name)];
        var step = Math.Max(1, rows / ScoreRows);
        int[] seen = [.. Enumerable.Range(0, rows / step).Select(i => i * step)];
        var given = new byte[seen.Length];
        for (var i = 0; i < given.Length; i++)
            given[i] = (byte)labels[seen[i]];
        if (features.IsEmpty || !given.Contains((byte)0) || !given.Contains((byte)1))
            return Enumerable.Repeat(0.5, rows).ToArray();
        var model = Learners.Fit("logistic", ground.Rows.Take(seen), given, features, ImmutableSortedDictionary<string, double>.Empty, 1);
        return Array.ConvertAll(model.Predict(ground.Rows), s => (double)s);
    }
}

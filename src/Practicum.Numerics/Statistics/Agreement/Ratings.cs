namespace Practicum.Numerics.Statistics.Agreement;

/// <summary>
/// What raters said of units; any number of raters, any value may be missing. Who gave a value is not kept: the coefficients of many raters do not ask.
/// Never changed; safe on any number of threads.
/// </summary>
public sealed class Ratings
{
    /// <summary>Reads a table of ratings.</summary>
    /// <param name="values">Units × raters, row by row: the value that each rater gave to unit 0, then to unit 1, …; NaN where a rater gave none.</param>
    /// <param name="raters">How many raters, at least 1; the length of <paramref name="values"/> is a multiple of it.</param>
    /// <exception cref="ArgumentException">The length is no multiple of the raters, or a value is infinite.</exception>
    public Ratings(ReadOnlySpan<double> values, int raters)
    {
        if (raters < 1 || values.Length % raters != 0)
            throw new ArgumentException($"{values.Length} values cannot be units of {raters} raters each.");
        foreach (var value in values)
        {
            if (double.IsInfinity(value))
                throw new ArgumentException("A rating is infinite.");
            Given += double.IsNaN(value) ? 0 : 1;
        }

        Units = values.Length / raters;
        Raters = raters;
        Patterns = new(values, raters);
    }

    /// <summary>How many units, with those that nobody or one rater rated.</summary>
    public int Units { get; }

    /// <summary>How many raters could have rated a unit.</summary>
    public int Raters { get; }

    /// <summary>How many values are not missing.</summary>
    public int Given { get; }

    /// <summary>How many units have two values or more; the others cannot show agreement and are left out.</summary>
    public int DoubledUnits => Patterns.PatternOfUnit.Length;

    internal UnitPatterns Patterns { get; }

    /// <summary>Reads counts: how many raters put a unit into a category (the table of Fleiss 1971). Categories become the values 0, 1, ….</summary>
    /// <param name="counts">Units × categories; each ≥ 0.</param>
    /// <exception cref="ArgumentException">A count is negative or there is no unit.</exception>
    public static Ratings OfCounts(int[,] counts)
    {
        var (units, categories) = (counts.GetLength(0), counts.GetLength(1));
        var raters = 1;
        for (var u = 0; u < units; u++)
        {
            var sum = 0;
            for (var c = 0; c < categories; c++)
                sum += counts[u, c] >= 0 ? counts[u, c] : throw new ArgumentException($"Unit {u} has {counts[u, c]} ratings of category {c}.");
            raters = Math.Max(raters, sum);
        }

        var values = new double[units * raters];
        Array.Fill(values, double.NaN);
        for (var u = 0; u < units; u++)
        {
            var at = u * raters;
            for (var c = 0; c < categories; c++)
            {
                values.AsSpan(at, counts[u, c]).Fill(c);
                at += counts[u, c];
            }
        }

        return new(values, raters);
    }
}

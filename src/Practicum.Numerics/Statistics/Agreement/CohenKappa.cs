namespace Practicum.Numerics.Statistics.Agreement;

/// <summary>
/// Cohen's kappa of two raters (Cohen 1960; weighted: Cohen 1968): (p_o − p_e) / (1 − p_e), with the chance agreement p_e of both raters' own margins. 1 is agreement without
/// fault, 0 what chance gives. Its interval uses the asymptotic standard error of Fleiss, Cohen and Everitt (1969) on Fisher's scale.
/// </summary>
public static class CohenKappa
{
    /// <summary>With fewer units the interval is withheld.</summary>
    public const int MinUnits = 30;

    /// <summary>The same of quadratic weights, which rest on the few large disagreements: at 30 units the interval covered 0.91, at 50 it covered 0.93.</summary>
    public const int MinUnitsOfQuadratic = 50;

    /// <summary>Kappa of two raters over the same units; a unit that one of them left out (a negative code) is left out.</summary>
    /// <param name="first">The first rater's category of each unit, from 0 to <paramref name="categories"/> − 1; negative for none.</param>
    /// <param name="second">The second rater's.</param>
    /// <param name="categories">How many categories the scale has, also those that nobody used.</param>
    /// <param name="weighting">Credit for near misses.</param>
    /// <param name="confidence">Nominal coverage.</param>
    /// <exception cref="ArgumentException">Lengths differ or a code is not below <paramref name="categories"/>.</exception>
    public static Estimate Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int categories, KappaWeighting weighting = KappaWeighting.Unweighted, double confidence = 0.95)
    {
        if (first.Length != second.Length)
            throw new ArgumentException($"{first.Length} ratings by the first rater, but {second.Length} by the second.");
        var table = new double[categories, categories];
        for (var u = 0; u < first.Length; u++)
        {
            if (first[u] >= categories || second[u] >= categories)
                throw new ArgumentException($"Unit {u} has a category above {categories - 1}.");
            if (first[u] >= 0 && second[u] >= 0)
                table[first[u], second[u]]++;
        }

        return OfTable(table, weighting, confidence);
    }

    /// <summary>
    /// Kappa of a square table; method <c>fleiss-cohen-everitt-z</c>. Undefined without units and when both raters used one and the same category throughout (p_e = 1). The interval is
    /// withheld with fewer than <see cref="MinUnits"/> units (<see cref="MinUnitsOfQuadratic"/> with quadratic weights), without any disagreement, and with fewer than five units off the commonest category.
    /// </summary>
    /// <param name="table">Units that the first rater put into category i and the second into j; counts or sums of weights, ≥ 0.</param>
    /// <param name="weighting">Credit for near misses.</param>
    /// <param name="confidence">Nominal coverage.</param>
    /// <exception cref="ArgumentException">The table is not square or a cell is negative.</exception>
    public static Estimate OfTable(double[,] table, KappaWeighting weighting = KappaWeighting.Unweighted, double confidence = 0.95)
    {
        var (value, error, n) = Measure(table, weighting);
        var units = (long)Math.Round(n);
        if (n <= 0)
            return Estimate.Undefined("no unit was rated by both", 0);
        if (double.IsNaN(value))
            return Estimate.Undefined("both raters used one category only, the same one", units);
        return FisherZ.WhyNot(value, error, units, weighting == KappaWeighting.Quadratic ? MinUnitsOfQuadratic : MinUnits, OffCommonest(table)) is { } none
            ? Estimate.WithoutInterval(value, units, none)
            : Estimate.Of(value, FisherZ.Interval(value, error, units, confidence, "fleiss-cohen-everitt-z"), units);
    }

    /// <summary>
    /// The asymptotic standard error of Fleiss, Cohen and Everitt (1969), as SAS, psych and statsmodels print it; kappa ± 1.96 of it is their interval. NaN when kappa is undefined.
    /// </summary>
    /// <param name="table">As in <see cref="OfTable"/>.</param>
    /// <param name="weighting">Credit for near misses.</param>
    public static double StandardError(double[,] table, KappaWeighting weighting = KappaWeighting.Unweighted) => Measure(table, weighting).Error;

    /// <summary>Kappa, its standard error (Fleiss, Cohen and Everitt 1969, formula 13; formula 8 without weights) and the units; NaN when p_e = 1.</summary>
    internal static (double Value, double Error, double Units) Measure(double[,] table, KappaWeighting weighting)
    {
        var k = table.GetLength(0);
        if (table.GetLength(1) != k)
            throw new ArgumentException("The table of two raters must be square.");
        double n = 0;
        double[] rows = new double[k], columns = new double[k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                if (!(table[i, j] >= 0))
                    throw new ArgumentException($"Cell {i}, {j} of the table is {table[i, j]}.");
                n += table[i, j];
                rows[i] += table[i, j];
                columns[j] += table[i, j];
            }
        }

        double observed = 0, expected = 0;
        double[] rowCredit = new double[k], columnCredit = new double[k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                var credit = Credit(i, j, k, weighting);
                observed += table[i, j] / n * credit;
                expected += rows[i] / n * (columns[j] / n) * credit;
                rowCredit[i] += columns[j] / n * credit;
                columnCredit[j] += rows[i] / n * credit;
            }
        }

        if (!(1 - expected > 1e-12))
            return (double.NaN, double.NaN, n);
        var kappa = (observed - expected) / (1 - expected);
        double squares = 0;
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                var term = Credit(i, j, k, weighting) - (rowCredit[i] + columnCredit[j]) * (1 - kappa);
                squares += table[i, j] / n * term * term;
            }
        }

        var middle = kappa - expected * (1 - kappa);
        return (kappa, Math.Sqrt(Math.Max(0, squares - middle * middle) / n) / (1 - expected), n);
    }

    /// <summary>Units that at least one rater put elsewhere than the category that both used most.</summary>
    private static long OffCommonest(double[,] table)
    {
        double all = 0, agreed = 0, most = -1;
        for (var i = 0; i < table.GetLength(0); i++)
        {
            double used = 0;
            for (var j = 0; j < table.GetLength(0); j++)
            {
                all += table[i, j];
                used += table[i, j] + table[j, i];
            }

            (most, agreed) = used > most ? (used, table[i, i]) : (most, agreed);
        }

        return (long)(all - agreed);
    }

    private static double Credit(int i, int j, int categories, KappaWeighting weighting)
    {
        if (i == j)
            return 1;
        var distance = Math.Abs(i - j) / (categories - 1.0);
        return weighting switch
        {
            KappaWeighting.Linear => 1 - distance,
            KappaWeighting.Quadratic => 1 - distance * distance,
            _ => 0,
        };
    }
}

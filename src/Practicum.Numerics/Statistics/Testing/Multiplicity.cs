namespace Practicum.Numerics.Statistics.Testing;

/// <summary>
/// P-values adjusted for how many questions were asked. An adjusted p-value at most α means that the question is rejected at α by the procedure; they come back in the order given,
/// never above 1, and never turn the order of the raw ones.
/// </summary>
public static class Multiplicity
{
    /// <summary>
    /// Holm's step-down procedure: the chance of one false rejection or more is at most α, whatever depends on what. S. Holm, "A simple sequentially rejective multiple test
    /// procedure", Scandinavian Journal of Statistics 6 (1979) 65–70. Adjusted: the running maximum of <c>(m − i + 1) p₍ᵢ₎</c>.
    /// </summary>
    /// <param name="pValues">In [0, 1]; NaN (no test) is left out of the count and stays NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">One lies outside [0, 1].</exception>
    public static double[] Holm(ReadOnlySpan<double> pValues)
    {
        var (order, adjusted) = Order(pValues);
        var highest = 0.0;
        for (var i = 0; i < order.Length; i++)
        {
            highest = Math.Max(highest, Math.Min(1, (order.Length - i) * pValues[order[i]]));
            adjusted[order[i]] = highest;
        }

        return adjusted;
    }

    /// <summary>
    /// Benjamini and Hochberg's step-up procedure: the expected share of false rejections among the rejections is at most α for independent (or positively dependent) questions.
    /// Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289–300. Adjusted: the running minimum from above of <c>m p₍ᵢ₎ / i</c>.
    /// </summary>
    /// <param name="pValues">In [0, 1]; NaN (no test) is left out of the count and stays NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">One lies outside [0, 1].</exception>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> pValues) => StepUp(pValues, 1);

    /// <summary>
    /// As <see cref="BenjaminiHochberg"/>, but for any dependence: times <c>Σ 1/i</c>. Y. Benjamini and D. Yekutieli, Annals of Statistics 29 (2001) 1165–1188.
    /// </summary>
    /// <param name="pValues">In [0, 1]; NaN (no test) is left out of the count and stays NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">One lies outside [0, 1].</exception>
    public static double[] BenjaminiYekutieli(ReadOnlySpan<double> pValues)
    {
        var (tests, sum) = (0, 0.0);
        foreach (var p in pValues)
            sum += double.IsNaN(p) ? 0 : 1.0 / ++tests;
        return StepUp(pValues, sum);
    }

    private static double[] StepUp(ReadOnlySpan<double> pValues, double factor)
    {
        var (order, adjusted) = Order(pValues);
        var lowest = 1.0;
        for (var i = order.Length - 1; i >= 0; i--)
        {
            lowest = Math.Min(lowest, factor * order.Length / (i + 1) * pValues[order[i]]);
            adjusted[order[i]] = lowest;
        }

        return adjusted;
    }

    /// <summary>The tests by rising p-value, equal ones in their own order; and a result that is NaN everywhere.</summary>
    private static (int[] Order, double[] Adjusted) Order(ReadOnlySpan<double> pValues)
    {
        var (order, count) = (new int[pValues.Length], 0);
        var adjusted = new double[pValues.Length];
        Array.Fill(adjusted, double.NaN);
        for (var i = 0; i < pValues.Length; i++)
        {
            if (double.IsNaN(pValues[i]))
                continue;
            if (!(pValues[i] is >= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(pValues), $"P-value {i} is {pValues[i]}, outside 0 to 1.");
            order[count++] = i;
        }

        Array.Resize(ref order, count);
        var keys = pValues.ToArray();
        Array.Sort(order, (a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : a.CompareTo(b));
        return (order, adjusted);
    }
}

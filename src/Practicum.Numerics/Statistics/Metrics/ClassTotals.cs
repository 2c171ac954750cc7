namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>Sums over the rows of each class: of weights, of squared weights and of cubed weights.</summary>
internal readonly record struct ClassTotals(double Positives, double Negatives, double PositiveSquares, double NegativeSquares, double PositiveCubes, double NegativeCubes)
{
    /// <summary>Rows that count 1 each.</summary>
    public static ClassTotals OfRows(double positives, double negatives) => new(positives, negatives, positives, negatives, positives, negatives);

    /// <summary>All weight.</summary>
    public double All => Positives + Negatives;

    /// <summary>Kish's effective number of positives, (Σw)² / Σw² (Survey Sampling, 1965, §8.2); the number of rows when weights are equal.</summary>
    public double EffectivePositives => Positives > 0 ? Positives * Positives / PositiveSquares : 0;

    /// <summary>The same of negatives.</summary>
    public double EffectiveNegatives => Negatives > 0 ? Negatives * Negatives / NegativeSquares : 0;

    /// <summary>The same of all rows.</summary>
    public double Effective => All > 0 ? All * All / (PositiveSquares + NegativeSquares) : 0;

    /// <summary>A variance from both classes' sums of squares, each times n / (n − 1), n its effective number; NaN with fewer than two of a class.</summary>
    public double OfTwo((double Positives, double Negatives) sums)
    {
        var (p, n) = (EffectivePositives, EffectiveNegatives);
        return p < 1.5 || n < 1.5 ? double.NaN : sums.Positives * (p / (p - 1)) + sums.Negatives * (n / (n - 1));
    }

    /// <summary>A variance from a sum of squares over all rows, times n / (n − 1), n the effective number of rows.</summary>
    public double OfOne(double sum) => sum * (Effective / (Effective - 1));

    /// <summary>Sums up, in the order given.</summary>
    public static ClassTotals Of(ReadOnlySpan<byte> labels, ReadOnlySpan<double> weights)
    {
        double positives = 0, negatives = 0, positiveSquares = 0, negativeSquares = 0, positiveCubes = 0, negativeCubes = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            var w = weights[i];
            var positive = labels[i] * w;
            positives += positive;
            negatives += w - positive;
            positiveSquares += positive * w;
            negativeSquares += (w - positive) * w;
            positiveCubes += positive * w * w;
            negativeCubes += (w - positive) * w * w;
        }

        return new(positives, negatives, positiveSquares, negativeSquares, positiveCubes, negativeCubes);
    }
}

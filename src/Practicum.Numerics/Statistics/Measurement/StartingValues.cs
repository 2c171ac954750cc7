namespace Practicum.Numerics.Statistics.Measurement;

/// <summary>Where the search begins: loadings on the first principal component of the correlations as slopes, shares of answers as intercepts.</summary>
internal static class StartingValues
{
    private const double NormalToLogistic = 1.7;

    /// <summary>Slopes and intercepts.</summary>
    public static double[] Of(Expectation answers)
    {
        var curves = answers.Curves;
        var items = curves.Levels.Length;
        var scaled = Standardised(answers, out var above);
        var loadings = FirstComponent(Correlations(answers, scaled), items);
        var parameters = new double[curves.Parameters];
        for (var j = 0; j < items; j++)
        {
            var loading = Math.Clamp(loadings[j], -0.9, 0.9);
            loading = Math.Abs(loading) < 0.1 ? Math.CopySign(0.1, loading) : loading;
            var slope = NormalToLogistic * loading / Math.Sqrt(1 - loading * loading);
            var own = parameters.AsSpan(curves.FirstParameter[j], curves.Levels[j]);
            own[0] = slope;
            for (var k = 1; k < own.Length; k++)
            {
                var share = above[curves.FirstCategory[j] + k];
                own[k] = Math.Log(share / (1 - share)) * Math.Sqrt(1 + slope * slope / (NormalToLogistic * NormalToLogistic));
            }
        }

        return parameters;
    }

    /// <summary>The standardised score of each category within its item, and the share of answers at or above each category.</summary>
    private static double[] Standardised(Expectation answers, out double[] above)
    {
        var curves = answers.Curves;
        var counts = new double[curves.Categories];
        for (var p = 0; p < answers.Patterns; p++)
        {
            foreach (var category in answers.Answered(p))
                counts[category] += answers.Count(p);
        }

        var scaled = new double[counts.Length];
        above = new double[counts.Length];
        for (var j = 0; j < curves.Levels.Length; j++)
        {
            double all = 0, sum = 0, squares = 0, higher = 0;
            for (var k = 0; k < curves.Levels[j]; k++)
            {
                var count = counts[curves.FirstCategory[j] + k];
                (all, sum, squares) = (all + count, sum + k * count, squares + (double)k * k * count);
            }

            var (mean, deviation) = (sum / all, Math.Sqrt(squares / all - sum / all * (sum / all)));
            for (var k = curves.Levels[j] - 1; k >= 0; k--)
            {
                higher += counts[curves.FirstCategory[j] + k];
                above[curves.FirstCategory[j] + k] = higher / all;
                scaled[curves.FirstCategory[j] + k] = (k - mean) / deviation;
            }
        }

        return scaled;
    }

    /// <summary>Correlations of items over the persons who answered both.</summary>
    private static double[] Correlations(Expectation answers, double[] scaled)
    {
        var curves = answers.Curves;
        var items = curves.Levels.Length;
        var itemOf = new int[curves.Categories];
        for (var j = 0; j < items; j++)
            itemOf.AsSpan(curves.FirstCategory[j], curves.Levels[j]).Fill(j);
        double[] sums = new double[items * items], both = new double[items * items];
        for (var p = 0; p < answers.Patterns; p++)
        {
            var row = answers.Answered(p);
            for (var a = 0; a < row.Length; a++)
            {
                for (var b = 0; b <= a; b++)
                {
                    var at = itemOf[row[a]] * items + itemOf[row[b]];
                    sums[at] += answers.Count(p) * scaled[row[a]] * scaled[row[b]];
                    both[at] += answers.Count(p);
                }
            }
        }

        for (var i = 0; i < items; i++)
        {
            for (var j = 0; j <= i; j++)
                sums[i * items + j] = sums[j * items + i] = i == j ? 1 : both[i * items + j] > 0 ? sums[i * items + j] / both[i * items + j] : 0;
        }

        return sums;
    }

    /// <summary>Loadings on the first component, by power iteration from the column with the largest squares; their sum is not negative.</summary>
    private static double[] FirstComponent(double[] correlations, int items)
    {
        double Squares(int column) => Enumerable.Range(0, items).Sum(i => correlations[i * items + column] * correlations[i * items + column]);
        var from = Enumerable.Range(0, items).MaxBy(Squares);
        double[] vector = [.. Enumerable.Range(0, items).Select(i => correlations[i * items + from])];
        var next = new double[items];
        var length = 1.0;
        for (var step = 0; step < 100; step++)
        {
            for (var i = 0; i < items; i++)
            {
                next[i] = 0;
                for (var j = 0; j < items; j++)
                    next[i] += correlations[i * items + j] * vector[j];
            }

            length = Math.Sqrt(next.Sum(x => x * x));
            for (var i = 0; i < items; i++)
                vector[i] = next[i] / length;
        }

        var scale = Math.Sqrt(length) * (vector.Sum() < 0 ? -1 : 1);
        return Array.ConvertAll(vector, x => x * scale);
    }
}

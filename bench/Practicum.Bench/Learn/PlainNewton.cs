namespace Practicum.Bench.Learn;

/// <summary>Logistic regression by Newton's method in plain loops over rows.</summary>
internal static class PlainNewton
{
    /// <summary>Fits on standardised columns, and gives the coefficients with the intercept last.</summary>
    public static double[] Fit(double[][] values, byte[] labels, double l2, int steps)
    {
        var columns = values.Select(column =>
        {
            var mean = column.Average();
            var deviation = Math.Sqrt(column.Average(v => (v - mean) * (v - mean)));
            return column.Select(v => (v - mean) / deviation).ToArray();
        }).Append([.. Enumerable.Repeat(1.0, labels.Length)]).ToArray();
        var solution = new double[columns.Length];
        for (var step = 0; step < steps; step++)
        {
            var gradient = solution.Select((w, j) => j == solution.Length - 1 ? 0 : l2 * w).ToArray();
            var hessian = new double[columns.Length, columns.Length + 1];
            for (var j = 0; j < columns.Length - 1; j++)
                hessian[j, j] = l2;
            for (var row = 0; row < labels.Length; row++)
            {
                double x = 0;
                for (var j = 0; j < columns.Length; j++)
                    x += solution[j] * columns[j][row];
                var p = 1 / (1 + Math.Exp(-x));
                for (var j = 0; j < columns.Length; j++)
                {
                    gradient[j] += (p - labels[row]) * columns[j][row];
                    for (var k = 0; k < columns.Length; k++)
                        hessian[j, k] += p * (1 - p) * columns[j][row] * columns[k][row];
                }
            }

            Eliminate(hessian, gradient);
            for (var j = 0; j < solution.Length; j++)
                solution[j] -= hessian[j, columns.Length];
        }

        return solution;
    }

    /// <summary>Gauss and Jordan; the solution stands in the last column.</summary>
    private static void Eliminate(double[,] a, double[] b)
    {
        for (var j = 0; j < b.Length; j++)
            a[j, b.Length] = b[j];
        for (var j = 0; j < b.Length; j++)
        {
            for (var k = b.Length; k >= j; k--)
                a[j, k] /= a[j, j];
            for (var i = 0; i < b.Length; i++)
            {
                for (var k = b.Length; i != j && k >= j; k--)
                    a[i, k] -= a[i, j] * a[j, k];
            }
        }
    }
}

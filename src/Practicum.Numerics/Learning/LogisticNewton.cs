namespace Practicum.Numerics.Learning;

/// <summary>
/// Minimises Σ log loss + l2/2 · |w|², intercept free, by Newton's method with halved steps. Sums are made over fixed parts of the rows and added in
/// their order, so that the number of threads does not matter.
/// </summary>
internal sealed class LogisticNewton(SparseRows design, byte[] labels, double l2, Conduct conduct)
{
    private const int MostSteps = 60;

    private readonly int size = design.Width + 1;
    private readonly int parts = Math.Clamp(design.Rows / 2_048, 1, design.Width < 300 ? 16 : 4);

    /// <summary>The coefficients and, last, the intercept.</summary>
    public double[] Solve()
    {
        var solution = new double[size];
        var positive = labels.Count(label => label == 1);
        solution[^1] = Math.Log((positive + 0.5) / (labels.Length - positive + 0.5));
        if (positive == 0 || positive == labels.Length)
            return solution;
        var loss = Loss(solution);
        for (var step = 0; step < MostSteps; step++)
        {
            conduct.Stop.ThrowIfCancellationRequested();
            conduct.Progress?.Report(Math.Min(0.95, step / 8.0));
            var (gradient, hessian) = Derivatives(solution);
            var direction = SolveCholesky(hessian, gradient);
            double decrement = 0;
            for (var j = 0; j < size; j++)
                decrement += gradient[j] * direction[j];
            if (decrement <= 1e-13 * (1 + loss))
                break;
            (solution, var next) = Step(solution, direction, loss, decrement);
            if (next >= loss)
                break;
            loss = next;
        }

        conduct.Progress?.Report(1);
        return solution;
    }

    private (double[] Solution, double Loss) Step(double[] from, double[] direction, double loss, double decrement)
    {
        for (var length = 1.0; length > 1e-6; length /= 2)
        {
            var to = new double[size];
            for (var j = 0; j < size; j++)
                to[j] = from[j] - (length * direction[j]);
            var reached = Loss(to);
            if (reached <= loss - (1e-4 * length * decrement))
                return (to, reached);
        }

        return (from, loss);
    }

    private double LogOdds(double[] solution, int row)
    {
        var odds = solution[^1];
        var start = row * design.Entries;
        for (var e = start; e < start + design.Entries; e++)
            odds += solution[design.Index[e]] * design.Value[e];
        return odds;
    }

    private double Loss(double[] solution)
    {
        var sums = new double[parts];
        Parallel.For(0, parts, conduct.Parallel, part =>
        {
            var (first, last) = Bounds(part);
            double sum = 0;
            for (var row = first; row < last; row++)
            {
                var margin = labels[row] == 1 ? LogOdds(solution, row) : -LogOdds(solution, row);
                sum += margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin)) - margin;
            }

            sums[part] = sum;
        });
        double penalty = 0;
        for (var j = 0; j < design.Width; j++)
            penalty += solution[j] * solution[j];
        return sums.Sum() + (l2 / 2 * penalty);
    }

    private (double[] Gradient, double[] Hessian) Derivatives(double[] solution)
    {
        var made = new (double[] Gradient, double[] Hessian)[parts];
        Parallel.For(0, parts, conduct.Parallel, part => made[part] = Derivatives(solution, part));
        var (gradient, hessian) = made[0];
        for (var part = 1; part < parts; part++)
        {
            for (var j = 0; j < gradient.Length; j++)
                gradient[j] += made[part].Gradient[j];
            for (var j = 0; j < hessian.Length; j++)
                hessian[j] += made[part].Hessian[j];
        }

        for (var j = 0; j < design.Width; j++)
        {
            gradient[j] += l2 * solution[j];
            hessian[(j * size) + j] += l2;
        }

        return (gradient, hessian);
    }

    /// <summary>Gradient and lower triangle of the Hessian over one part. Entries of a row rise in column, so (a ≥ b) lies in the lower triangle.</summary>
    private (double[] Gradient, double[] Hessian) Derivatives(double[] solution, int part)
    {
        var gradient = new double[size];
        var hessian = new double[size * size];
        Span<int> at = new int[design.Entries + 1];
        Span<double> value = new double[design.Entries + 1];
        var (first, last) = Bounds(part);
        for (var row = first; row < last; row++)
        {
            var p = 1 / (1 + Math.Exp(-LogOdds(solution, row)));
            var used = 0;
            for (var e = row * design.Entries; e < (row + 1) * design.Entries; e++)
            {
                if (design.Value[e] != 0)
                    (at[used], value[used++]) = (design.Index[e], design.Value[e]);
            }

            (at[used], value[used++]) = (size - 1, 1);
            var curvature = p * (1 - p);
            for (var a = 0; a < used; a++)
            {
                gradient[at[a]] += (p - labels[row]) * value[a];
                var scaled = curvature * value[a];
                var line = hessian.AsSpan(at[a] * size, size);
                for (var b = 0; b <= a; b++)
                    line[at[b]] += scaled * value[b];
            }
        }

        return (gradient, hessian);
    }

    private (int First, int Last) Bounds(int part) => ((int)((long)design.Rows * part / parts), (int)((long)design.Rows * (part + 1) / parts));

    /// <summary>Solves H x = g in place by H = L Lᵀ (lower triangle); a pivot that vanishes by rounding is lifted to a trillionth of the largest diagonal.</summary>
    private double[] SolveCholesky(double[] h, double[] g)
    {
        double largest = 0;
        for (var j = 0; j < size; j++)
            largest = Math.Max(largest, h[(j * size) + j]);
        for (var i = 0; i < size; i++)
        {
            var row = h.AsSpan(i * size, i + 1);
            for (var j = 0; j <= i; j++)
            {
                var other = h.AsSpan(j * size, j + 1);
                var rest = row[j] - System.Numerics.Tensors.TensorPrimitives.Dot<double>(row[..j], other[..j]);
                row[j] = i == j ? Math.Sqrt(Math.Max(rest, 1e-12 * largest)) : rest / other[j];
            }
        }

        var x = (double[])g.Clone();
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < i; j++)
                x[i] -= h[(i * size) + j] * x[j];
            x[i] /= h[(i * size) + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            x[i] /= h[(i * size) + i];
            for (var j = 0; j < i; j++)
                x[j] -= h[(i * size) + j] * x[i];
        }

        return x;
    }
}

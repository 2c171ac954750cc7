namespace Practicum.Numerics.Learning.Logistic;

/// <summary>
/// Minimises Σ weight · log loss + l2/2 · |w|², intercept free, by Newton's method with halved steps; on long tables first on every eighth block of rows, which gives
/// a near start. Sums are made over fixed parts of the rows and added in their order, so that the number of threads does not matter.
/// </summary>
internal sealed class LogisticNewton(LogisticDesign design, int size, double l2, Conduct conduct)
{
    private const int MostSteps = 60, Sampled = 8, WorthSample = 64, MostParts = 16;
    private const double Done = 1e-12, NearEnough = 1e-9;

    private readonly int intercept = design.Dense - 1;
    private readonly List<LogisticSums> made = [];

    /// <summary>The coefficients; the intercept is the last of the dense ones.</summary>
    public double[] Solve()
    {
        var solution = new double[size];
        double positive = 0, total = 0;
        for (var row = 0; row < design.Rows; row++)
        {
            positive += design.Weights[row] * design.Labels[row];
            total += design.Weights[row];
        }

        solution[intercept] = Math.Log((positive + 0.5) / (total - positive + 0.5));
        if (positive > 0 && positive < total)
        {
            if (design.Blocks >= WorthSample)
                solution = Descend(solution, Sampled, 1e-3);
            solution = Descend(solution, 1, Done);
        }

        conduct.Progress?.Report(1);
        return solution;
    }

    private double[] Descend(double[] solution, int every, double done)
    {
        var loss = double.NaN;
        for (var step = 0; step < MostSteps; step++)
        {
            conduct.Stop.ThrowIfCancellationRequested();
            conduct.Progress?.Report(Math.Min(0.95, step / 8.0));
            var sums = Sum(solution, every, true);
            loss = Penalised(sums, solution, true);
            var direction = Cholesky.Solve(sums.Hessian, sums.Gradient, size);
            double decrement = 0;
            for (var j = 0; j < size; j++)
                decrement += sums.Gradient[j] * direction[j];
            if (decrement <= NearEnough * (1 + loss))
            {
                solution = Moved(solution, direction, 1);
                if (decrement <= done)
                    break;
                continue;
            }

            if (Step(solution, direction, loss, decrement, every) is not { } next)
                break;
            solution = next;
            if (decrement <= done)
                break;
        }

        return solution;
    }

    /// <summary>The first of the halved steps that lowers the loss enough (L. Armijo, 1966), or null.</summary>
    private double[]? Step(double[] from, double[] direction, double loss, double decrement, int every)
    {
        for (var length = 1.0; length > 1e-6; length /= 2)
        {
            var to = Moved(from, direction, length);
            var sums = Sum(to, every, false);
            if (Penalised(sums, to, false) <= loss - (1e-4 * length * decrement))
                return to;
        }

        return null;
    }

    private static double[] Moved(double[] from, double[] direction, double length)
    {
        var to = new double[from.Length];
        for (var j = 0; j < to.Length; j++)
            to[j] = from[j] - (length * direction[j]);
        return to;
    }

    /// <summary>Adds the penalty to the derivatives where they are wanted, and gives the penalised loss.</summary>
    private double Penalised(LogisticSums sums, double[] solution, bool derivatives)
    {
        double penalty = 0;
        for (var j = 0; j < size; j++)
        {
            if (j == intercept)
                continue;
            penalty += solution[j] * solution[j];
            if (!derivatives)
                continue;
            sums.Gradient[j] += l2 * solution[j];
            sums.Hessian[(j * size) + j] += l2;
        }

        return sums.Loss + (l2 / 2 * penalty);
    }

    private LogisticSums Sum(double[] solution, int every, bool derivatives)
    {
        var count = (design.Blocks + every - 1) / every;
        var parts = Math.Min(count, size < 300 ? MostParts : 4);
        while (made.Count < parts)
            made.Add(new(design, size));
        conduct.For(parts, (long)count * LogisticDesign.Block * design.Dense, part =>
        {
            made[part].Clear(derivatives);
            for (var block = count * part / parts; block < count * (part + 1) / parts; block++)
                made[part].Add(block * every, solution, derivatives);
        });
        for (var part = 1; part < parts; part++)
            made[0].Add(made[part], derivatives);
        return made[0];
    }
}

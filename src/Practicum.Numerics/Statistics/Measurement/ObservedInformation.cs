namespace Practicum.Numerics.Statistics.Measurement;

/// <summary>
/// The observed information of the marginal log-likelihood by Louis (1982): expected information of the complete data, less the variance that the unknown θ of each person adds,
/// Σ_i E_i(−∂² ln P) − E_i(s sᵀ) + E_i(s) E_i(s)ᵀ, with s the score of person i and E_i the mean over the posterior. Exact on the grid, not a difference quotient.
/// </summary>
/// <remarks>
/// The products of scores at one point are not formed person by person: for each pair of items the posteriors are summed by the pair of categories answered, and the scores, which
/// depend on the category and the point alone, are multiplied in once at the end.
/// </remarks>
internal sealed class ObservedInformation(Expectation expectation, ItemStep step)
{
    private const int Chunk = 2048;

    private readonly ItemCurves _curves = expectation.Curves;

    /// <summary>The matrix at the parameters of the curves, after <see cref="Expectation.Run"/> there.</summary>
    public double[] At(double[] parameters)
    {
        var size = _curves.Parameters;
        var information = new double[size * size];
        var items = _curves.Levels.Length;
        Parallel.For(0, items, j => AddComplete(j, parameters, information));
        var most = Math.Min(Chunk, expectation.Patterns);
        var posteriors = new double[most * AbilityGrid.Points];
        var scores = new double[most * size];
        for (var from = 0; from < expectation.Patterns; from += Chunk)
        {
            var first = from;
            var rows = Math.Min(Chunk, expectation.Patterns - from);
            Parallel.For(0, rows, i => FillRow(first + i, posteriors.AsSpan(i * AbilityGrid.Points, AbilityGrid.Points), scores.AsSpan(i * size, size)));
            Parallel.For(0, items, j =>
            {
                SubtractProducts(j, first, rows, posteriors, information);
                AddMeans(j, first, rows, scores, information);
            });
        }

        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
                information[i * size + k] = information[k * size + i];
        }

        return information;
    }

    /// <summary>Minus the second derivatives of one item, and of its products of scores those with itself.</summary>
    private void AddComplete(int item, double[] parameters, double[] information)
    {
        var (own, from, size) = (_curves.Levels[item], _curves.FirstParameter[item], _curves.Parameters);
        double[] gradient = new double[own], hessian = new double[own * own];
        step.Derivatives(item, parameters.AsSpan(from, own), gradient, hessian);
        for (var i = 0; i < own; i++)
        {
            for (var k = i; k < own; k++)
                information[(from + i) * size + from + k] += hessian[i * own + k];
        }

        for (var k = 0; k < own; k++)
        {
            var category = _curves.FirstCategory[item] + k;
            Contract(item, k, item, k, expectation.Expected.AsSpan(category * AbilityGrid.Points, AbilityGrid.Points), information);
        }
    }

    private void FillRow(int pattern, Span<double> posterior, Span<double> scores)
    {
        _ = expectation.Posterior(pattern, posterior);
        scores.Clear();
        Span<double> moved = stackalloc double[AbilityGrid.Points];
        for (var q = 0; q < moved.Length; q++)
            moved[q] = posterior[q] * AbilityGrid.Theta[q];
        var item = 0;
        foreach (var category in expectation.Answered(pattern))
        {
            while (category >= _curves.FirstCategory[item + 1])
                item++;
            var (k, at) = (category - _curves.FirstCategory[item], _curves.FirstParameter[item]);
            var up = _curves.Up(category);
            var down = _curves.Down(category);
            scores[at] = AbilityGrid.Dot(moved, up) + AbilityGrid.Dot(moved, down);
            if (k > 0)
                scores[at + k] = AbilityGrid.Dot(posterior, up);
            if (k < _curves.Levels[item] - 1)
                scores[at + k + 1] = AbilityGrid.Dot(posterior, down);
        }

        var count = expectation.Count(pattern);
        if (count == 1)
            return;
        foreach (ref var share in posterior)
            share *= count;
    }

    /// <summary>Σ over persons of E(s sᵀ) for one item and all later ones, by the table of posteriors of each pair of categories.</summary>
    private void SubtractProducts(int item, int first, int rows, double[] posteriors, double[] information)
    {
        var later = _curves.Categories - _curves.FirstCategory[item + 1];
        if (later == 0)
            return;
        var table = new double[_curves.Levels[item] * later * AbilityGrid.Points];
        for (var i = 0; i < rows; i++)
        {
            var posterior = posteriors.AsSpan(i * AbilityGrid.Points, AbilityGrid.Points);
            var level = -1;
            foreach (var category in expectation.Answered(first + i))
            {
                if (category >= _curves.FirstCategory[item + 1] && level >= 0)
                    AbilityGrid.Add(table.AsSpan((level * later + category - _curves.FirstCategory[item + 1]) * AbilityGrid.Points), posterior);
                else if (category >= _curves.FirstCategory[item + 1])
                    break;
                else if (category >= _curves.FirstCategory[item])
                    level = category - _curves.FirstCategory[item];
            }
        }

        for (var k = 0; k < _curves.Levels[item]; k++)
        {
            for (var other = item + 1; other < _curves.Levels.Length; other++)
            {
                for (var l = 0; l < _curves.Levels[other]; l++)
                {
                    var at = (k * later + _curves.FirstCategory[other] + l - _curves.FirstCategory[item + 1]) * AbilityGrid.Points;
                    Contract(item, k, other, l, table.AsSpan(at, AbilityGrid.Points), information);
                }
            }
        }
    }

    /// <summary>Subtracts Σ_q weight · score of one category · score of another from the rows of the first item.</summary>
    private void Contract(int item, int level, int other, int otherLevel, ReadOnlySpan<double> weight, double[] information)
    {
        var (first, second) = (_curves.FirstCategory[item] + level, _curves.FirstCategory[other] + otherLevel);
        var up = _curves.Up(first);
        var down = _curves.Down(first);
        var otherUp = _curves.Up(second);
        var otherDown = _curves.Down(second);
        Span<double> sums = stackalloc double[9];
        sums.Clear();
        for (var q = 0; q < AbilityGrid.Points; q++)
        {
            var (theta, w) = (AbilityGrid.Theta[q], weight[q]);
            double a = theta * (up[q] + down[q]) * w, b = up[q] * w, c = down[q] * w, x = theta * (otherUp[q] + otherDown[q]);
            sums[0] += a * x;
            sums[1] += a * otherUp[q];
            sums[2] += a * otherDown[q];
            sums[3] += b * x;
            sums[4] += b * otherUp[q];
            sums[5] += b * otherDown[q];
            sums[6] += c * x;
            sums[7] += c * otherUp[q];
            sums[8] += c * otherDown[q];
        }

        Span<int> rows = [0, level, level + 1], columns = [0, otherLevel, otherLevel + 1];
        for (var i = 0; i < 3; i++)
        {
            if (IsAbsent(item, level, i))
                continue;
            for (var k = 0; k < 3; k++)
            {
                if (IsAbsent(other, otherLevel, k) || (item == other && rows[i] > columns[k]))
                    continue;
                information[(_curves.FirstParameter[item] + rows[i]) * _curves.Parameters + _curves.FirstParameter[other] + columns[k]] -= sums[3 * i + k];
            }
        }
    }

    /// <summary>The lowest level has no intercept below it, the highest none above.</summary>
    private bool IsAbsent(int item, int level, int which) => (which == 1 && level == 0) || (which == 2 && level == _curves.Levels[item] - 1);

    private void AddMeans(int item, int first, int rows, double[] scores, double[] information)
    {
        var size = _curves.Parameters;
        for (var i = 0; i < rows; i++)
        {
            var row = scores.AsSpan(i * size, size);
            var count = expectation.Count(first + i);
            for (var a = _curves.FirstParameter[item]; a < _curves.FirstParameter[item + 1]; a++)
            {
                var score = row[a] * count;
                if (score == 0)
                    continue;
                var sums = information.AsSpan(a * size, size);
                for (var b = a; b < size; b++)
                    sums[b] += score * row[b];
            }
        }
    }
}

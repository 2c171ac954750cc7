namespace Practicum.Numerics.Statistics.Measurement;

/// <summary>
/// The maximisation step of one item: Newton's method on its expected log-likelihood, which is concave in slope and intercepts (Burridge 1981; Pratt 1981). A slope that runs away is held
/// at <see cref="MaxSlope"/>.
/// </summary>
internal sealed class ItemStep(Expectation expectation)
{
    /// <summary>The largest slope: the item is then a step for all that the grid and the persons can tell.</summary>
    public const double MaxSlope = 10;

    private const int MostSteps = 8;

    private readonly ItemCurves _curves = expectation.Curves;

    /// <summary>Moves the parameters of one item to the maximum for the expected answers, and refills its curves. Returns whether its slope is held at the bound.</summary>
    public bool Improve(int item, double[] parameters)
    {
        var size = _curves.Levels[item];
        var own = parameters.AsSpan(_curves.FirstParameter[item], size);
        var held = Math.Abs(own[0]) >= MaxSlope;
        var value = Value(item);
        double[] gradient = new double[size], old = new double[size], hessian = new double[size * size];
        for (var step = 0; step < MostSteps; step++)
        {
            Derivatives(item, own, gradient, hessian);
            held = Math.Abs(own[0]) >= MaxSlope && gradient[0] * own[0] > 0;
            if (held)
                SymmetricSystem.Hold(hessian, gradient, 0);
            if (!SymmetricSystem.Solve(hessian, gradient, out var direction))
                break;
            own.CopyTo(old);
            var expectedGain = 0.0;
            for (var i = 0; i < size; i++)
                expectedGain += gradient[i] * direction[i];
            var scale = 1.0;
            for (; scale > 1e-6; scale /= 2)
            {
                for (var i = 0; i < size; i++)
                    own[i] = old[i] + scale * direction[i];
                own[0] = Math.Clamp(own[0], -MaxSlope, MaxSlope);
                if (!_curves.IsOrdered(item, parameters))
                    continue;
                _curves.Fill(item, parameters);
                if (Value(item) is var now && now >= value)
                {
                    value = now;
                    break;
                }
            }

            if (scale > 1e-6 && expectedGain > 1e-9)
                continue;
            if (scale <= 1e-6)
            {
                old.CopyTo(own);
                _curves.Fill(item, parameters);
            }

            break;
        }

        return held;
    }

    /// <summary>The gradient of the marginal log-likelihood in the parameters of one item (Fisher's identity), from the last expectation.</summary>
    public void Gradient(int item, Span<double> gradient)
    {
        gradient.Clear();
        for (var k = 0; k < _curves.Levels[item]; k++)
        {
            var category = _curves.FirstCategory[item] + k;
            var expected = Expected(category);
            var up = _curves.Up(category);
            var down = _curves.Down(category);
            for (var q = 0; q < AbilityGrid.Points; q++)
                gradient[0] += expected[q] * AbilityGrid.Theta[q] * (up[q] + down[q]);
            if (k > 0)
                gradient[k] += AbilityGrid.Dot(expected, up);
            if (k < _curves.Levels[item] - 1)
                gradient[k + 1] += AbilityGrid.Dot(expected, down);
        }
    }

    /// <summary>The gradient and minus the second derivatives of the expected log-likelihood of one item.</summary>
    public void Derivatives(int item, ReadOnlySpan<double> own, Span<double> gradient, Span<double> hessian)
    {
        Gradient(item, gradient);
        hessian.Clear();
        var size = own.Length;
        for (var k = 0; k < size; k++)
        {
            var expected = Expected(_curves.FirstCategory[item] + k);
            var (isLowest, isHighest) = (k == 0, k == size - 1);
            double slope = 0, below = 0, above = 0, slopeBelow = 0, slopeAbove = 0, all = 0;
            for (var q = 0; q < AbilityGrid.Points; q++)
            {
                var theta = AbilityGrid.Theta[q];
                var u = isLowest ? 0 : expected[q] * Variance(own[0] * theta + own[k]);
                var v = isHighest ? 0 : expected[q] * Variance(own[0] * theta + own[k + 1]);
                (slope, below, above, all) = (slope + theta * theta * (u + v), below + u, above + v, all + expected[q]);
                (slopeBelow, slopeAbove) = (slopeBelow + theta * u, slopeAbove + theta * v);
            }

            hessian[0] += slope;
            var gap = isLowest || isHighest ? 0 : Math.Exp(own[k + 1] - own[k]);
            var tie = all * gap / ((1 - gap) * (1 - gap));
            if (!isLowest)
            {
                hessian[k * size + k] += below + tie;
                hessian[k] += slopeBelow;
                hessian[k * size] += slopeBelow;
            }

            if (!isHighest)
            {
                hessian[(k + 1) * size + k + 1] += above + tie;
                hessian[k + 1] += slopeAbove;
                hessian[(k + 1) * size] += slopeAbove;
            }

            if (!isLowest && !isHighest)
            {
                hessian[k * size + k + 1] -= tie;
                hessian[(k + 1) * size + k] -= tie;
            }
        }
    }

    private static double Variance(double x)
    {
        var p = Logistic.Of(x);
        return p * (1 - p);
    }

    private double Value(int item)
    {
        double value = 0;
        for (var category = _curves.FirstCategory[item]; category < _curves.FirstCategory[item + 1]; category++)
            value += AbilityGrid.Dot(Expected(category), _curves.Log(category));
        return value;
    }

    private ReadOnlySpan<double> Expected(int category) => expectation.Expected.AsSpan(category * AbilityGrid.Points, AbilityGrid.Points);
}

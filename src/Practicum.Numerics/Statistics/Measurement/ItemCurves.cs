namespace Practicum.Numerics.Statistics.Measurement;

/// <summary>
/// All items of a fit as vectors over the grid. The parameters lie in one array: for each item its slope a, then the intercepts d_1 &gt; d_2 &gt; … with P(level ≥ k) = L(a θ + d_k);
/// so cut_k = −d_k / a. A category is an item with one of its levels.
/// </summary>
internal sealed class ItemCurves
{
    private readonly double[] _log, _up, _down;

    /// <summary>Room for items with so many levels each.</summary>
    public ItemCurves(int[] levels)
    {
        Levels = levels;
        (FirstParameter, FirstCategory) = (new int[levels.Length + 1], new int[levels.Length + 1]);
        for (var j = 0; j < levels.Length; j++)
        {
            FirstParameter[j + 1] = FirstParameter[j] + levels[j];
            FirstCategory[j + 1] = FirstCategory[j] + levels[j];
        }

        _log = new double[Categories * AbilityGrid.Points];
        _up = new double[_log.Length];
        _down = new double[_log.Length];
    }

    /// <summary>How many levels each item has.</summary>
    public int[] Levels { get; }

    /// <summary>Where the parameters of an item begin; the last entry is their number.</summary>
    public int[] FirstParameter { get; }

    /// <summary>Where the categories of an item begin; the last entry is their number.</summary>
    public int[] FirstCategory { get; }

    /// <summary>How many parameters.</summary>
    public int Parameters => FirstParameter[^1];

    /// <summary>How many categories.</summary>
    public int Categories => FirstCategory[^1];

    /// <summary>ln P of a category over the grid.</summary>
    public ReadOnlySpan<double> Log(int category) => _log.AsSpan(category * AbilityGrid.Points, AbilityGrid.Points);

    /// <summary>Derivative of ln P in the intercept below the category (of its own level); 0 for the lowest.</summary>
    public ReadOnlySpan<double> Up(int category) => _up.AsSpan(category * AbilityGrid.Points, AbilityGrid.Points);

    /// <summary>Derivative of ln P in the intercept above the category (of the next level); 0 for the highest. The derivative in the slope is θ times the sum of both.</summary>
    public ReadOnlySpan<double> Down(int category) => _down.AsSpan(category * AbilityGrid.Points, AbilityGrid.Points);

    /// <summary>Computes the curves of one item.</summary>
    public void Fill(int item, ReadOnlySpan<double> parameters)
    {
        var own = parameters.Slice(FirstParameter[item], Levels[item]);
        for (var k = 0; k < Levels[item]; k++)
        {
            var at = (FirstCategory[item] + k) * AbilityGrid.Points;
            var (isLowest, isHighest) = (k == 0, k == Levels[item] - 1);

            // e^−(distance of both intercepts), and its part in the derivatives: F = e^−δ / (1 − e^−δ)
            var gap = isLowest || isHighest ? 0 : Math.Exp(own[k + 1] - own[k]);
            var push = gap / (1 - gap);
            for (var q = 0; q < AbilityGrid.Points; q++)
            {
                var u = isLowest ? double.PositiveInfinity : own[0] * AbilityGrid.Theta[q] + own[k];
                var v = isHighest ? double.NegativeInfinity : own[0] * AbilityGrid.Theta[q] + own[k + 1];
                _log[at + q] = Logistic.LogBetween(u, v);
                _up[at + q] = isLowest ? 0 : Logistic.Of(-u) + push;
                _down[at + q] = isHighest ? 0 : -Logistic.Of(v) - push;
            }
        }
    }

    /// <summary>Computes the curves of all items.</summary>
    public void FillAll(double[] parameters)
    {
        for (var j = 0; j < Levels.Length; j++)
            Fill(j, parameters);
    }

    /// <summary>Whether the intercepts of an item fall, as they must.</summary>
    public bool IsOrdered(int item, ReadOnlySpan<double> parameters)
    {
        var own = parameters.Slice(FirstParameter[item], Levels[item]);
        for (var k = 1; k < own.Length; k++)
        {
            if (!double.IsFinite(own[k]) || (k > 1 && !(own[k - 1] - own[k] > 1e-9)))
                return false;
        }

        return double.IsFinite(own[0]);
    }
}

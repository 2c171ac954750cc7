namespace Practicum.Numerics.Learning;

/// <summary>Turns a model's log-odds into a calibrated probability. It never falls as the log-odds rise, but for a Platt map of a negative slope. Never changed once made.</summary>
public abstract record ScoreMap
{
    private protected ScoreMap()
    {
    }

    /// <summary>The probability at some log-odds, within [0, 1].</summary>
    public abstract double Of(double odds);
}

/// <summary>
/// Platt's map, 1 / (1 + e^−(slope · x + intercept)) (J. Platt, "Probabilistic outputs for support vector machines", 1999). scikit-learn writes it with a = −slope and
/// b = −intercept.
/// </summary>
/// <param name="Slope">Factor on the log-odds; 1 for a model that is calibrated already.</param>
/// <param name="Intercept">Added to them; 0 for a model that is calibrated already.</param>
public sealed record PlattMap(double Slope, double Intercept) : ScoreMap
{
    /// <inheritdoc/>
    public override double Of(double odds) => Sigmoid.Of((Slope * odds) + Intercept);
}

/// <summary>
/// A rising map by isotonic regression: straight lines between knots, constant beyond them (as scikit-learn's <c>IsotonicRegression(out_of_bounds="clip")</c>).
/// </summary>
/// <param name="Odds">Log-odds of the knots, rising, at least one.</param>
/// <param name="Shares">Probabilities at the knots, not falling.</param>
public sealed record IsotonicMap(ImmutableArray<double> Odds, ImmutableArray<double> Shares) : ScoreMap
{
    /// <inheritdoc/>
    public override double Of(double odds)
    {
        var at = Odds.AsSpan().BinarySearch(odds);
        if (at >= 0)
            return Shares[at];
        var above = ~at;
        if (above == 0 || above == Odds.Length)
            return Shares[Math.Min(above, Odds.Length - 1)];
        var part = (odds - Odds[above - 1]) / (Odds[above] - Odds[above - 1]);
        return Shares[above - 1] + (part * (Shares[above] - Shares[above - 1]));
    }
}

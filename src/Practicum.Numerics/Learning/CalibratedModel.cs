namespace Practicum.Numerics.Learning;

/// <summary>A model whose log-odds go through a calibration.</summary>
public sealed class CalibratedModel : FittedModel
{
    /// <summary>Puts a calibration behind a model; one that the model has already is replaced.</summary>
    public CalibratedModel(FittedModel inner, ScoreMap map)
        : base(inner.Inputs) => (Inner, Map) = (inner is CalibratedModel calibrated ? calibrated.Inner : inner, map);

    /// <summary>The model that gives the log-odds.</summary>
    public FittedModel Inner { get; }

    /// <summary>The calibration.</summary>
    public ScoreMap Map { get; }

    /// <inheritdoc/>
    internal override void Score(ReadOnlySpan<float> encoded, Span<double> odds) => Inner.Score(encoded, odds);

    /// <inheritdoc/>
    internal override double Probability(double odds) => Map.Of(odds);
}

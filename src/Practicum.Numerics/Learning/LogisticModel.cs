namespace Practicum.Numerics.Learning;

/// <summary>
/// A logistic regression: log-odds = bias + Σ weight · (x − mean) · scale over numbers present, + the missing weight where a number is missing,
/// + the looked-up coefficient of each text. All constants are float32, as an exported graph holds them.
/// </summary>
public sealed class LogisticModel : FittedModel
{
    internal LogisticModel(ImmutableArray<InputColumn> inputs, ImmutableArray<LinearTerm> terms, float bias)
        : base(inputs) => (Terms, Bias) = (terms, bias);

    /// <summary>One term for each input, in order. A text's looked-up number is its coefficient, so its term is (0, 1, 1, 0).</summary>
    public ImmutableArray<LinearTerm> Terms { get; }

    /// <summary>Log-odds where every number is at its mean and no text is known.</summary>
    public float Bias { get; }

    /// <inheritdoc/>
    internal override void Score(ReadOnlySpan<float> encoded, Span<double> odds)
    {
        odds.Fill(Bias);
        for (var f = 0; f < Terms.Length; f++)
        {
            var (mean, scale, weight, missing) = Terms[f];
            var values = encoded.Slice(f * odds.Length, odds.Length);
            for (var i = 0; i < values.Length; i++)
                odds[i] += float.IsNaN(values[i]) ? missing : (double)weight * ((values[i] - mean) * scale);
        }
    }
}

/// <summary>What one input adds to the log-odds.</summary>
/// <param name="Mean">Mean of the values present in training.</param>
/// <param name="Scale">One over their standard deviation; 1 for a constant.</param>
/// <param name="Weight">Coefficient of the standardised value.</param>
/// <param name="MissingWeight">Added instead where the value is missing.</param>
public readonly record struct LinearTerm(float Mean, float Scale, float Weight, float MissingWeight);

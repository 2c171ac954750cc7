namespace Practicum.Numerics.Learning;

/// <summary>
/// A fitted model: the probability of label 1 of a row, from float32 inputs, so that an exported graph gives the same scores.
/// Never changed once made; safe on any number of threads.
/// </summary>
public abstract class FittedModel
{
    private const int Block = 2_048;

    private protected FittedModel(ImmutableArray<InputColumn> inputs) => Inputs = inputs;

    /// <summary>The columns read, in the order in which the model numbers them.</summary>
    public ImmutableArray<InputColumn> Inputs { get; }

    /// <summary>Names of the columns read, in order.</summary>
    public ImmutableArray<string> Features => [.. Inputs.Select(input => input.Name)];

    /// <summary>Probability of label 1 for each row, within [0, 1]. Missing values and unseen texts are allowed; columns are found by name.</summary>
    /// <exception cref="KeyNotFoundException">A column is not in the table.</exception>
    /// <exception cref="ArgumentException">A column has another kind than in training.</exception>
    public float[] Predict(Table rows) => Predict(rows.Slice(0, rows.Rows));

    /// <summary>Probability of label 1 for each row of a slice, within [0, 1].</summary>
    /// <exception cref="KeyNotFoundException">A column is not in the table.</exception>
    /// <exception cref="ArgumentException">A column has another kind than in training.</exception>
    public float[] Predict(TableSlice rows) => Array.ConvertAll(LogOdds(rows), odds => (float)Probability(odds));

    /// <summary>Log-odds of label 1 for each row, before any calibration.</summary>
    /// <exception cref="KeyNotFoundException">A column is not in the table.</exception>
    /// <exception cref="ArgumentException">A column has another kind than in training.</exception>
    public double[] LogOdds(Table rows) => LogOdds(rows.Slice(0, rows.Rows));

    private double[] LogOdds(TableSlice rows)
    {
        Column[] columns = [.. Inputs.Select(input => rows.Table[input.Name])];
        float[]?[] byCode = [.. Inputs.Select((input, f) => columns[f] is TextColumn text ? input.Lookup?.Of(text.Dictionary) : null)];
        var odds = new double[rows.Count];
        Parallel.For(0, (rows.Count + Block - 1) / Block, () => new float[Inputs.Length * Block], (block, _, encoded) =>
        {
            var first = block * Block;
            var count = Math.Min(Block, odds.Length - first);
            for (var f = 0; f < columns.Length; f++)
                Inputs[f].Encode(columns[f], byCode[f], rows.Start + first, encoded.AsSpan(f * count, count));
            Score(encoded, odds.AsSpan(first, count));
            return encoded;
        }, static _ => { });
        return odds;
    }

    /// <summary>Log-odds of a block; input f of row i is at <c>f · odds.Length + i</c>.</summary>
    internal abstract void Score(ReadOnlySpan<float> encoded, Span<double> odds);

    /// <summary>The probability at some log-odds: 1 / (1 + e^−x).</summary>
    internal virtual double Probability(double odds) => Sigmoid.Of(odds);
}

using System.Numerics.Tensors;

namespace Practicum.Numerics.Tables;

/// <summary>Numbers kept as <c>float</c>: half the memory, for large recorded data.</summary>
/// <param name="values">The values; the column owns them from now on.</param>
public sealed class SingleColumn(float[] values) : NumericColumn
{
    /// <inheritdoc/>
    public override int Length => values.Length;

    /// <summary>The values.</summary>
    public ReadOnlySpan<float> Values => values;

    /// <inheritdoc/>
    public override double this[int row] => values[row];

    /// <inheritdoc/>
    public override void CopyTo(int start, Span<float> destination) => values.AsSpan(start, destination.Length).CopyTo(destination);

    /// <inheritdoc/>
    public override void CopyTo(int start, Span<double> destination) =>
        TensorPrimitives.ConvertChecked<float, double>(values.AsSpan(start, destination.Length), destination);

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows)
    {
        var taken = new float[rows.Length];
        for (var i = 0; i < taken.Length; i++)
            taken[i] = values[rows[i]];
        return new SingleColumn(taken);
    }
}

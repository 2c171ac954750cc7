using System.Numerics.Tensors;

namespace Practicum.Numerics.Tables;

/// <summary>Numbers kept as <c>double</c>.</summary>
/// <param name="values">The values; the column owns them from now on.</param>
public sealed class DoubleColumn(double[] values) : NumericColumn
{
    /// <inheritdoc/>
    public override int Length => values.Length;

    /// <summary>The values.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <inheritdoc/>
    public override double this[int row] => values[row];

    /// <inheritdoc/>
    public override void CopyTo(int start, Span<float> destination) =>
        TensorPrimitives.ConvertTruncating<double, float>(values.AsSpan(start, destination.Length), destination);

    /// <inheritdoc/>
    public override void CopyTo(int start, Span<double> destination) => values.AsSpan(start, destination.Length).CopyTo(destination);

    /// <inheritdoc/>
    public override ReadOnlyMemory<double> ToDoubles() => values;

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows)
    {
        var taken = new double[rows.Length];
        for (var i = 0; i < taken.Length; i++)
            taken[i] = values[rows[i]];
        return new DoubleColumn(taken);
    }
}

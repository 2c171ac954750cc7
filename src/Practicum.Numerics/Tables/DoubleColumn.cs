using System.Numerics.Tensors;

namespace Practicum.Numerics.Tables;

/// <summary>Numbers kept as <c>double</c>.</summary>
public sealed class DoubleColumn : NumericColumn
{
    private readonly double[] _values;

    /// <summary>Makes a column.</summary>
    /// <param name="values">The values; the column owns them from now on.</param>
    public DoubleColumn(double[] values)
        : this(values, values.Length)
    {
    }

    /// <summary>Makes a column of the first <paramref name="length"/> values.</summary>
    internal DoubleColumn(double[] values, int length) => (_values, Length) = (values, length);

    /// <inheritdoc/>
    public override int Length { get; }

    /// <summary>The values.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Length);

    /// <inheritdoc/>
    public override double this[int row] => Values[row];

    /// <inheritdoc/>
    public override void CopyTo(int start, Span<float> destination) =>
        TensorPrimitives.ConvertTruncating<double, float>(Values.Slice(start, destination.Length), destination);

    /// <inheritdoc/>
    public override void CopyTo(int start, Span<double> destination) => Values.Slice(start, destination.Length).CopyTo(destination);

    /// <inheritdoc/>
    public override ReadOnlyMemory<double> ToDoubles() => _values.AsMemory(0, Length);

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows)
    {
        var values = Values;
        var taken = new double[rows.Length];
        for (var i = 0; i < taken.Length; i++)
            taken[i] = values[rows[i]];
        return new DoubleColumn(taken);
    }
}

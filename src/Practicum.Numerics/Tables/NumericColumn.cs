namespace Practicum.Numerics.Tables;

/// <summary>Numbers; NaN is a missing value. Kept as <c>double</c> or, for large recorded data, as <c>float</c>.</summary>
public abstract class NumericColumn : Column
{
    /// <summary>The value of a row.</summary>
    public abstract double this[int row] { get; }

    /// <summary>Copies rows <paramref name="start"/>, … to <paramref name="destination"/>, as float.</summary>
    public abstract void CopyTo(int start, Span<float> destination);

    /// <summary>Copies rows <paramref name="start"/>, … to <paramref name="destination"/>, as double.</summary>
    public abstract void CopyTo(int start, Span<double> destination);

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(this[row]);

    /// <summary>All values as doubles; a copy unless they are kept so.</summary>
    public virtual ReadOnlyMemory<double> ToDoubles()
    {
        var all = new double[Length];
        CopyTo(0, all);
        return all;
    }
}

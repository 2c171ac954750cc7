namespace Practicum.Core.Planting.Drawing;

/// <summary>Numbers of a column while they are being changed; the column itself stays as it is.</summary>
internal sealed class NumberEdit
{
    private readonly bool single;

    /// <summary>Begins with a column's values.</summary>
    public NumberEdit(NumericColumn column)
    {
        single = column is SingleColumn;
        Values = new double[column.Length];
        column.CopyTo(0, Values);
    }

    /// <summary>The values, NaN for a missing one.</summary>
    public double[] Values { get; }

    /// <summary>Changes a value; false when it stays the same, as in the column's own precision.</summary>
    public bool Set(int row, double value)
    {
        if (single)
            value = (float)value;
        if (value.Equals(Values[row]))
            return false;
        Values[row] = value;
        return true;
    }

    /// <summary>The changed column.</summary>
    public Column Column() => single ? new SingleColumn(Array.ConvertAll(Values, v => (float)v)) : new DoubleColumn(Values);
}

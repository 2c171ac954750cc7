namespace Practicum.Numerics.Tests.Tables;

/// <summary>Compares tables.</summary>
public static class TableAssert
{
    /// <summary>Asserts equal names, kinds and values; an empty text reads back as missing.</summary>
    public static void Same(Table expected, Table actual)
    {
        Assert.Equal(expected.Schema.Fields.Select(f => (f.Name, f.Kind)), actual.Schema.Fields.Select(f => (f.Name, f.Kind)));
        Assert.Equal(expected.Rows, actual.Rows);
        for (var c = 0; c < expected.Columns.Length; c++)
        {
            for (var row = 0; row < expected.Rows; row++)
            {
                if (expected.Columns[c] is TextColumn text)
                    Assert.Equal(text[row] is { Length: > 0 } word ? word : null, ((TextColumn)actual.Columns[c])[row]);
                else
                    Assert.Equal(BitConverter.DoubleToInt64Bits(((NumericColumn)expected.Columns[c])[row]), BitConverter.DoubleToInt64Bits(((NumericColumn)actual.Columns[c])[row]));
            }
        }
    }
}

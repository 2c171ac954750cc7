using Practicum.Core.Submissions;

namespace Practicum.Runner.ModelHosts;

/// <summary>A feature bound to a column of one table: writes numbers, or one-hot tests as 1 and 0, into a matrix row by row.</summary>
/// <remarks>A missing value fails every test; as a number it is NaN. Doubles are rounded to the nearest float.</remarks>
internal sealed class FeatureReader
{
    private readonly Column column;
    private readonly int code;
    private readonly double? number;
    private readonly bool test;

    private FeatureReader(Column column, ModelFeature feature)
    {
        (this.column, test) = (column, feature.Equal is not null);
        if (feature.Equal is null)
            return;
        if (column is TextColumn text)
            code = text.Dictionary.IndexOf(feature.Equal);
        else
            number = Number(feature.Equal);
        if (column is TextColumn && code < 0)
            code = int.MaxValue;
    }

    /// <summary>A finite number as a manifest writes it, or null.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    /// <summary>Binds a feature to a table; null when the table does not have it, or has it of another kind.</summary>
    public static FeatureReader? Bind(Table table, ModelFeature feature) =>
        table.Find(feature.Column) is { } column && (feature.Equal is not null || column is NumericColumn) ? new(column, feature) : null;

    /// <summary>Writes rows <paramref name="start"/>, … to every <paramref name="stride"/>-th place of <paramref name="target"/>.</summary>
    public void Write(int start, int rows, Span<float> target, int stride)
    {
        switch (column)
        {
            case TextColumn text:
                var codes = text.Codes.Slice(start, rows);
                for (int row = 0, at = 0; row < codes.Length; row++, at += stride)
                    target[at] = codes[row] == code ? 1 : 0;
                break;
            case SingleColumn singles when !test:
                var floats = singles.Values.Slice(start, rows);
                for (int row = 0, at = 0; row < floats.Length; row++, at += stride)
                    target[at] = floats[row];
                break;
            case NumericColumn numbers:
                for (int row = 0, at = 0; row < rows; row++, at += stride)
                    target[at] = test ? (numbers[start + row] == number ? 1 : 0) : (float)numbers[start + row];
                break;
        }
    }

    /// <summary>The same, as doubles.</summary>
    public void Write(int start, int rows, Span<double> target, int stride)
    {
        for (int row = 0, at = 0; row < rows; row++, at += stride)
        {
            target[at] = column switch
            {
                TextColumn text => text.Codes[start + row] == code ? 1 : 0,
                NumericColumn numbers when test => numbers[start + row] == number ? 1 : 0,
                NumericColumn numbers => numbers[start + row],
                _ => double.NaN,
            };
        }
    }
}

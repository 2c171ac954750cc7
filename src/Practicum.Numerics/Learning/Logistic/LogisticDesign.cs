namespace Practicum.Numerics.Learning.Logistic;

/// <summary>
/// The rows of a logistic regression in blocks: within a block the standardised numbers stand column by column as float32, so that sums over rows run along memory;
/// rows that fill up the last block have weight 0. Texts are the index of their coefficient, or −1.
/// </summary>
internal sealed class LogisticDesign
{
    /// <summary>Rows in a block.</summary>
    public const int Block = 1024;

    private LogisticDesign(int rows, int dense, float[] numbers, int[][] texts, double[] signs, double[] weights, bool weighted) =>
        (Rows, Dense, Numbers, Texts, Labels, Weights, IsWeighted) = (rows, dense, numbers, texts, signs, weights, weighted);

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>Columns of numbers, with the intercept.</summary>
    public int Dense { get; }

    /// <summary>Value r of column c in block b is at <c>(b · Dense + c) · Block + r</c>.</summary>
    public float[] Numbers { get; }

    /// <summary>For each text, the coefficient of each row.</summary>
    public int[][] Texts { get; }

    /// <summary>The label of each row, up to full blocks.</summary>
    public double[] Labels { get; }

    /// <summary>The weight of each row, up to full blocks.</summary>
    public double[] Weights { get; }

    /// <summary>Whether a weight differs from 1.</summary>
    public bool IsWeighted { get; }

    /// <summary>How many blocks.</summary>
    public int Blocks => Labels.Length / Block;

    /// <summary>Fills in the rows of a training set.</summary>
    public static LogisticDesign Of(TrainingSet set, LogisticLayout layout, Conduct conduct)
    {
        var rows = set.Rows.Rows;
        var blocks = (rows + Block - 1) / Block;
        var (labels, weights) = (new double[blocks * Block], new double[blocks * Block]);
        for (var row = 0; row < rows; row++)
            (labels[row], weights[row]) = (set.Labels.Span[row], set.Weights.IsEmpty ? 1 : set.Weights.Span[row]);
        var numbers = new float[(long)blocks * layout.Dense * Block];
        conduct.For(layout.Numbers.Length + 1, 4L * rows * layout.Dense, f =>
        {
            for (var b = 0; b < blocks; b++)
            {
                Span<float> Column(int c) => numbers.AsSpan(((b * layout.Dense) + c) * Block, Math.Min(Block, rows - (b * Block)));
                if (f < layout.Numbers.Length)
                    Fill(layout.Numbers[f], layout.Numbers[f].Values.AsSpan(b * Block), Column(layout.Numbers[f].At), layout.Numbers[f].Width == 2 ? Column(layout.Numbers[f].At + 1) : []);
                else
                    Column(layout.Dense - 1).Fill(1);
            }
        });
        int[][] texts = [.. layout.Texts.Select(text => Indices(text, blocks * Block))];
        return new(rows, layout.Dense, numbers, texts, labels, weights, !set.Weights.IsEmpty);
    }

    private static void Fill(NumberPlace number, ReadOnlySpan<float> values, Span<float> column, Span<float> missing)
    {
        var (mean, scale) = (number.Mean, number.Scale);
        for (var i = 0; i < column.Length; i++)
            column[i] = float.IsNaN(values[i]) ? 0f : (values[i] - mean) * scale;
        for (var i = 0; i < missing.Length; i++)
            missing[i] = float.IsNaN(values[i]) ? 1f : 0f;
    }

    private static int[] Indices(TextPlace text, int length)
    {
        var indices = new int[length];
        Array.Fill(indices, -1);
        var codes = text.Column.Codes;
        for (var row = 0; row < codes.Length; row++)
            indices[row] = codes[row] < 0 ? text.MissingPlace : text.Place[codes[row]];
        return indices;
    }
}

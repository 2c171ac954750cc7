namespace Practicum.Numerics.Learning.Logistic;

/// <summary>
/// Where the features of a logistic regression stand among its coefficients: numbers first (a missing number has a column of its own if training had one), then the
/// intercept, then a 0/1 column for each text. Numbers are standardised by the mean and the standard deviation of the values present.
/// </summary>
internal sealed class LogisticLayout
{
    private LogisticLayout(ImmutableArray<NumberPlace> numbers, ImmutableArray<TextPlace> texts, int dense, int size) =>
        (Numbers, Texts, Dense, Size) = (numbers, texts, dense, size);

    /// <summary>The numbers.</summary>
    public ImmutableArray<NumberPlace> Numbers { get; }

    /// <summary>The texts.</summary>
    public ImmutableArray<TextPlace> Texts { get; }

    /// <summary>Columns of numbers and the intercept, which is the last of them.</summary>
    public int Dense { get; }

    /// <summary>All coefficients.</summary>
    public int Size { get; }

    /// <summary>Lays out the features of a training set.</summary>
    public static LogisticLayout Of(TrainingSet set, int mostTexts, Conduct conduct)
    {
        var weights = set.Weights.ToArray();
        string[] numeric = [.. set.Features.Where(name => set.Rows[name] is not TextColumn)];
        var numbers = new NumberPlace[numeric.Length];
        conduct.For(numeric.Length, 4L * set.Rows.Rows * numeric.Length, f => numbers[f] = Number(numeric[f], set.Rows.Numbers(numeric[f]), weights));
        var at = 0;
        for (var f = 0; f < numbers.Length; f++)
        {
            numbers[f] = numbers[f] with { At = at };
            at += numbers[f].Width;
        }

        var dense = ++at;
        var texts = ImmutableArray.CreateBuilder<TextPlace>();
        foreach (var name in set.Features.Where(name => set.Rows[name] is TextColumn))
        {
            texts.Add(Text(name, (TextColumn)set.Rows[name], weights, mostTexts, at));
            at += texts[^1].Width;
        }

        return new([.. numbers], texts.ToImmutable(), dense, at);
    }

    private static NumberPlace Number(string name, NumericColumn column, double[] weights)
    {
        var values = new float[column.Length];
        column.CopyTo(0, values);
        double sum = 0, total = 0, squares = 0;
        var missing = false;
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = float.IsFinite(values[row]) ? values[row] : float.NaN; // beyond float32: nothing to learn from
            var weight = weights.Length == 0 ? 1 : weights[row];
            if (float.IsNaN(values[row]))
            {
                missing |= weight > 0;
                continue;
            }

            sum += weight * values[row];
            total += weight;
        }

        var mean = total == 0 ? 0f : (float)(sum / total);
        for (var row = 0; row < values.Length; row++)
        {
            var off = (double)values[row] - mean;
            squares += double.IsNaN(off) ? 0 : (weights.Length == 0 ? 1 : weights[row]) * off * off;
        }

        var scale = total == 0 ? 0 : (float)(1 / Math.Sqrt(squares / total));
        return new(name, values, mean, float.IsFinite(scale) && total > 0 ? scale : 1f, missing ? 2 : 1, 0);
    }

    private static TextPlace Text(string name, TextColumn column, double[] weights, int most, int at)
    {
        var dictionary = column.Dictionary;
        var counts = new double[dictionary.Length];
        var missing = false;
        for (var row = 0; row < column.Length; row++)
        {
            var code = column.Codes[row];
            var weight = weights.Length == 0 ? 1 : weights[row];
            if (code < 0 || dictionary[code].Length == 0)
                missing |= weight > 0;
            else
                counts[code] += weight;
        }

        var kept = Enumerable.Range(0, counts.Length).Where(code => counts[code] > 0)
            .OrderByDescending(code => counts[code]).ThenBy(code => dictionary[code], StringComparer.Ordinal).Take(most)
            .OrderBy(code => dictionary[code], StringComparer.Ordinal).ToArray();
        var place = new int[counts.Length];
        Array.Fill(place, -1);
        for (var i = 0; i < kept.Length; i++)
            place[kept[i]] = at + i;
        for (var code = 0; missing && code < place.Length; code++)
            place[code] = dictionary[code].Length == 0 ? at + kept.Length : place[code];
        return new(name, column, place, missing ? at + kept.Length : -1, [.. kept.Select(code => dictionary[code])], at);
    }
}

/// <summary>The columns of a number.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its values, NaN where missing or not finite.</param>
/// <param name="Mean">Mean of those present.</param>
/// <param name="Scale">One over their standard deviation; 1 for a constant.</param>
/// <param name="Width">1, or 2 with a column for missing ones.</param>
/// <param name="At">Its first coefficient.</param>
internal sealed record NumberPlace(string Name, float[] Values, float Mean, float Scale, int Width, int At);

/// <summary>The columns of a text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Column">Its values.</param>
/// <param name="Place">The coefficient of each code, or −1.</param>
/// <param name="MissingPlace">The coefficient of a missing text, or −1.</param>
/// <param name="Categories">The texts that have one, in order.</param>
/// <param name="At">Its first coefficient.</param>
internal sealed record TextPlace(string Name, TextColumn Column, int[] Place, int MissingPlace, ImmutableArray<string> Categories, int At)
{
    /// <summary>How many coefficients.</summary>
    public int Width => Categories.Length + (MissingPlace < 0 ? 0 : 1);
}

namespace Practicum.Numerics.Learning;

/// <summary>
/// Lays out the design of a logistic regression and turns the solution into a model. Numbers are standardised by the mean and the standard deviation of the
/// values present; a missing number stands at the mean and gets a column of its own if training had one; each text gets a 0/1 column, as does the missing text.
/// </summary>
internal static class LogisticFitting
{
    public static FittedModel Fit(Table rows, byte[] labels, ImmutableArray<string> features, Dictionary<string, double> options, Conduct conduct)
    {
        var layouts = ImmutableArray.CreateBuilder<Layout>(features.Length);
        var width = 0;
        foreach (var name in features)
        {
            var layout = rows[name] is TextColumn text
                ? TextLayout(name, text, (int)options["max_categories"], width)
                : NumberLayout(name, rows.Numbers(name), width);
            layouts.Add(layout);
            width += layout.Width;
        }

        var design = Build(rows.Rows, layouts, width);
        var solution = new LogisticNewton(design, labels, options["l2"], conduct).Solve();
        return Model(layouts, solution);
    }

    private static Layout NumberLayout(string name, NumericColumn column, int offset)
    {
        var values = new float[column.Length];
        column.CopyTo(0, values);
        double sum = 0, squares = 0;
        var present = 0;
        foreach (var value in values)
        {
            if (float.IsNaN(value))
                continue;
            sum += value;
            present++;
        }

        var mean = present == 0 ? 0f : (float)(sum / present);
        foreach (var value in values)
        {
            if (!float.IsNaN(value))
                squares += ((double)value - mean) * ((double)value - mean);
        }

        var deviation = present == 0 ? 0 : Math.Sqrt(squares / present);
        var scale = (float)(1 / deviation);
        return new(name, offset, present < values.Length ? 2 : 1) { Values = values, Mean = mean, Scale = float.IsFinite(scale) ? scale : 1f };
    }

    private static Layout TextLayout(string name, TextColumn column, int most, int offset)
    {
        var dictionary = column.Dictionary;
        var counts = new int[dictionary.Length];
        var missing = false;
        foreach (var code in column.Codes)
        {
            if (code < 0 || dictionary[code].Length == 0)
                missing = true;
            else
                counts[code]++;
        }

        var kept = Enumerable.Range(0, counts.Length).Where(code => counts[code] > 0)
            .OrderByDescending(code => counts[code]).ThenBy(code => dictionary[code], StringComparer.Ordinal).Take(most)
            .OrderBy(code => dictionary[code], StringComparer.Ordinal).ToArray();
        var place = new int[counts.Length];
        Array.Fill(place, -1);
        for (var i = 0; i < kept.Length; i++)
            place[kept[i]] = i;
        for (var code = 0; missing && code < place.Length; code++)
            place[code] = dictionary[code].Length == 0 ? kept.Length : place[code];
        return new(name, offset, kept.Length + (missing ? 1 : 0))
        {
            Text = column,
            Place = place,
            MissingPlace = missing ? kept.Length : -1,
            Categories = [.. kept.Select(code => dictionary[code])],
        };
    }

    /// <summary>Sparse rows: every number has an entry; a text has one if it is known; a missing number has one in its second column.</summary>
    private static SparseRows Build(int rows, ImmutableArray<Layout>.Builder layouts, int width)
    {
        var entries = layouts.Sum(layout => layout.Values is not null && layout.Width == 2 ? 2 : 1);
        var index = new int[rows * entries];
        var value = new float[rows * entries];
        for (var row = 0; row < rows; row++)
        {
            var at = row * entries;
            foreach (var layout in layouts)
            {
                if (layout.Values is { } values)
                {
                    var missing = float.IsNaN(values[row]);
                    (index[at], value[at++]) = (layout.Offset, missing ? 0f : (values[row] - layout.Mean) * layout.Scale);
                    if (layout.Width == 2)
                        (index[at], value[at++]) = (layout.Offset + 1, missing ? 1f : 0f);
                    continue;
                }

                var code = layout.Text!.Codes[row];
                var place = code < 0 ? layout.MissingPlace : layout.Place[code];
                (index[at], value[at++]) = place < 0 ? (0, 0f) : (layout.Offset + place, 1f);
            }
        }

        return new(rows, width, entries, index, value);
    }

    private static LogisticModel Model(ImmutableArray<Layout>.Builder layouts, double[] solution)
    {
        var inputs = ImmutableArray.CreateBuilder<InputColumn>(layouts.Count);
        var terms = ImmutableArray.CreateBuilder<LinearTerm>(layouts.Count);
        foreach (var layout in layouts)
        {
            float Weight(int place) => (float)solution[layout.Offset + place];
            if (layout.Values is not null)
            {
                inputs.Add(new(layout.Name, FieldKind.Number, null));
                terms.Add(new(layout.Mean, layout.Scale, Weight(0), layout.Width == 2 ? Weight(1) : 0f));
                continue;
            }

            ImmutableArray<float> weights = [.. Enumerable.Range(0, layout.Categories.Length).Select(Weight)];
            inputs.Add(new(layout.Name, FieldKind.Text, new(layout.Categories, weights, layout.MissingPlace < 0 ? 0f : Weight(layout.MissingPlace), 0f)));
            terms.Add(new(0f, 1f, 1f, 0f));
        }

        return new(inputs.ToImmutable(), terms.ToImmutable(), (float)solution[^1]);
    }

    /// <summary>The columns of the design that one feature takes.</summary>
    private sealed record Layout(string Name, int Offset, int Width)
    {
        public float[]? Values { get; init; }

        public float Mean { get; init; }

        public float Scale { get; init; } = 1f;

        public TextColumn? Text { get; init; }

        public int[] Place { get; init; } = [];

        public int MissingPlace { get; init; } = -1;

        public ImmutableArray<string> Categories { get; init; } = [];
    }
}

/// <summary>A matrix with the same number of entries in each row; an entry of value 0 counts for nothing.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Entries">Entries a row.</param>
/// <param name="Index">Column of each entry, row by row.</param>
/// <param name="Value">Value of each entry.</param>
internal sealed record SparseRows(int Rows, int Width, int Entries, int[] Index, float[] Value);

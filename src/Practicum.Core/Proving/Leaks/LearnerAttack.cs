using Practicum.Numerics.Learning;

namespace Practicum.Core.Proving.Leaks;

/// <summary>
/// Gradient-boosted trees on everything at once: features, entity, row id, place, time and form of the cells. Rows have overlap weights (Li, Morgan and Zaslavsky, JASA 113, 2018: 1 − p where
/// the label is 1, p where it is 0), under which both labels are equally likely wherever nothing leaks, so that trees spend nothing on what the probabilities explain.
/// </summary>
internal static class LearnerAttack
{
    public const string Family = "gbdt";

    private static readonly Dictionary<string, double> Options = new() { ["trees"] = 40, ["depth"] = 4, ["learning_rate"] = 0.15, ["min_child"] = 50, ["bins"] = 63 };

    /// <summary>The attack.</summary>
    public static LeakAttack Of(LeakFiles files) =>
        new(Family, "everything at once", true, () => Guess(files.Train with { Rows = Everything(files.Train.Rows) }, Everything(files.Test.Rows)));

    /// <summary>Log-odds of other rows by trees that were fitted to some rows under overlap weights.</summary>
    public static double[] Guess(LeakRows known, Table asked)
    {
        var set = new TrainingSet { Rows = known.Rows, Labels = known.Label, Features = [.. known.Rows.Schema.Fields.Select(f => f.Name)], Weights = Weights(known) };
        return Learners.Fit("gbdt", set, Options, 1).LogOdds(asked);
    }

    private static double[] Weights(LeakRows rows)
    {
        var weights = new double[rows.Count];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = rows.Label[i] == 1 ? 1 - rows.Probability[i] : rows.Probability[i];
        if (Array.TrueForAll(weights, w => w == 0))
            Array.Fill(weights, 1);
        return weights;
    }

    /// <summary>The columns as they are, and numbers made from their form and place.</summary>
    private static Table Everything(Table rows)
    {
        var (fields, columns) = (new List<Field>(), new List<Column>());
        foreach (var field in rows.Schema.Fields)
        {
            var column = rows[field.Name];
            if (field.Role != FieldRole.Time || column is not TextColumn)
                Add(field.Name, column);
            if (column is TextColumn text)
                Add($"{field.Name} length", OfTexts(text, word => word.Length));
            else
                Add($"{field.Name} decimals", new DoubleColumn(FormatAttacks.Written(((NumericColumn)column).ToDoubles().ToArray()).Decimals));
            if (field.Role == FieldRole.Time)
                Add("place within the moment", new DoubleColumn(OrderAttacks.WithinMoment(column)));
            if (field.Role == FieldRole.Time && column is TextColumn moments)
                Add("second of the day", OfTexts(moments, word => SimTime.TryParse(word, out var moment) ? moment.Seconds % 86_400 : double.NaN));
        }

        foreach (var period in (ReadOnlySpan<int>)[2, 3, 5, 7, 10, 64])
            Add(string.Create(CultureInfo.InvariantCulture, $"place modulo {period}"), Place(rows.Rows, period));
        Add("place", Place(rows.Rows, int.MaxValue));
        return new(new([.. fields]), [.. columns]);

        void Add(string name, Column column)
        {
            fields.Add(new(string.Create(CultureInfo.InvariantCulture, $"{fields.Count} {name}"), column is TextColumn ? FieldKind.Text : FieldKind.Number));
            columns.Add(column);
        }
    }

    private static DoubleColumn Place(int rows, int period)
    {
        var place = new double[rows];
        for (var i = 0; i < rows; i++)
            place[i] = i % period;
        return new(place);
    }

    private static DoubleColumn OfTexts(TextColumn text, Func<string, double> of)
    {
        var said = text.Dictionary.Select(of).ToArray();
        var values = new double[text.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = text.Codes[i] < 0 ? double.NaN : said[text.Codes[i]];
        return new(values);
    }
}

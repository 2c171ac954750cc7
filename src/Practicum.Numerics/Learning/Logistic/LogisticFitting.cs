namespace Practicum.Numerics.Learning.Logistic;

/// <summary>Fits a logistic regression with an L2 penalty and turns the solution into a model.</summary>
internal static class LogisticFitting
{
    public static FittedModel Fit(TrainingSet set, Dictionary<string, double> options, Conduct conduct)
    {
        var layout = LogisticLayout.Of(set, (int)options["max_categories"], conduct);
        var design = LogisticDesign.Of(set, layout, conduct);
        return Model(set.Features, layout, new LogisticNewton(design, layout.Size, options["l2"], conduct).Solve());
    }

    private static LogisticModel Model(ImmutableArray<string> features, LogisticLayout layout, double[] solution)
    {
        var inputs = ImmutableArray.CreateBuilder<InputColumn>(features.Length);
        var terms = ImmutableArray.CreateBuilder<LinearTerm>(features.Length);
        foreach (var name in features)
        {
            if (layout.Numbers.FirstOrDefault(number => number.Name == name) is { } number)
            {
                inputs.Add(new(name, FieldKind.Number, null));
                terms.Add(new(number.Mean, number.Scale, (float)solution[number.At], number.Width == 2 ? (float)solution[number.At + 1] : 0f));
                continue;
            }

            var text = layout.Texts.First(text => text.Name == name);
            ImmutableArray<float> weights = [.. Enumerable.Range(text.At, text.Categories.Length).Select(at => (float)solution[at])];
            inputs.Add(new(name, FieldKind.Text, new(text.Categories, weights, text.MissingPlace < 0 ? 0f : (float)solution[text.MissingPlace], 0f)));
            terms.Add(new(0f, 1f, 1f, 0f));
        }

        return new(inputs.ToImmutable(), terms.ToImmutable(), (float)solution[layout.Dense - 1]);
    }
}

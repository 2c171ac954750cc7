namespace Practicum.Core.Submissions;

/// <summary>The fixed recipes of the models that scores are measured against (formats §7). Changing one is a new version of every score.</summary>
public static class AnchorRecipes
{
    /// <summary>The starter: logistic regression on the visible numbers; on all features where no feature is a number.</summary>
    public static Recipe Starter(Schema schema)
    {
        var numbers = Names(schema, field => field.Kind == FieldKind.Number);
        return new() { Learner = "logistic", Features = numbers.IsEmpty ? Names(schema, _ => true) : numbers };
    }

    /// <summary>The reference of a recorded world: gradient-boosted trees on all features, 150 of depth 4, at least 50 rows a leaf.</summary>
    public static Recipe Reference(Schema schema) => new()
    {
        Learner = "gbdt",
        Features = Names(schema, _ => true),
        Options = ImmutableSortedDictionary<string, double>.Empty.Add("trees", 150).Add("depth", 4).Add("learning_rate", 0.1).Add("min_child", 50),
    };

    private static ImmutableArray<string> Names(Schema schema, Func<Field, bool> chosen) =>
        [.. schema.Fields.Where(field => field.Role == FieldRole.Feature && chosen(field)).Select(field => field.Name)];
}

using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Vetting;

/// <summary>
/// Lists of ai.onnx.ml's operators that belong together: runtimes index one by the numbers of another, not always with a check (the operators' pages in ONNX's
/// Operators-ml.md say which lists go together).
/// </summary>
internal static class LearningChecks
{
    private const string Mend = "Export the model again with its own exporter.";

    /// <summary>Checks a node; operators without such lists pass.</summary>
    public static void Check(OnnxNode node, Spot at, Findings findings)
    {
        if (node.Domain != AllowedOperators.Learning && node.Operator != "TfIdfVectorizer")
            return;
        var lists = new NumberLists(node);
        var wrong = node.Operator switch
        {
            "TreeEnsembleClassifier" or "TreeEnsembleRegressor" => null,
            "LabelEncoder" => Encoder(node, lists),
            "CategoryMapper" => Same(lists, "cats_strings", "cats_int64s"),
            "OneHotEncoder" => Exactly(lists, "cats_strings", "cats_int64s"),
            "Scaler" => Same(lists, "offset", "scale"),
            "Imputer" => Exactly(lists, "imputed_value_floats", "imputed_value_int64s"),
            "FeatureVectorizer" => lists.Count("inputdimensions") == node.Inputs.Length ? null : "inputdimensions must have one number for each input",
            "LinearRegressor" => Divides(lists, "coefficients", Math.Max(1, node.Whole("targets", 1))) ?? Optional(lists, "intercepts", node.Whole("targets", 1)),
            "LinearClassifier" => LinearClassifier(lists),
            "SVMClassifier" => SupportClassifier(lists),
            "SVMRegressor" => SupportRegressor(node, lists),
            "TfIdfVectorizer" => Vectorizer(lists),
            _ => null,
        };
        if (wrong is not null)
            findings.Add("PR-ONNX-036", at, $"The lists of {node.Operator} do not fit together: {wrong}.", Mend);
        if (node.Operator is "TreeEnsembleClassifier" or "TreeEnsembleRegressor")
            new TreeChecks(node, at, findings).Check();
    }

    private static string? Same(NumberLists lists, string one, string other) =>
        lists.Count(one) == lists.Count(other) ? null : $"{one} and {other} must be equally long";

    private static string? Exactly(NumberLists lists, string one, string other) =>
        lists.Count(one) > 0 != lists.Count(other) > 0 ? null : $"just one of {one} and {other} must be filled";

    private static string? Divides(NumberLists lists, string name, long by) =>
        lists.Count(name) > 0 && lists.Count(name) % by == 0 ? null : $"{name} must have the same number of values for each answer";

    private static string? Optional(NumberLists lists, string name, long count) =>
        lists.Count(name) == 0 || lists.Count(name) == count ? null : $"{name} must have one value for each answer, or none";

    private static string? Encoder(OnnxNode node, NumberLists lists)
    {
        if (node.Find("classes_strings") is not null)
            return null;
        string[] keys = ["keys_strings", "keys_int64s", "keys_floats", "keys_tensor"], values = ["values_strings", "values_int64s", "values_floats", "values_tensor"];
        if (keys.Count(name => node.Find(name) is not null) != 1 || values.Count(name => node.Find(name) is not null) != 1)
            return "there must be one list of keys and one of values";
        return keys.Sum(lists.Count) == values.Sum(lists.Count) ? null : "there must be as many values as keys";
    }

    private static string? LinearClassifier(NumberLists lists)
    {
        var labels = lists.Count("classlabels_strings") + lists.Count("classlabels_ints");
        var scores = lists.Count("intercepts") > 0 ? lists.Count("intercepts") : labels;
        if (labels == 0 || lists.Count("classlabels_strings") > 0 == lists.Count("classlabels_ints") > 0)
            return "just one of classlabels_strings and classlabels_ints must be filled";
        if (scores != labels && !(scores == 1 && labels == 2))
            return "intercepts must have one value for each class";
        return Divides(lists, "coefficients", scores);
    }

    private static string? SupportClassifier(NumberLists lists)
    {
        var labels = lists.Count("classlabels_strings") + lists.Count("classlabels_ints");
        if (labels < 2 || lists.Count("classlabels_strings") > 0 == lists.Count("classlabels_ints") > 0)
            return "just one of classlabels_strings and classlabels_ints must be filled, with two classes or more";
        if (lists.Count("kernel_params") is not (0 or 3))
            return "kernel_params must have three values";
        var vectors = 0L;
        foreach (var count in lists.Wholes("vectors_per_class"))
            vectors = count < 0 || vectors < 0 ? -1 : Math.Min(vectors + count, int.MaxValue);
        if (lists.Count("vectors_per_class") == 0)
            return Divides(lists, "coefficients", labels);
        var pairs = labels * (labels - 1) / 2;
        if (vectors < 1 || lists.Count("vectors_per_class") != labels || lists.Count("support_vectors") == 0 || lists.Count("support_vectors") % vectors != 0)
            return "vectors_per_class must have one number for each class, and support_vectors the same number of values for each vector";
        if (lists.Count("coefficients") != vectors * (labels - 1) || lists.Count("rho") != pairs)
            return "coefficients must have a value for each vector and other class, and rho one for each pair of classes";
        return lists.Count("prob_a") != lists.Count("prob_b") || lists.Count("prob_a") is var given && given != 0 && given != pairs ? "prob_a and prob_b must have one value for each pair of classes, or none" : null;
    }

    private static string? SupportRegressor(OnnxNode node, NumberLists lists)
    {
        var vectors = node.Whole("n_supports", 0);
        if (lists.Count("kernel_params") is not (0 or 3))
            return "kernel_params must have three values";
        if (lists.Count("rho") != 1 || lists.Count("coefficients") == 0)
            return "rho must have one value, and coefficients some";
        if (vectors <= 0)
            return vectors == 0 ? null : "n_supports must not be negative";
        return lists.Count("coefficients") == vectors && lists.Count("support_vectors") > 0 && lists.Count("support_vectors") % vectors == 0
            ? null : "coefficients must have one value for each vector, and support_vectors the same number for each";
    }

    private static string? Vectorizer(NumberLists lists)
    {
        var pool = lists.Count("pool_strings") + lists.Count("pool_int64s");
        if (pool == 0 || lists.Count("pool_strings") > 0 == lists.Count("pool_int64s") > 0)
            return "just one of pool_strings and pool_int64s must be filled";
        var before = 0L;
        foreach (var start in lists.Wholes("ngram_counts"))
        {
            if (start < before || start > pool)
                return "ngram_counts must rise and stay within the pool";
            before = start;
        }

        foreach (var index in lists.Wholes("ngram_indexes"))
        {
            if (index is < 0 or > int.MaxValue)
                return "ngram_indexes must not be negative or too large";
        }

        return lists.Count("ngram_counts") == 0 || lists.Count("ngram_indexes") is var indexes && (indexes == 0 || indexes > pool) ? "ngram_counts and ngram_indexes must be filled, with no more indexes than the pool"
            : lists.Count("weights") is not 0 and var weights && weights != indexes ? "weights must have one value for each index" : null;
    }
}

using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Costs.Rules;

/// <summary>Linear models and support vectors (ai.onnx.ml): 2 operations for each coefficient and row, and 10 for each support vector's kernel function.</summary>
internal static class LinearModels
{
    private const int Kernel = 10;

    public static void Add(RuleBook book)
    {
        book.Learning(Regressor, "LinearRegressor");
        book.Learning(Classifier, "LinearClassifier");
        book.Learning(SupportRegressor, "SVMRegressor");
        book.Learning(SupportClassifier, "SVMClassifier");
    }

    /// <summary>Rows of a table: a single vector is one row.</summary>
    public static long Rows(Visit visit, Value x)
    {
        if (x.Rank is 1 or 2)
            return x.Rank == 1 ? 1 : x.Shape[0];
        visit.Fail($"expects rows and columns and is given {x.Rank} dimensions");
        return 1;
    }

    /// <summary>Sets the labels and the scores of a classifier.</summary>
    public static void Classes(Visit visit, long rows, long columns, string texts)
    {
        visit.Out(0, visit.Node.Find(texts) is { Texts.Length: > 0 } ? Elements.Text : Elements.Int64, [rows]);
        visit.Out(1, Elements.Single, [rows, columns]);
    }

    private static int Reals(Visit visit, string name) => visit.Node.Find(name) is { Kind: AttributeKind.Reals } found ? found.Reals.Length : 0;

    private static void Regressor(Visit visit)
    {
        var rows = Rows(visit, visit.In(0));
        visit.Operations = Sizes.Times(rows, 2 * (Int128)Reals(visit, "coefficients"));
        visit.Out(0, Elements.Single, [rows, Math.Max(1, visit.Whole("targets", 1))]);
    }

    private static void Classifier(Visit visit)
    {
        var rows = Rows(visit, visit.In(0));
        var classes = Features.Listed(visit, "classlabels_ints", "classlabels_strings");
        visit.Operations = Sizes.Times(rows, (2 * (Int128)Reals(visit, "coefficients")) + (5 * classes));
        Classes(visit, rows, Math.Max(classes, Reals(visit, "intercepts")), "classlabels_strings");
    }

    private static void SupportRegressor(Visit visit)
    {
        var rows = Rows(visit, visit.In(0));
        visit.Operations = Supports(visit, rows);
        visit.Out(0, Elements.Single, [rows, 1]);
    }

    private static void SupportClassifier(Visit visit)
    {
        var x = visit.In(0);
        var rows = Rows(visit, x);
        var classes = Features.Listed(visit, "classlabels_ints", "classlabels_strings");
        var pairs = Sizes.Dimension(Sizes.Times(classes, Math.Max(0, classes - 1)) / 2);
        visit.Operations = Supports(visit, rows);
        visit.Scratch = Sizes.Times(Sizes.Times(rows, (Int128)pairs + classes + Vectors(visit)), 4);
        var columns = Reals(visit, "prob_a") > 0 ? classes : Math.Max(classes, pairs);
        Classes(visit, rows, Math.Max(2, columns), "classlabels_strings");
    }

    private static long Vectors(Visit visit)
    {
        Int128 sum = Math.Max(0, visit.Whole("n_supports", 0));
        if (visit.Node.Find("vectors_per_class") is { Kind: AttributeKind.Wholes } listed)
        {
            foreach (var count in listed.Wholes.Span)
                sum = Sizes.Plus(sum, Math.Max(0, count));
        }

        return Sizes.Dimension(sum);
    }

    private static Int128 Supports(Visit visit, long rows) =>
        Sizes.Times(rows, (2 * ((Int128)Reals(visit, "support_vectors") + Reals(visit, "coefficients"))) + (Kernel * (Int128)Math.Min(Vectors(visit), Reals(visit, "support_vectors"))));
}

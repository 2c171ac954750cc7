using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Costs.Rules;

/// <summary>Ensembles of trees (ai.onnx.ml): for each row and tree one comparison for each step down its longest path, and one sum for each target or class.</summary>
internal static class TreeModels
{
    public static void Add(RuleBook book)
    {
        book.Learning(Regressor, "TreeEnsembleRegressor");
        book.Learning(Classifier, "TreeEnsembleClassifier");
    }

    private static ReadOnlySpan<long> Wholes(Visit visit, string name) => visit.Node.Find(name) is { Kind: AttributeKind.Wholes } found ? found.Wholes.Span : default;

    private static void Regressor(Visit visit)
    {
        var rows = LinearModels.Rows(visit, visit.In(0));
        var targets = Math.Max(1, visit.Whole("n_targets", 1));
        Charge(visit, rows, targets);
        visit.Out(0, Elements.Single, [rows, targets]);
    }

    private static void Classifier(Visit visit)
    {
        var rows = LinearModels.Rows(visit, visit.In(0));
        var classes = Math.Max(1, Features.Listed(visit, "classlabels_int64s", "classlabels_strings"));
        Charge(visit, rows, classes);
        LinearModels.Classes(visit, rows, classes, "classlabels_strings");
    }

    private static void Charge(Visit visit, long rows, long targets)
    {
        var modes = visit.Node.Find("nodes_modes")?.Texts ?? [];
        var depths = TreeDepths.ByTree(Wholes(visit, "nodes_treeids"), Wholes(visit, "nodes_nodeids"), Wholes(visit, "nodes_truenodeids"), Wholes(visit, "nodes_falsenodeids"), modes);
        visit.Operations = Sizes.Times(rows, Sizes.Plus(depths.Steps, Sizes.Times(depths.Trees, targets)));
        visit.Scratch = Sizes.Times(rows, Sizes.Times(targets, 16));
    }
}

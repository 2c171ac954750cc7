using Practicum.Numerics.Learning;

namespace Practicum.Onnx.Writing;

/// <summary>
/// Boosted trees as one TreeEnsembleRegressor. The sigmoid is a node of its own, because ONNX Runtime ignores <c>post_transform</c> on tree regressors;
/// a missing value takes the true branch of <c>BRANCH_LEQ</c> where <c>nodes_missing_value_tracks_true</c> is 1.
/// </summary>
internal static class TreesGraph
{
    /// <summary>Adds the log-odds [N, 1] and gives their name.</summary>
    public static string Add(Graph graph, TreesModel model)
    {
        var rows = graph.Add("Concat", [.. model.Inputs.Select(input => ModelExport.Number(graph, input))], "numbers", node => node.With("axis", 1));
        (long Tree, long At, TreeNode Node)[] all = [.. model.Trees.SelectMany((tree, t) => tree.Nodes.Select((node, i) => ((long)t, (long)i, node)))];
        (long Tree, long At, TreeNode Node)[] leaves = [.. all.Where(entry => entry.Node.Feature < 0)];
        return graph.Add("TreeEnsembleRegressor", [rows], "log_odds", node => node
            .With("aggregate_function", "SUM")
            .With("base_values", [model.Base])
            .With("n_targets", 1)
            .With("nodes_falsenodeids", all.Select(entry => (long)entry.Node.Right))
            .With("nodes_featureids", all.Select(entry => Math.Max(0L, entry.Node.Feature)))
            .With("nodes_missing_value_tracks_true", all.Select(entry => entry.Node.MissingLeft ? 1L : 0L))
            .With("nodes_modes", all.Select(entry => entry.Node.Feature < 0 ? "LEAF" : "BRANCH_LEQ"))
            .With("nodes_nodeids", all.Select(entry => entry.At))
            .With("nodes_treeids", all.Select(entry => entry.Tree))
            .With("nodes_truenodeids", all.Select(entry => (long)entry.Node.Left))
            .With("nodes_values", all.Select(entry => entry.Node.Threshold))
            .With("post_transform", "NONE")
            .With("target_ids", leaves.Select(_ => 0L))
            .With("target_nodeids", leaves.Select(entry => entry.At))
            .With("target_treeids", leaves.Select(entry => entry.Tree))
            .With("target_weights", leaves.Select(entry => entry.Node.Value)), Graph.MachineLearning);
    }
}

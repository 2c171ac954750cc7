using Practicum.Numerics.Learning;

namespace Practicum.Onnx.Writing;

/// <summary>
/// Trees as one TreeEnsembleRegressor. The sigmoid is a node of its own, because ONNX Runtime ignores <c>post_transform</c> on tree regressors;
/// a missing value takes the true branch of <c>BRANCH_LEQ</c> where <c>nodes_missing_value_tracks_true</c> is 1. A split on a set of texts becomes a chain of such nodes,
/// one for each run of looked-up numbers on the same side but the last; only true branches of a chain share a child, which ONNX Runtime allows.
/// </summary>
internal static class TreesGraph
{
    /// <summary>Adds the log-odds [N, 1] and gives their name.</summary>
    public static string Add(Graph graph, TreesModel model)
    {
        var rows = graph.Add("Concat", [.. model.Inputs.Select(input => ModelExport.Number(graph, input))], "numbers", node => node.With("axis", 1));
        int[] texts = [.. model.Inputs.Select(input => (int)(input.Lookup?.Values.DefaultIfEmpty(0).Max() ?? 0) + 1)];
        Written[] all = [.. model.Trees.SelectMany((tree, t) => Write(tree, t, texts))];
        Written[] leaves = [.. all.Where(node => node.Feature < 0)];
        return graph.Add("TreeEnsembleRegressor", [rows], "log_odds", node => node
            .With("aggregate_function", "SUM")
            .With("base_values", [model.Base])
            .With("n_targets", 1)
            .With("nodes_falsenodeids", all.Select(one => (long)one.False))
            .With("nodes_featureids", all.Select(one => Math.Max(0L, one.Feature)))
            .With("nodes_missing_value_tracks_true", all.Select(one => one.MissingTrue ? 1L : 0L))
            .With("nodes_modes", all.Select(one => one.Feature < 0 ? "LEAF" : "BRANCH_LEQ"))
            .With("nodes_nodeids", all.Select(one => (long)one.At))
            .With("nodes_treeids", all.Select(one => (long)one.Tree))
            .With("nodes_truenodeids", all.Select(one => (long)one.True))
            .With("nodes_values", all.Select(one => one.Feature < 0 ? 0 : one.Value))
            .With("post_transform", "NONE")
            .With("target_ids", leaves.Select(_ => 0L))
            .With("target_nodeids", leaves.Select(one => (long)one.At))
            .With("target_treeids", leaves.Select(one => (long)one.Tree))
            .With("target_weights", leaves.Select(one => one.Value)), Graph.MachineLearning);
    }

    private static List<Written> Write(Tree tree, int t, int[] texts)
    {
        var written = new List<Written>();
        var free = tree.Nodes.Length;
        for (var at = 0; at < tree.Nodes.Length; at++)
        {
            var node = tree.Nodes[at];
            if (node.Texts is not null)
                Chain(written, node, t, at, texts[node.Feature], ref free);
            else if (node.Feature < 0)
                written.Add(new(t, at, -1, node.Value, false, 0, 0));
            else
                written.Add(new(t, at, node.Feature, node.Threshold, node.MissingLeft, node.Left, node.Right));
        }

        return written;
    }

    /// <summary>Writes a split on a set as a chain; its first node has the split's own number, the others take free ones.</summary>
    private static void Chain(List<Written> written, TreeNode node, int t, int at, int texts, ref int free)
    {
        int Child(bool left) => left ? node.Left : node.Right;
        int[] ends = [.. Enumerable.Range(0, texts - 1).Where(code => node.Texts!.Contains(code) != node.Texts.Contains(code + 1))];
        if (ends.Length == 0)
        {
            var left = node.Texts!.Contains(0);
            written.Add(new(t, at, node.Feature, texts, left == node.MissingLeft, Child(left), Child(!left)));
            return;
        }

        for (var i = 0; i < ends.Length; i++)
        {
            var left = node.Texts!.Contains(ends[i]);
            var last = i == ends.Length - 1;
            var next = last ? Child(!left) : free++;
            written.Add(new(t, at, node.Feature, ends[i], last && left == node.MissingLeft, Child(left), next));
            at = next;
        }
    }

    /// <summary>A node as it is written; a leaf has feature −1 and its value.</summary>
    private readonly record struct Written(int Tree, int At, int Feature, float Value, bool MissingTrue, int True, int False);
}

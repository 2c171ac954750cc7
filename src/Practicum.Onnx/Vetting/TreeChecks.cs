using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Vetting;

/// <summary>
/// Trees of TreeEnsembleClassifier and TreeEnsembleRegressor: parallel lists of equal length, numbers within range, children that exist in the same tree, and no way round in a
/// circle, which would keep a runtime busy for ever. A child may have two parents (our own exporter shares them). Time is linear but for sorting nodes that stand out of order.
/// </summary>
internal sealed class TreeChecks(OnnxNode node, Spot at, Findings findings)
{
    /// <summary>Most nodes on the way from the root to a leaf. ONNX Runtime 1.30 builds trees by calling itself, a level a call: 5,000 levels load, 20,000 end its process.</summary>
    public const int MostDepth = 3_000;

    private const string Mend = "Export the model again with its own exporter.";

    private readonly NumberLists lists = new(node);

    /// <summary>Checks the trees; tells the first fault.</summary>
    public void Check()
    {
        if (Lengths() is { } uneven)
            findings.Add("PR-ONNX-034", at, uneven, Mend);
        else if (Words() is { } word)
            findings.Add("PR-ONNX-035", at, word, Mend);
        else if (TreeIndex.Of(lists.Kept("nodes_treeids"), lists.Wholes("nodes_nodeids")) is not { } index)
            findings.Add("PR-ONNX-035", at, "Two nodes of a tree have the same number, or a number is negative or too large.", Mend);
        else if ((Branches(index) ?? Leaves(index)) is { } broken)
            findings.Add("PR-ONNX-035", at, broken, Mend);
    }

    private bool Classifies => node.Operator == "TreeEnsembleClassifier";

    private string? Lengths()
    {
        var count = lists.Count("nodes_nodeids");
        foreach (var name in (ReadOnlySpan<string>)["nodes_treeids", "nodes_featureids", "nodes_modes", "nodes_truenodeids", "nodes_falsenodeids"])
        {
            if (count == 0 || lists.Count(name) != count)
                return string.Create(CultureInfo.InvariantCulture, $"{name} has {lists.Count(name):N0} values and nodes_nodeids {count:N0}; there must be as many, and some.");
        }

        if (lists.Count("nodes_values") + lists.Count("nodes_values_as_tensor") != count)
            return "nodes_values must have one value for each node.";
        if (lists.Count("nodes_missing_value_tracks_true") is var tracks && tracks != 0 && tracks != count)
            return "nodes_missing_value_tracks_true must have one value for each node, or none.";
        if (lists.Count("nodes_hitrates") + lists.Count("nodes_hitrates_as_tensor") is var rates && rates != 0 && rates != count)
            return "nodes_hitrates must have one value for each node, or none.";
        var (leaf, ids) = Classifies ? ("class", "class_ids") : ("target", "target_ids");
        var weights = lists.Count(leaf + "_weights") + lists.Count(leaf + "_weights_as_tensor");
        if (weights == 0 || lists.Count(ids) != weights || lists.Count(leaf + "_nodeids") != weights || lists.Count(leaf + "_treeids") != weights)
            return $"{leaf}_ids, {leaf}_nodeids, {leaf}_treeids and {leaf}_weights must be equally long, and not empty.";
        return Answers() is 0 ? "classlabels_int64s or classlabels_strings must be filled, and not both." : null;
    }

    /// <summary>Number of answers that leaves may add to: classes or targets; 0 when the classes are not stated clearly.</summary>
    private long Answers()
    {
        if (!Classifies)
            return node.Whole("n_targets", 1);
        var (texts, wholes) = (lists.Count("classlabels_strings"), lists.Count("classlabels_int64s"));
        return texts > 0 && wholes > 0 ? 0 : texts + wholes;
    }

    private string? Words()
    {
        foreach (var mode in lists.Texts("nodes_modes"))
        {
            var text = mode.Span;
            if (!text.SequenceEqual("LEAF"u8) && !text.SequenceEqual("BRANCH_LEQ"u8) && !text.SequenceEqual("BRANCH_LT"u8) && !text.SequenceEqual("BRANCH_GTE"u8)
                && !text.SequenceEqual("BRANCH_GT"u8) && !text.SequenceEqual("BRANCH_EQ"u8) && !text.SequenceEqual("BRANCH_NEQ"u8))
                return "nodes_modes holds a word that is no kind of branch.";
        }

        foreach (var feature in lists.Wholes("nodes_featureids"))
        {
            if (feature is < 0 or > int.MaxValue)
                return "nodes_featureids holds a number that is no column.";
        }

        if (lists.Count("base_values") + lists.Count("base_values_as_tensor") is var bases && bases != 0 && bases != 1 && bases != Answers())
            return "base_values must have one value for each answer, or none.";
        foreach (var id in lists.Wholes(Classifies ? "class_ids" : "target_ids"))
        {
            if (id < 0 || id >= Answers())
                return $"{(Classifies ? "class_ids" : "target_ids")} holds a number that is no answer.";
        }

        return null;
    }

    /// <summary>Children exist, and following them ends: nodes are taken away from the roots down (Kahn's order), and none may be left.</summary>
    private string? Branches(TreeIndex index)
    {
        var modes = lists.Texts("nodes_modes");
        var trues = lists.Wholes("nodes_truenodeids");
        var falses = lists.Wholes("nodes_falsenodeids");
        var count = modes.Length;
        var children = new int[2 * count];
        var parents = new int[count];
        for (var i = 0; i < count; i++)
        {
            if (modes[i].Length == 4)
                continue; // LEAF, the only word of four letters
            var (yes, no) = (index.Find(i, trues[i]), index.Find(i, falses[i]));
            if (yes < 0 || no < 0)
                return "A branch leads to a node that its tree does not have.";
            (children[2 * i], children[(2 * i) + 1]) = (yes + 1, no + 1);
            parents[yes]++;
            parents[no]++;
        }

        var (queue, depth, taken, filled) = (new int[count], new int[count], 0, 0);
        for (var i = 0; i < count; i++)
        {
            if (parents[i] == 0)
                queue[filled++] = i;
        }

        for (; taken < filled; taken++)
        {
            var parent = queue[taken];
            for (var side = 0; side < 2; side++)
            {
                var child = children[(2 * parent) + side] - 1;
                if (child < 0)
                    continue;
                depth[child] = Math.Max(depth[child], depth[parent] + 1);
                if (depth[child] >= MostDepth)
                    return string.Create(CultureInfo.InvariantCulture, $"A tree is deeper than {MostDepth:N0} levels.");
                if (--parents[child] == 0)
                    queue[filled++] = child;
            }
        }

        return taken == count ? null : "Branches of a tree lead round in a circle.";
    }

    private string? Leaves(TreeIndex index)
    {
        var trees = lists.Wholes(Classifies ? "class_treeids" : "target_treeids");
        var nodes = lists.Wholes(Classifies ? "class_nodeids" : "target_nodeids");
        for (var i = 0; i < trees.Length; i++)
        {
            if (index.Find(trees[i], nodes[i]) < 0)
                return "A leaf's value belongs to a node that its tree does not have.";
        }

        return null;
    }
}

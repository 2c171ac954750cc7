using Practicum.Onnx.Writing;

namespace Practicum.Onnx.Tests.Making;

/// <summary>Tree ensembles for tests.</summary>
internal static class Trees
{
    /// <summary>A node: tree, number, mode, true child, false child.</summary>
    public readonly record struct One(long Tree, long At, string Mode, long True, long False);

    /// <summary>One split with two leaves.</summary>
    public static One[] Stump { get; } = [new(0, 0, "BRANCH_LEQ", 1, 2), new(0, 1, "LEAF", 0, 0), new(0, 2, "LEAF", 0, 0)];

    /// <summary>A TreeEnsembleRegressor from x to y whose leaves each give 1; a change replaces or adds one list.</summary>
    public static WireWriter Node(One[] nodes, params (string Name, WireWriter List)[] changes)
    {
        var leaves = nodes.Where(n => n.Mode == "LEAF").ToArray();
        var lists = new Dictionary<string, WireWriter>
        {
            ["nodes_treeids"] = Wire.Attribute("nodes_treeids", [.. nodes.Select(n => n.Tree)]),
            ["nodes_nodeids"] = Wire.Attribute("nodes_nodeids", [.. nodes.Select(n => n.At)]),
            ["nodes_featureids"] = Wire.Attribute("nodes_featureids", new long[nodes.Length]),
            ["nodes_modes"] = Wire.Attribute("nodes_modes", [.. nodes.Select(n => n.Mode)]),
            ["nodes_values"] = Wire.Attribute("nodes_values", new float[nodes.Length]),
            ["nodes_truenodeids"] = Wire.Attribute("nodes_truenodeids", [.. nodes.Select(n => n.True)]),
            ["nodes_falsenodeids"] = Wire.Attribute("nodes_falsenodeids", [.. nodes.Select(n => n.False)]),
            ["target_treeids"] = Wire.Attribute("target_treeids", [.. leaves.Select(n => n.Tree)]),
            ["target_nodeids"] = Wire.Attribute("target_nodeids", [.. leaves.Select(n => n.At)]),
            ["target_ids"] = Wire.Attribute("target_ids", new long[leaves.Length]),
            ["target_weights"] = Wire.Attribute("target_weights", [.. leaves.Select(_ => 1f)]),
            ["n_targets"] = Wire.Attribute("n_targets", 1),
        };
        foreach (var (name, list) in changes)
            lists[name] = list;
        return Wire.Node("TreeEnsembleRegressor", ["x"], ["y"], "ai.onnx.ml", [.. lists.Values]);
    }

    public static byte[] Model(One[] nodes, params (string Name, WireWriter List)[] changes) => Wire.Model(Wire.Graph([Node(nodes, changes)], outputs: [Wire.Value("y", Wire.Float, -1, 1)]));

    public static byte[] Model(One[] nodes, string name, long[] values) => Model(nodes, (name, Wire.Attribute(name, values)));

    /// <summary>One path of branches down to a leaf, each with a leaf beside it.</summary>
    public static One[] Chain(int depth)
    {
        var nodes = new List<One>();
        for (var i = 0; i < depth; i++)
        {
            nodes.Add(new(0, 2 * i, "BRANCH_LEQ", (2 * i) + 2, (2 * i) + 1));
            nodes.Add(new(0, (2 * i) + 1, "LEAF", 0, 0));
        }

        return [.. nodes, new(0, 2 * depth, "LEAF", 0, 0)];
    }
}

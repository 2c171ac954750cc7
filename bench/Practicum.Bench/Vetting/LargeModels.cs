using Practicum.Onnx.Tests.Making;
using Practicum.Onnx.Writing;

namespace Practicum.Bench.Vetting;

/// <summary>Models of some size, written as the common exporters write them: lists of numbers one by one, each behind its tag.</summary>
internal static class LargeModels
{
    /// <summary>A chain of matrix products over a few big constants.</summary>
    public static byte[] Constants(int megabytes)
    {
        var side = 1_024;
        var layers = Math.Max(1, megabytes * 1_000_000 / (4 * side * side));
        var raw = new byte[4 * side * side];
        new Chance(3).Stream("bytes").Fill(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, double>(raw.AsSpan()), 0);
        var nodes = Enumerable.Range(0, layers).Select(i => Wire.Node("MatMul", [i == 0 ? "x" : $"v{i}", $"w{i}"], [i == layers - 1 ? "y" : $"v{i + 1}"])).ToArray();
        var constants = Enumerable.Range(0, layers).Select(i => Wire.Tensor($"w{i}", Wire.Float, [side, side], raw)).ToArray();
        return Wire.Model(Wire.Graph(nodes, constants, [Wire.Value("x", Wire.Float, -1, side)], [Wire.Value("y", Wire.Float, -1, side)]));
    }

    /// <summary>One ensemble of full trees of 4,095 nodes with the lists of skl2onnx; about 33 bytes a node.</summary>
    public static byte[] Trees(int megabytes)
    {
        const int Size = 4_095, Inner = Size / 2;
        var count = megabytes * 1_000_000 / 33 / Size * Size;
        WireWriter Wholes(string name, Func<int, long> value, bool leaves = false)
        {
            var list = Wire.New().Text(1, name);
            for (var i = 0; i < count; i++)
            {
                if (!leaves || i % Size >= Inner)
                    list.Integer(8, value(i));
            }

            return list.Integer(20, 7);
        }

        WireWriter Reals(string name, Func<int, float> value, bool leaves = false)
        {
            var list = Wire.New().Text(1, name);
            for (var i = 0; i < count; i++)
            {
                if (!leaves || i % Size >= Inner)
                    list.Single(7, value(i));
            }

            return list.Integer(20, 6);
        }

        var modes = Wire.New().Text(1, "nodes_modes");
        for (var i = 0; i < count; i++)
            modes.Bytes(9, i % Size < Inner ? "BRANCH_LEQ"u8 : "LEAF"u8);
        var node = Wire.Node("TreeEnsembleRegressor", ["x"], ["y"], "ai.onnx.ml",
            Wholes("nodes_treeids", i => i / Size), Wholes("nodes_nodeids", i => i % Size), Wholes("nodes_featureids", i => i % 30), modes.Integer(20, 8), Reals("nodes_values", i => 0.37f * (i % 1_000)),
            Wholes("nodes_truenodeids", i => i % Size < Inner ? (2 * (i % Size)) + 1 : 0), Wholes("nodes_falsenodeids", i => i % Size < Inner ? (2 * (i % Size)) + 2 : 0),
            Wholes("target_treeids", i => i / Size, true), Wholes("target_nodeids", i => i % Size, true), Wholes("target_ids", _ => 0, true), Reals("target_weights", i => 0.01f * (i % 77), true),
            Wire.Attribute("n_targets", 1), Wire.Attribute("post_transform", "NONE"));
        return Wire.Model(Wire.Graph([node], inputs: [Wire.Value("x", Wire.Float, -1, 30)], outputs: [Wire.Value("y", Wire.Float, -1, 1)]));
    }

    /// <summary>As many small layers as are taken, with names as long as torch writes them, and constants that fill the file.</summary>
    public static byte[] Nodes(int nodes, int megabytes)
    {
        var width = Math.Max(1, (int)(megabytes * 1_000_000L / nodes / 2));
        var (parts, constants) = (new List<WireWriter>(), new List<WireWriter>());
        var last = "x";
        for (var i = 0; i < nodes; i++)
        {
            var next = i == nodes - 1 ? "y" : $"/encoder/layers.{i}/linear/Op_output_0";
            if (i % 2 == 0)
            {
                constants.Add(Wire.Tensor($"encoder.layers.{i}.linear.bias", Wire.Float, [width / 4], new byte[width / 4 * 4]));
                constants.Add(Wire.Tensor($"encoder.layers.{i}.linear.scale", Wire.Float, [3 * width / 4], new byte[3 * width / 4 * 4]));
                parts.Add(Wire.Node("Add", [last, $"encoder.layers.{i}.linear.bias"], [next]).Text(3, $"/encoder/layers.{i}/linear/Add"));
            }
            else
                parts.Add(Wire.Node("LeakyRelu", [last], [next], "", Wire.New().Text(1, "alpha").Single(2, 0.01f).Integer(20, 1)).Text(3, $"/encoder/layers.{i}/act/LeakyRelu"));
            last = next;
        }

        return Wire.Model(Wire.Graph([.. parts], [.. constants], [Wire.Value("x", Wire.Float, -1, width / 4)], [Wire.Value("y", Wire.Float, -1, width / 4)]));
    }
}

using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Learning;

/// <summary>
/// Gradient boosting of the binary log loss with second-order leaves (J. Friedman, "Greedy function approximation", 2001; the leaf −G/(H + λ) of XGBoost).
/// Texts become the rank of their smoothed label mean, (positives + 10 · base rate) / (rows + 10), so that one threshold parts a group of texts;
/// missing and unseen texts are missing values.
/// </summary>
internal static class TreesFitting
{
    private const double Smoothing = 10;
    private const int Chunk = 8_192;

    public static FittedModel Fit(Table rows, byte[] labels, ImmutableArray<string> features, Dictionary<string, double> options, Conduct conduct)
    {
        var positive = labels.Count(label => label == 1);
        var inputs = Inputs(rows, labels, features);
        var columns = new BinnedColumn[inputs.Length];
        Parallel.For(0, inputs.Length, conduct.Parallel, f => columns[f] = BinnedColumn.Of(Values(inputs[f], rows), (int)options["bins"]));

        var start = (float)Math.Log((positive + 0.5) / (labels.Length - positive + 0.5));
        var trees = ImmutableArray.CreateBuilder<Tree>();
        if (positive > 0 && positive < labels.Length)
            Boost(trees, columns, labels, start, options, conduct);
        if (trees.Count == 0)
            trees.Add(new([new(-1, 0, false, 0, 0, 0)]));
        conduct.Progress?.Report(1);
        return new TreesModel([.. inputs], trees.ToImmutable(), start);
    }

    /// <summary>How trees read each feature.</summary>
    public static InputColumn[] Inputs(Table rows, byte[] labels, ImmutableArray<string> features)
    {
        var share = (double)labels.Count(label => label == 1) / labels.Length;
        return [.. features.Select(name => rows[name] is TextColumn text
            ? new InputColumn(name, FieldKind.Text, Rank(text, labels, share))
            : new InputColumn(name, FieldKind.Number, null))];
    }

    private static TextLookup Rank(TextColumn column, byte[] labels, double share)
    {
        var dictionary = column.Dictionary;
        var counts = new int[dictionary.Length];
        var positives = new int[dictionary.Length];
        for (var row = 0; row < labels.Length; row++)
        {
            if (column.Codes[row] is not (>= 0 and var code))
                continue;
            counts[code]++;
            positives[code] += labels[row];
        }

        ImmutableArray<string> ordered = [.. Enumerable.Range(0, dictionary.Length).Where(code => counts[code] > 0 && dictionary[code].Length > 0)
            .OrderBy(code => (positives[code] + (Smoothing * share)) / (counts[code] + Smoothing)).ThenBy(code => dictionary[code], StringComparer.Ordinal)
            .Select(code => dictionary[code])];
        return new(ordered, [.. Enumerable.Range(0, ordered.Length).Select(rank => (float)rank)], float.NaN, float.NaN);
    }

    /// <summary>All values of an input as the trees see them.</summary>
    public static float[] Values(InputColumn input, Table rows)
    {
        var column = rows[input.Name];
        var values = new float[column.Length];
        input.Encode(column, column is TextColumn text ? input.Lookup!.Of(text.Dictionary) : null, 0, values);
        return values;
    }

    private static void Boost(
        ImmutableArray<Tree>.Builder trees, BinnedColumn[] columns, byte[] labels, float start, Dictionary<string, double> options, Conduct conduct)
    {
        var scores = new double[labels.Length];
        Array.Fill(scores, start);
        var slopes = new Vector64<float>[labels.Length];
        var growing = new TreeGrowing(columns, options, conduct);
        var sample = new Chance(conduct.Seed).Stream("learning/subsample");
        int count = (int)options["trees"], chunks = (labels.Length + Chunk - 1) / Chunk;
        for (var t = 0; t < count; t++)
        {
            Parallel.For(0, chunks, conduct.Parallel, chunk =>
            {
                for (var row = chunk * Chunk; row < Math.Min(labels.Length, (chunk + 1) * Chunk); row++)
                {
                    var p = 1 / (1 + Math.Exp(-scores[row]));
                    slopes[row] = Vector64.Create((float)(p - labels[row]), (float)(p * (1 - p)));
                }
            });
            var (inside, outside) = Draw(labels.Length, options["subsample"], sample, (uint)t);
            var tree = growing.Grow(inside, slopes);
            if (tree.Nodes.Length == 1 && outside.Length == 0)
                break;
            trees.Add(tree);
            foreach (var (first, length, value) in growing.Leaves)
            {
                foreach (var row in inside.AsSpan(first, length))
                    scores[row] += value;
            }

            foreach (var row in outside)
                scores[row] += Leaf(tree, columns, row);
            conduct.Progress?.Report((t + 1.0) / count);
        }
    }

    /// <summary>The rows that a tree sees, and the others, both rising. A tree never sees none.</summary>
    private static (int[] Inside, int[] Outside) Draw(int rows, double share, ChanceStream chance, uint tree)
    {
        if (share >= 1)
            return ([.. Enumerable.Range(0, rows)], []);
        var inside = new List<int>((int)(rows * share) + 1);
        var outside = new List<int>((int)(rows * (1 - share)) + 1);
        for (var row = 0; row < rows; row++)
            (chance.Uniform(tree, (uint)row) < share ? inside : outside).Add(row);
        return inside.Count > 0 ? ([.. inside], [.. outside]) : ([.. outside], []);
    }

    private static float Leaf(Tree tree, BinnedColumn[] columns, int row)
    {
        var node = tree.Nodes[0];
        while (node.Feature >= 0)
        {
            var column = columns[node.Feature];
            int code = column.Codes[row];
            var left = code == BinnedColumn.Missing ? node.MissingLeft : code >= column.Thresholds.Length ? float.IsPositiveInfinity(node.Threshold) : column.Thresholds[code] <= node.Threshold;
            node = tree.Nodes[left ? node.Left : node.Right];
        }

        return node.Value;
    }
}

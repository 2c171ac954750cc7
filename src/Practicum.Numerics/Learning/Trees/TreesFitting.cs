using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Learning.Trees;

/// <summary>
/// Gradient boosting of the binary log loss with second-order leaves (J. Friedman, "Greedy function approximation", 2001; the leaf −G/(H + λ) of XGBoost).
/// The commonest 254 texts of a column are told apart, the others count as one; all are numbered by their smoothed label mean,
/// (positives + 10 · base rate) / (rows + 10), which only keeps sets short: splits on texts have no order. Missing and unseen texts are missing values.
/// </summary>
internal static class TreesFitting
{
    private const double Smoothing = 10;
    private const int MostTexts = ColumnCuts.Most - 1;

    public static FittedModel Fit(TrainingSet set, Dictionary<string, double> options, Conduct conduct)
    {
        var (train, validation) = Divide(set, options["validation"], conduct);
        var labels = train.Labels.ToArray();
        var weights = train.Weights.ToArray();
        var positive = Positive(labels, weights);
        var total = weights.Length == 0 ? labels.Length : weights.Sum();
        var inputs = Inputs(train, MostTexts);
        var start = (float)Math.Log((positive + 0.5) / (total - positive + 0.5));
        var trees = ImmutableArray.CreateBuilder<Tree>();
        if (positive > 0 && positive < total)
        {
            var data = BinnedRows.Of(train.Rows, inputs, weights, (int)options["bins"], conduct);
            var watch = validation is null ? null : new Watch(data.Like(validation.Rows, inputs, conduct), validation, start, (int)options["patience"]);
            var monotone = Array.ConvertAll(inputs, input => (sbyte)train.Monotone.GetValueOrDefault(input.Name));
            Boost(trees, data, labels, weights, monotone, start, options, watch, conduct);
        }

        if (trees.Count == 0)
            trees.Add(new([new(-1, 0, false, 0, 0, 0, null)]));
        conduct.Progress?.Report(1);
        return new TreesModel([.. inputs], trees.ToImmutable(), start);
    }

    /// <summary>Sum of the weights of label 1.</summary>
    public static double Positive(byte[] labels, double[] weights)
    {
        if (weights.Length == 0)
            return labels.AsSpan().Count((byte)1);
        double sum = 0;
        for (var row = 0; row < labels.Length; row++)
            sum += labels[row] * weights[row];
        return sum;
    }

    /// <summary>How trees read each feature: the commonest <paramref name="most"/> texts have numbers of their own, the others share the next one.</summary>
    public static InputColumn[] Inputs(TrainingSet set, int most)
    {
        var (labels, weights) = (set.Labels.ToArray(), set.Weights.ToArray());
        var share = Positive(labels, weights) / (weights.Length == 0 ? labels.Length : weights.Sum());
        return [.. set.Features.Select(name => set.Rows[name] is TextColumn text
            ? new InputColumn(name, FieldKind.Text, Rank(text, labels, weights, share, most))
            : new InputColumn(name, FieldKind.Number, null))];
    }

    private static TextLookup Rank(TextColumn column, byte[] labels, double[] weights, double share, int most)
    {
        var dictionary = column.Dictionary;
        var counts = new double[dictionary.Length];
        var positives = new double[dictionary.Length];
        for (var row = 0; row < labels.Length; row++)
        {
            if (column.Codes[row] is not (>= 0 and var code))
                continue;
            var weight = weights.Length == 0 ? 1 : weights[row];
            counts[code] += weight;
            positives[code] += labels[row] * weight;
        }

        int[] common = [.. Enumerable.Range(0, dictionary.Length).Where(code => counts[code] > 0 && dictionary[code].Length > 0)
            .OrderByDescending(code => counts[code]).ThenBy(code => dictionary[code], StringComparer.Ordinal)];
        int[] ordered = [.. common.Take(most).OrderBy(code => (positives[code] + (Smoothing * share)) / (counts[code] + Smoothing)).ThenBy(code => dictionary[code], StringComparer.Ordinal)];
        var rare = common.Skip(most).OrderBy(code => dictionary[code], StringComparer.Ordinal).ToArray();
        return new(
            [.. ordered.Concat(rare).Select(code => dictionary[code])],
            [.. Enumerable.Range(0, ordered.Length).Select(rank => (float)rank), .. rare.Select(_ => (float)most)], float.NaN, float.NaN);
    }

    /// <summary>Draws the rows that are held out, each with the same chance; one at least stays on either side.</summary>
    private static (TrainingSet Train, TrainingSet? Validation) Divide(TrainingSet set, double share, Conduct conduct)
    {
        if (set.Validation is not null || share <= 0 || set.Rows.Rows < 2)
            return (set, set.Validation);
        var (outside, inside) = Draw(set.Rows.Rows, share, new Chance(conduct.Seed).Stream("learning/validation"), 0);
        if (inside.Length == 0 || set.Take(inside).Wrong("gbdt") is not null || set.Take(outside).Wrong("gbdt") is not null)
            return (set, null);
        return (set.Take(inside), set.Take(outside));
    }

    private static void Boost(
        ImmutableArray<Tree>.Builder trees, BinnedRows data, byte[] labels, double[] weights, sbyte[] monotone, float start, Dictionary<string, double> options, Watch? watch, Conduct conduct)
    {
        var point = new FixedPoint(labels.Length, weights);
        var slopes = new LogLossSlopes(labels, weights, point, start, conduct);
        var how = new TreeOptions(
            (int)options["depth"], options["learning_rate"], options["l2"], options["min_child"], options["category_smoothing"], options["category_rows"]);
        var growing = new TreeGrowing(data, how, point, monotone, conduct);
        var sample = new Chance(conduct.Seed).Stream("learning/subsample");
        var count = (int)options["trees"];
        int[] all = options["subsample"] >= 1 ? [.. Enumerable.Range(0, labels.Length)] : [];
        slopes.Add([0]);
        for (var t = 0; t < count; t++)
        {
            var (inside, outside) = all.Length > 0 ? (all, []) : Draw(labels.Length, options["subsample"], sample, (uint)t);
            var tree = growing.Grow(inside, slopes.Lanes);
            if (tree.Nodes.Length == 1 && outside.Length == 0)
                break;
            trees.Add(tree);
            if (watch?.Goes(growing, trees.Count) == false)
                break;
            Update(growing, data, slopes, outside, conduct);
            conduct.Progress?.Report((t + 1.0) / count);
        }

        if (watch is not null)
            trees.Count = Math.Min(trees.Count, watch.Best);
    }

    private static void Update(TreeGrowing growing, BinnedRows data, LogLossSlopes slopes, int[] outside, Conduct conduct)
    {
        var leaves = growing.Leaves;
        var values = new List<float>(leaves.Select(leaf => leaf.Value));
        conduct.For(leaves.Count, 2L * data.Rows, leaf => slopes.Mark(growing.Rows.Slice(leaves[leaf].First, leaves[leaf].Count), (ushort)leaf));
        if (outside.Length > 0)
        {
            var byValue = new Dictionary<float, ushort>();
            for (var leaf = 0; leaf < leaves.Count; leaf++)
                byValue.TryAdd(leaves[leaf].Value, (ushort)leaf);
            conduct.For((outside.Length + 4_095) / 4_096, 8L * outside.Length, part =>
            {
                foreach (var row in outside.AsSpan(part * 4_096, Math.Min(4_096, outside.Length - (part * 4_096))))
                    slopes.LeafOf[row] = byValue[growing.Value(data, row)];
            });
        }

        slopes.Add([.. values]);
    }

    /// <summary>The rows that are drawn, and the others, both rising. The first is never empty.</summary>
    private static (int[] Inside, int[] Outside) Draw(int rows, double share, ChanceStream chance, uint tree)
    {
        var inside = new List<int>((int)(rows * share) + 1);
        var outside = new List<int>((int)(rows * (1 - share)) + 1);
        for (var row = 0; row < rows; row++)
            (chance.Uniform(tree, (uint)row) < share ? inside : outside).Add(row);
        return inside.Count > 0 ? ([.. inside], [.. outside]) : ([.. outside], []);
    }

    /// <summary>Watches the log loss of rows that trees do not see.</summary>
    private sealed class Watch(BinnedRows rows, TrainingSet set, double start, int patience)
    {
        private readonly double[] scores = [.. Enumerable.Repeat(start, set.Rows.Rows)];
        private double least = Loss(set, [.. Enumerable.Repeat(start, set.Rows.Rows)]);

        /// <summary>Number of trees with the least loss.</summary>
        public int Best { get; private set; }

        /// <summary>Whether to go on after a tree.</summary>
        public bool Goes(TreeGrowing tree, int trees)
        {
            for (var row = 0; row < scores.Length; row++)
                scores[row] += tree.Value(rows, row);
            var loss = Loss(set, scores);
            if (loss < least)
                (least, Best) = (loss, trees);
            return trees - Best < patience;
        }

        private static double Loss(TrainingSet set, double[] scores)
        {
            var labels = set.Labels.Span;
            var weights = set.Weights.Span;
            double sum = 0;
            for (var row = 0; row < scores.Length; row++)
            {
                var margin = labels[row] == 1 ? scores[row] : -scores[row];
                sum += (weights.IsEmpty ? 1 : weights[row]) * (margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin)) - margin);
            }

            return sum;
        }
    }
}

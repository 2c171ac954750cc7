namespace Practicum.Numerics.Learning;

/// <summary>
/// One classification tree with exact splits by the Gini index (Breiman, Friedman, Olshen and Stone, *Classification and Regression Trees*, 1984, §4.3).
/// Not pruned: grown deep with one row a leaf it learns its rows by heart, which makes it the control for "memorised, not learnt".
/// </summary>
internal static class CartFitting
{
    private const double Certain = 1e-4;

    /// <summary>Missing values sort after all others, infinity too.</summary>
    private const float Missing = float.PositiveInfinity;

    public static FittedModel Fit(Table rows, byte[] labels, ImmutableArray<string> features, Dictionary<string, double> options, Conduct conduct)
    {
        var share = labels.Count(label => label == 1) / (double)labels.Length;
        InputColumn[] inputs = [.. features.Select(name => TreesFitting.Input(rows, labels, name, share))];
        var values = inputs.Select(input =>
        {
            var (column, encoded) = (rows[input.Name], new float[labels.Length]);
            input.Encode(column, column is TextColumn text ? input.Lookup!.Of(text.Dictionary) : null, 0, encoded);
            return encoded;
        }).ToArray();
        var grower = new Grower(values, labels, (int)options["depth"], (int)options["min_rows"], conduct.Stop);
        conduct.Progress?.Report(1);
        return new TreesModel([.. inputs], [grower.Grow()], 0);
    }

    private readonly record struct Split(int Feature, float Threshold, double Impurity);

    private sealed class Grower(float[][] values, byte[] labels, int depth, int minRows, CancellationToken stop)
    {
        private readonly int[] order = [.. Enumerable.Range(0, labels.Length)];
        private readonly float[] keys = new float[labels.Length];
        private readonly int[] sorted = new int[labels.Length];
        private readonly List<TreeNode> nodes = [];

        public Tree Grow()
        {
            var waiting = new Stack<(int Node, int First, int Count, int Level)>();
            nodes.Add(default);
            waiting.Push((0, 0, order.Length, 0));
            while (waiting.TryPop(out var at))
            {
                stop.ThrowIfCancellationRequested();
                var rows = order.AsSpan(at.First, at.Count);
                var positive = Positives(rows);
                if (positive == 0 || positive == at.Count || at.Level >= depth || at.Count < 2 * minRows || Best(rows, positive) is not { } best)
                {
                    var p = Math.Clamp(positive / (double)at.Count, Certain, 1 - Certain);
                    nodes[at.Node] = new(-1, 0, false, 0, 0, (float)Math.Log(p / (1 - p)));
                    continue;
                }

                var left = Part(rows, values[best.Feature], best.Threshold);
                var child = nodes.Count;
                nodes.Add(default);
                nodes.Add(default);
                nodes[at.Node] = new(best.Feature, best.Threshold, false, child, child + 1, 0);
                waiting.Push((child + 1, at.First + left, at.Count - left, at.Level + 1));
                waiting.Push((child, at.First, left, at.Level + 1));
            }

            return new([.. nodes]);
        }

        private int Positives(ReadOnlySpan<int> rows)
        {
            var positive = 0;
            foreach (var row in rows)
                positive += labels[row];
            return positive;
        }

        /// <summary>The split with the least impurity; the first feature and the smallest threshold win ties. Missing values go right.</summary>
        private Split? Best(ReadOnlySpan<int> rows, int positive)
        {
            Split? best = null;
            for (var f = 0; f < values.Length; f++)
            {
                var key = keys.AsSpan(0, rows.Length);
                var row = sorted.AsSpan(0, rows.Length);
                for (var i = 0; i < rows.Length; i++)
                    key[i] = float.IsNaN(values[f][rows[i]]) ? Missing : values[f][rows[i]];
                rows.CopyTo(row);
                key.Sort(row);
                var below = 0;
                for (var i = 0; i < rows.Length - 1; i++)
                {
                    below += labels[row[i]];
                    if (key[i] == key[i + 1] || i + 1 < minRows || rows.Length - i - 1 < minRows)
                        continue;
                    var impurity = Gini(below, i + 1) + Gini(positive - below, rows.Length - i - 1);
                    if (best is null || impurity < best.Value.Impurity)
                        best = new(f, key[i], impurity);
                }
            }

            return best;
        }

        /// <summary>Rows that go left first, both parts in their old order; returns how many go left.</summary>
        private int Part(Span<int> rows, float[] column, float threshold)
        {
            var right = sorted.AsSpan(0, rows.Length);
            var (left, others) = (0, 0);
            foreach (var row in rows)
            {
                if (column[row] <= threshold)
                    rows[left++] = row;
                else
                    right[others++] = row;
            }

            right[..others].CopyTo(rows[left..]);
            return left;
        }

        private static double Gini(double positive, double count) => positive * (count - positive) / count;
    }
}

namespace Practicum.Numerics.Learning.Trees;

/// <summary>
/// One classification tree (L. Breiman et al., "Classification and regression trees", 1984): exact splits by the Gini impurity, missing values tried on either
/// side, no pruning. A leaf gives its share of label 1, kept within 1e-7 and 1 − 1e-7. Texts are ranked by their smoothed label mean, so that one threshold parts a group.
/// A row of weight w counts as w rows.
/// Each column's rows are sorted once and parted stably at every split, so a level costs one pass.
/// </summary>
internal sealed class DecisionTreeFitting
{
    private readonly float[][] values;
    private readonly double[] counts, positive;
    private readonly int[][] sorted;
    private readonly int[] moved;
    private readonly bool[] goesLeft;
    private readonly int depth, minRows;
    private readonly Conduct conduct;
    private readonly List<TreeNode> nodes = [];

    private DecisionTreeFitting(float[][] values, TrainingSet set, Dictionary<string, double> options, Conduct conduct)
    {
        (this.values, this.conduct) = (values, conduct);
        (depth, minRows) = ((int)options["depth"], (int)options["min_rows"]);
        (moved, goesLeft) = (new int[set.Rows.Rows], new bool[set.Rows.Rows]);
        counts = set.Weights.IsEmpty ? [.. Enumerable.Repeat(1.0, set.Rows.Rows)] : set.Weights.ToArray();
        positive = [.. counts.Select((count, row) => count * set.Labels.Span[row])];
        sorted = new int[values.Length][];
        Parallel.For(0, values.Length, conduct.Parallel, f => sorted[f] = Order(values[f]));
    }

    public static FittedModel Fit(TrainingSet set, Dictionary<string, double> options, Conduct conduct)
    {
        if (set.Weights.Span.Contains(0))
            set = set.Take([.. Enumerable.Range(0, set.Rows.Rows).Where(row => set.Weights.Span[row] > 0)]);
        var inputs = TreesFitting.Inputs(set, int.MaxValue);
        var fitting = new DecisionTreeFitting([.. inputs.Select(input => BinnedRows.Values(input, set.Rows))], set, options, conduct);
        fitting.Grow(0, set.Rows.Rows, 0);
        conduct.Progress?.Report(1);
        return new TreesModel([.. inputs], [new([.. fitting.nodes])], 0);
    }

    /// <summary>Rows in rising order of the value, equal ones in order of the rows, missing ones last.</summary>
    private static int[] Order(float[] values)
    {
        var rows = new int[values.Length];
        var keys = new ulong[values.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            var rising = float.IsNaN(values[row]) ? uint.MaxValue : ColumnCuts.Rising(values[row]);
            (rows[row], keys[row]) = (row, ((ulong)rising << 32) | (uint)row);
        }

        Array.Sort(keys, rows);
        return rows;
    }

    private int Grow(int first, int count, int level)
    {
        conduct.Stop.ThrowIfCancellationRequested();
        var at = nodes.Count;
        double total = 0, positives = 0;
        foreach (var row in sorted[0].AsSpan(first, count))
        {
            total += counts[row];
            positives += positive[row];
        }

        var best = default(Cut);
        for (var f = 0; f < values.Length && level < depth && positives > 0 && positives < total; f++)
            best = Best(f, first, count, total, positives, best);
        if (best.Left == 0)
        {
            var share = Math.Clamp(positives / total, 1e-7, 1 - 1e-7);
            nodes.Add(new(-1, 0, false, 0, 0, (float)Math.Log(share / (1 - share)), null));
            return at;
        }

        nodes.Add(default);
        Part(best, first, count);
        var left = Grow(first, best.Left, level + 1);
        var right = Grow(first + best.Left, count - best.Left, level + 1);
        nodes[at] = new(best.Column, best.Threshold, best.MissingLeft, left, right, 0, null);
        return at;
    }

    private Cut Best(int column, int first, int count, double total, double positives, Cut best)
    {
        var rows = sorted[column].AsSpan(first, count);
        var own = values[column];
        var present = count;
        double missingRows = 0, missingPositives = 0, sum = 0, taken = 0;
        while (present > 0 && float.IsNaN(own[rows[present - 1]]))
        {
            missingRows += counts[rows[--present]];
            missingPositives += positive[rows[present]];
        }

        var missing = count - present;
        for (var i = 0; i < present; i++)
        {
            taken += counts[rows[i]];
            sum += positive[rows[i]];
            var last = i == present - 1;
            if (last ? missing == 0 : own[rows[i]] >= own[rows[i + 1]])
                continue;
            var threshold = last ? float.PositiveInfinity : ColumnCuts.Between(own[rows[i]], own[rows[i + 1]]);
            best = Better(best, new(column, threshold, missing == 0 && 2 * taken >= total, i + 1, 0), taken, sum, total, positives);
            if (!last && missing > 0)
                best = Better(best, new(column, threshold, true, i + 1 + missing, 0), taken + missingRows, sum + missingPositives, total, positives);
        }

        return best;
    }

    /// <summary>The purer of two cuts by Σ p²/n over both children. A mixed node is cut even where no cut gains, since its children may.</summary>
    private Cut Better(Cut best, Cut next, double left, double leftPositives, double total, double positives)
    {
        var right = total - left;
        if (left < minRows || right < minRows)
            return best;
        var rightPositives = positives - leftPositives;
        var purity = (Square(leftPositives) + Square(left - leftPositives)) / left + ((Square(rightPositives) + Square(right - rightPositives)) / right);
        return best.Left == 0 || purity > best.Purity ? next with { Purity = purity } : best;
    }

    private static double Square(double x) => x * x;

    private void Part(Cut cut, int first, int count)
    {
        var own = values[cut.Column];
        foreach (var row in sorted[0].AsSpan(first, count))
            goesLeft[row] = own[row] <= cut.Threshold || (cut.MissingLeft && float.IsNaN(own[row]));
        foreach (var rows in sorted)
        {
            int left = first, right = 0;
            for (var i = first; i < first + count; i++)
            {
                var row = rows[i];
                if (goesLeft[row])
                    rows[left++] = row;
                else
                    moved[right++] = row;
            }

            moved.AsSpan(0, right).CopyTo(rows.AsSpan(left));
        }
    }

    /// <summary>A way to cut a node; <see cref="Left"/> 0 means none.</summary>
    private readonly record struct Cut(int Column, float Threshold, bool MissingLeft, int Left, double Purity);
}

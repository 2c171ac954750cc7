namespace Practicum.Numerics.Learning;

/// <summary>
/// One classification tree (L. Breiman et al., "Classification and regression trees", 1984): exact splits by the Gini impurity, missing values tried on either
/// side, no pruning. A leaf gives its share of label 1, kept within 1e-7 and 1 − 1e-7. Texts are ranked as for boosted trees.
/// Each column's rows are sorted once and parted stably at every split, so a level costs one pass.
/// </summary>
internal sealed class DecisionTreeFitting
{
    private readonly float[][] values;
    private readonly byte[] labels;
    private readonly int[][] sorted;
    private readonly int[] moved;
    private readonly bool[] goesLeft;
    private readonly int depth, minRows;
    private readonly Conduct conduct;
    private readonly List<TreeNode> nodes = [];

    private DecisionTreeFitting(float[][] values, byte[] labels, Dictionary<string, double> options, Conduct conduct)
    {
        (this.values, this.labels, this.conduct) = (values, labels, conduct);
        (depth, minRows) = ((int)options["depth"], (int)options["min_rows"]);
        (moved, goesLeft) = (new int[labels.Length], new bool[labels.Length]);
        sorted = new int[values.Length][];
        Parallel.For(0, values.Length, conduct.Parallel, f => sorted[f] = Order(values[f]));
    }

    public static FittedModel Fit(Table rows, byte[] labels, ImmutableArray<string> features, Dictionary<string, double> options, Conduct conduct)
    {
        var inputs = TreesFitting.Inputs(rows, labels, features);
        var fitting = new DecisionTreeFitting([.. inputs.Select(input => TreesFitting.Values(input, rows))], labels, options, conduct);
        fitting.Grow(0, labels.Length, 0);
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
            var bits = float.IsNaN(values[row]) ? uint.MaxValue : BitConverter.SingleToUInt32Bits(values[row] + 0f);
            var rising = float.IsNaN(values[row]) ? bits : (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
            (rows[row], keys[row]) = (row, ((ulong)rising << 32) | (uint)row);
        }

        Array.Sort(keys, rows);
        return rows;
    }

    private int Grow(int first, int count, int level)
    {
        conduct.Stop.ThrowIfCancellationRequested();
        var at = nodes.Count;
        var positives = 0;
        foreach (var row in sorted[0].AsSpan(first, count))
            positives += labels[row];
        var best = default(Cut);
        for (var f = 0; f < values.Length && level < depth && positives > 0 && positives < count; f++)
            best = Best(f, first, count, positives, best);
        if (best.Left == 0)
        {
            var share = Math.Clamp((double)positives / count, 1e-7, 1 - 1e-7);
            nodes.Add(new(-1, 0, false, 0, 0, (float)Math.Log(share / (1 - share))));
            return at;
        }

        nodes.Add(default);
        Part(best, first, count);
        var left = Grow(first, best.Left, level + 1);
        var right = Grow(first + best.Left, count - best.Left, level + 1);
        nodes[at] = new(best.Column, best.Threshold, best.MissingLeft, left, right, 0);
        return at;
    }

    private Cut Best(int column, int first, int count, int positives, Cut best)
    {
        var rows = sorted[column].AsSpan(first, count);
        var own = values[column];
        int present = count, missingPositives = 0;
        while (present > 0 && float.IsNaN(own[rows[present - 1]]))
            missingPositives += labels[rows[--present]];
        int missing = count - present, sum = 0;
        for (var i = 0; i < present; i++)
        {
            sum += labels[rows[i]];
            var last = i == present - 1;
            if (last ? missing == 0 : own[rows[i]] >= own[rows[i + 1]])
                continue;
            var threshold = last ? float.PositiveInfinity : BinnedColumn.Between(own[rows[i]], own[rows[i + 1]]);
            best = Better(best, new(column, threshold, missing == 0 && 2 * (i + 1) >= count, i + 1, 0), sum, count, positives);
            if (!last && missing > 0)
                best = Better(best, new(column, threshold, true, i + 1 + missing, 0), sum + missingPositives, count, positives);
        }

        return best;
    }

    /// <summary>The purer of two cuts by Σ p²/n over both children. A mixed node is cut even where no cut gains, since its children may.</summary>
    private Cut Better(Cut best, Cut next, int leftPositives, int count, int positives)
    {
        int left = next.Left, right = count - left;
        if (left < minRows || right < minRows)
            return best;
        var rightPositives = positives - leftPositives;
        var purity = (Square(leftPositives) + Square(left - leftPositives)) / left + ((Square(rightPositives) + Square(right - rightPositives)) / right);
        return best.Left == 0 || purity > best.Purity ? next with { Purity = purity } : best;
    }

    private static double Square(int x) => (double)x * x;

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

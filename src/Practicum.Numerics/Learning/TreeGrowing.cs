using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Learning;

/// <summary>
/// Grows one tree to a fixed depth. The histogram of the smaller child is counted, the other's is its parent's less that. Columns are counted and searched in
/// parallel, each by one thread in the order of the rows, so the sums do not depend on the number of threads.
/// </summary>
internal sealed class TreeGrowing
{
    private const int WorthThreads = 1 << 16;

    private readonly BinnedColumn[] columns;
    private readonly int depth;
    private readonly double l2, rate;
    private readonly Conduct conduct;
    private readonly SplitSearch search;
    private readonly Stack<Histogram> spare = new();
    private readonly Split[] splits;
    private readonly List<TreeNode> nodes = [];
    private readonly List<(int First, int Count, float Value)> leaves = [];
    private int[] rows = [], moved = [];
    private Vector64<float>[] slopes = [], gathered = [];

    public TreeGrowing(BinnedColumn[] columns, Dictionary<string, double> options, Conduct conduct)
    {
        (this.columns, depth, l2, rate, this.conduct) = (columns, (int)options["depth"], options["l2"], options["learning_rate"], conduct);
        search = new(columns, l2, (int)options["min_child"]);
        splits = new Split[columns.Length];
    }

    /// <summary>The leaves of the last tree: runs of the rows it was given, as it has ordered them.</summary>
    public IReadOnlyList<(int First, int Count, float Value)> Leaves => leaves;

    /// <summary>Grows a tree.</summary>
    /// <param name="trainedOn">Rows to learn from; put into the order of the leaves.</param>
    /// <param name="derivatives">First and second derivative of the loss at each row of the table.</param>
    public Tree Grow(int[] trainedOn, Vector64<float>[] derivatives)
    {
        (rows, slopes) = (trainedOn, derivatives);
        if (moved.Length < rows.Length)
            (moved, gathered) = (new int[rows.Length], new Vector64<float>[rows.Length]);
        nodes.Clear();
        leaves.Clear();
        var root = Count(0, rows.Length);
        var sums = default(NodeSums);
        for (var code = 0; code < 256; code++)
            sums += new NodeSums(root.Sums(0)[code][0], root.Sums(0)[code][1], root.Counts(0)[code]);
        Grow(root, 0, rows.Length, sums, 0);
        return new([.. nodes]);
    }

    /// <summary>Adds the node of rows <paramref name="first"/>, … and all below it. The histogram is given away; null at the last level.</summary>
    private int Grow(Histogram? histogram, int first, int count, NodeSums sums, int level)
    {
        conduct.Stop.ThrowIfCancellationRequested();
        var at = nodes.Count;
        var split = histogram is null ? default : Best(histogram, count, sums);
        if (split.Gain <= 0)
        {
            Release(histogram);
            var value = (float)(-rate * sums.First / (sums.Second + l2 + 1e-12));
            nodes.Add(new(-1, 0, false, 0, 0, value));
            leaves.Add((first, count, value));
            return at;
        }

        nodes.Add(default);
        var leftCount = Part(first, count, split);
        Histogram? left = null, right = null;
        if (level + 1 < depth)
        {
            var leftIsSmaller = 2 * leftCount <= count;
            var small = leftIsSmaller ? Count(first, leftCount) : Count(first + leftCount, count - leftCount);
            histogram!.Subtract(small);
            (left, right) = leftIsSmaller ? (small, histogram) : (histogram, small);
        }
        else
        {
            Release(histogram);
        }

        var leftAt = Grow(left, first, leftCount, split.Left, level + 1);
        var rightAt = Grow(right, first + leftCount, count - leftCount, sums - split.Left, level + 1);
        var thresholds = columns[split.Column].Thresholds;
        var threshold = split.Code < thresholds.Length ? thresholds[split.Code] : float.PositiveInfinity;
        nodes[at] = new(split.Column, threshold, split.MissingLeft, leftAt, rightAt, 0);
        return at;
    }

    private Histogram Count(int first, int count)
    {
        var histogram = spare.TryPop(out var used) ? used : new(columns.Length);
        for (var i = 0; i < count; i++)
            gathered[i] = slopes[rows[first + i]];
        ForColumns(count, column => histogram.Fill(column, columns[column].Codes, rows.AsSpan(first, count), gathered.AsSpan(0, count)));
        return histogram;
    }

    private Split Best(Histogram histogram, int count, NodeSums sums)
    {
        ForColumns(count, column => splits[column] = search.Best(histogram, column, sums));
        var best = splits[0];
        foreach (var split in splits)
            best = split.Gain > best.Gain ? split : best;
        return best;
    }

    private void ForColumns(int count, Action<int> work)
    {
        if ((long)count * columns.Length >= WorthThreads && conduct.Threads != 1)
        {
            Parallel.For(0, columns.Length, conduct.Parallel, work);
            return;
        }

        for (var column = 0; column < columns.Length; column++)
            work(column);
    }

    /// <summary>Puts the rows that go left first; both sides keep their order.</summary>
    private int Part(int first, int count, Split split)
    {
        var codes = columns[split.Column].Codes;
        int left = first, right = 0;
        for (var i = first; i < first + count; i++)
        {
            var row = rows[i];
            int code = codes[row];
            if (code == BinnedColumn.Missing ? split.MissingLeft : code <= split.Code)
                rows[left++] = row;
            else
                moved[right++] = row;
        }

        moved.AsSpan(0, right).CopyTo(rows.AsSpan(left));
        return left - first;
    }

    private void Release(Histogram? histogram)
    {
        if (histogram is not null)
            spare.Push(histogram);
    }
}

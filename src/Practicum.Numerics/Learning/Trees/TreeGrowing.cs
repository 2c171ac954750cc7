using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Learning.Trees;

/// <summary>
/// Grows one tree to a fixed depth, some nodes at a time. The histogram of the smaller child is counted, the other's is its parent's less that; sums are whole
/// numbers, so they do not depend on the order of the rows nor on the number of threads, which share the blocks of columns.
/// </summary>
internal sealed class TreeGrowing
{
    private const int Together = 64;

    private readonly BinnedRows data;
    private readonly TreeOptions options;
    private readonly Objective objective;
    private readonly FixedPoint point;
    private readonly Conduct conduct;
    private readonly SplitSearch numbers;
    private readonly TextSearch texts;
    private readonly RowPartition partition;
    private readonly Stack<Histogram> spare = new();
    private readonly List<OpenNode> open = [];
    private readonly List<Brood> broods = [];
    private readonly List<(int First, int Count)> counted = [];
    private readonly List<Parting> parts = [];
    private readonly List<byte[]?> sides = [];
    private readonly List<TreeNode> nodes = [];
    private readonly List<(int First, int Count, float Value)> leaves = [];
    private Vector128<long>[] lanes = [];

    public TreeGrowing(BinnedRows data, TreeOptions options, FixedPoint point, sbyte[] monotone, Conduct conduct)
    {
        (this.data, this.options, this.point, this.conduct) = (data, options, point, conduct);
        objective = new(options.L2, options.MinChild);
        numbers = new(data.Cuts, objective, point, monotone);
        texts = new(data.Cuts, objective, point, numbers, options.TextSmoothing, options.TextRows);
        partition = new(data, conduct);
        Monotone = monotone;
    }

    /// <summary>The leaves of the last tree: runs of <see cref="Rows"/>.</summary>
    public IReadOnlyList<(int First, int Count, float Value)> Leaves => leaves;

    /// <summary>The rows that the last tree was grown on, in the order of its leaves.</summary>
    public ReadOnlySpan<int> Rows => partition.Rows;

    private sbyte[] Monotone { get; }

    /// <summary>Grows a tree.</summary>
    /// <param name="trainedOn">Rows to learn from, rising.</param>
    /// <param name="rowLanes">The derivatives of each row of the table.</param>
    public Tree Grow(ReadOnlySpan<int> trainedOn, Vector128<long>[] rowLanes)
    {
        conduct.Stop.ThrowIfCancellationRequested();
        lanes = rowLanes;
        trainedOn.CopyTo(partition.Rows);
        nodes.Clear();
        sides.Clear();
        leaves.Clear();
        var sum = Vector128<long>.Zero;
        foreach (var row in trainedOn)
            sum += rowLanes[row];
        var root = new OpenNode(Add(), 0, trainedOn.Length, point.Read(sum), Bounds.None, 0);
        broods.Clear();
        broods.Add(new(null, root, null));
        Search();
        while (open.Count > 0)
        {
            conduct.Stop.ThrowIfCancellationRequested();
            Split();
            Search();
        }

        return new([.. nodes]);
    }

    /// <summary>What the last tree gives a row of data that was cut alike.</summary>
    public float Value(BinnedRows rows, int row)
    {
        var at = 0;
        while (sides[at] is { } side)
            at = side[rows[row, nodes[at].Feature]] != 0 ? nodes[at].Left : nodes[at].Right;
        return nodes[at].Value;
    }

    /// <summary>Parts the newest open nodes and makes their children.</summary>
    private void Split()
    {
        var from = Math.Max(0, open.Count - Together);
        parts.Clear();
        for (var i = from; i < open.Count; i++)
            parts.Add(new(open[i].First, open[i].Count, open[i].Best.Column, Sides(open[i].Best)));
        partition.Part(parts);
        broods.Clear();
        for (var i = from; i < open.Count; i++)
        {
            var node = open[i];
            var part = parts[i - from];
            sides[node.At] = part.GoesLeft;
            var (low, high) = Below(node);
            var left = new OpenNode(Add(), node.First, part.Left, node.Best.Left, low, node.Level + 1);
            var right = new OpenNode(Add(), node.First + part.Left, part.Right, node.Sums - node.Best.Left, high, node.Level + 1);
            var thresholds = data.Cuts[node.Best.Column].Thresholds;
            var threshold = node.Best.Texts is not null ? 0 : node.Best.Code < thresholds.Length ? thresholds[node.Best.Code] : float.PositiveInfinity;
            nodes[node.At] = new(node.Best.Column, threshold, node.Best.RestLeft, left.At, right.At, 0, node.Best.Texts);
            var leftIsSmall = left.Count <= right.Count;
            broods.Add(new(node.Histogram, leftIsSmall ? left : right, leftIsSmall ? right : left));
        }

        open.RemoveRange(from, open.Count - from);
    }

    /// <summary>The bounds of both children: on a monotone column they part in the middle of the two leaves.</summary>
    private (Bounds Low, Bounds High) Below(OpenNode node)
    {
        if (Monotone[node.Best.Column] is not (not 0 and var direction))
            return (node.Bounds, node.Bounds);
        var middle = (objective.Leaf(node.Best.Left, node.Bounds) + objective.Leaf(node.Sums - node.Best.Left, node.Bounds)) / 2;
        var (under, over) = (node.Bounds with { High = middle }, node.Bounds with { Low = middle });
        return direction > 0 ? (under, over) : (over, under);
    }

    /// <summary>Counts the new nodes, finds their best splits and keeps those that have one open; the others become leaves.</summary>
    private void Search()
    {
        counted.Clear();
        long work = 0;
        foreach (var brood in broods)
        {
            var needed = Grows(brood.Small) || (brood.Large is { } other && Grows(other));
            brood.Count(needed, this);
            if (!needed)
                continue;
            counted.Add((brood.Small.First, brood.Small.Count));
            work += brood.Small.Count + 512;
        }

        partition.Gather(counted, lanes);
        conduct.For(data.Blocks.Length, work * data.Cuts.Length, block =>
        {
            foreach (var brood in broods)
                Search(brood, block);
        });
        foreach (var brood in broods)
        {
            var (first, second) = brood.Large is { } large && large.At < brood.Small.At ? (large, brood.Small) : (brood.Small, brood.Large);
            Close(first);
            if (second is not null)
                Close(second);
        }
    }

    private void Search(Brood brood, int block)
    {
        if (brood.Small.Histogram is not { } small)
            return;
        small.Count(block, data.Blocks[block], partition.Rows.AsSpan(brood.Small.First, brood.Small.Count), partition.Gathered.AsSpan(brood.Small.First, brood.Small.Count));
        var last = Math.Min(data.Cuts.Length, (block + 1) * BinnedRows.Width);
        for (var column = block * BinnedRows.Width; column < last; column++)
        {
            if (Grows(brood.Small))
                brood.Small.Offer(block, Best(brood.Small, column));
            if (brood.Large is not { } large || !Grows(large))
                continue;
            large.Histogram!.Subtract(small, column, data.Cuts[column].Codes + 1);
            large.Offer(block, Best(large, column));
        }
    }

    private Split Best(OpenNode node, int column) => data.Cuts[column].IsText
        ? texts.Best(node.Histogram!, column, node.Sums, node.Bounds)
        : numbers.Best(node.Histogram!, column, node.Sums, node.Bounds);

    private bool Grows(OpenNode node) => node.Level < options.Depth && node.Sums.Rows >= 2 * options.MinChild && node.Count > 1;

    private void Close(OpenNode node)
    {
        if (node.Choose() && Grows(node))
        {
            open.Add(node);
            return;
        }

        Release(node.Histogram);
        var value = (float)(options.Rate * objective.Leaf(node.Sums, node.Bounds));
        nodes[node.At] = new(-1, 0, false, 0, 0, value, null);
        leaves.Add((node.First, node.Count, value));
    }

    private byte[] Sides(Split split)
    {
        var side = new byte[256];
        var codes = data.Cuts[split.Column].Codes;
        for (var code = 0; code < codes; code++)
            side[code] = (split.Texts?.Contains(code) ?? code <= split.Code) ? (byte)1 : (byte)0;
        side[codes] = split.RestLeft ? (byte)1 : (byte)0;
        return side;
    }

    private int Add()
    {
        nodes.Add(default);
        sides.Add(null);
        return nodes.Count - 1;
    }

    private Histogram Take() => spare.TryPop(out var used) ? used : new(data.Blocks.Length);

    private void Release(Histogram? histogram)
    {
        if (histogram is not null)
            spare.Push(histogram);
    }

    /// <summary>A node that may be parted.</summary>
    private sealed class OpenNode(int at, int first, int count, NodeSums sums, Bounds bounds, int level)
    {
        private Split[] best = [];

        public int At => at;

        public int First => first;

        public int Count => count;

        public NodeSums Sums => sums;

        public Bounds Bounds => bounds;

        public int Level => level;

        public Histogram? Histogram { get; private set; }

        public Split Best { get; private set; }

        public void Begin(Histogram own, int blocks) => (Histogram, best) = (own, new Split[blocks]);

        public void Offer(int block, Split split) => best[block] = split.Gain > best[block].Gain ? split : best[block];

        /// <summary>Takes the best offer, the first among equals; whether there is one.</summary>
        public bool Choose()
        {
            foreach (var split in best)
                Best = split.Gain > Best.Gain ? split : Best;
            return Best.Gain > 0;
        }
    }

    /// <summary>The children of a node, or the root alone.</summary>
    private sealed record Brood(Histogram? Parent, OpenNode Small, OpenNode? Large)
    {
        public void Count(bool needed, TreeGrowing tree)
        {
            if (!needed)
            {
                tree.Release(Parent);
                return;
            }

            Small.Begin(tree.Take(), tree.data.Blocks.Length);
            Large?.Begin(Parent!, tree.data.Blocks.Length);
        }
    }
}

/// <summary>How a tree is grown.</summary>
/// <param name="Depth">Largest depth.</param>
/// <param name="Rate">Factor on every leaf.</param>
/// <param name="L2">Added to the sum of second derivatives of a leaf.</param>
/// <param name="MinChild">Fewest rows in a leaf.</param>
/// <param name="TextSmoothing">Added to the sum of second derivatives of a text where texts are put in order.</param>
/// <param name="TextRows">Rows that a text needs in a node to be placed by itself.</param>
internal sealed record TreeOptions(int Depth, double Rate, double L2, double MinChild, double TextSmoothing, double TextRows);

namespace Practicum.Numerics.Learning;

/// <summary>Trees: log-odds = base + Σ leaf values. Thresholds and leaves are float32 and compared with float32 inputs.</summary>
public sealed class TreesModel : FittedModel
{
    private readonly TreeNode[][] nodes;

    internal TreesModel(ImmutableArray<InputColumn> inputs, ImmutableArray<Tree> trees, float baseScore)
        : base(inputs) => (Trees, Base, nodes) = (trees, baseScore, [.. trees.Select(tree => tree.Nodes.ToArray())]);

    /// <summary>A model of given trees.</summary>
    /// <param name="inputs">The columns; texts are looked up as whole numbers from 0 to 254, missing and unseen ones as NaN.</param>
    /// <param name="trees">The trees, at least one; children stand after their parents.</param>
    /// <param name="baseScore">Log-odds before any tree.</param>
    /// <exception cref="ArgumentException">There is no tree, or a node names an input or a child that does not exist.</exception>
    public static TreesModel Of(ImmutableArray<InputColumn> inputs, ImmutableArray<Tree> trees, float baseScore)
    {
        bool Fits(Tree tree) => !tree.Nodes.IsEmpty && tree.Nodes.Select((node, at) =>
            node.Feature < 0 || (node.Feature < inputs.Length && node.Left > at && node.Right > at && node.Left < tree.Nodes.Length && node.Right < tree.Nodes.Length)).All(good => good);
        return trees.IsEmpty || !trees.All(Fits) ? throw new ArgumentException("A node names an input or a child that does not exist.", nameof(trees)) : new(inputs, trees, baseScore);
    }

    /// <summary>The trees, at least one, in order of fitting.</summary>
    public ImmutableArray<Tree> Trees { get; }

    /// <summary>Log-odds before any tree.</summary>
    public float Base { get; }

    /// <inheritdoc/>
    internal override void Score(ReadOnlySpan<float> encoded, Span<double> odds)
    {
        var count = odds.Length;
        odds.Fill(Base);
        foreach (var tree in nodes)
        {
            for (var i = 0; i < count; i++)
            {
                var at = 0;
                while (tree[at].Feature >= 0)
                {
                    ref readonly var node = ref tree[at];
                    var value = encoded[(node.Feature * count) + i];
                    at = node.GoesLeft(value) ? node.Left : node.Right;
                }

                odds[i] += tree[at].Value;
            }
        }
    }
}

/// <summary>One tree; node 0 is its root and children stand after their parents.</summary>
/// <param name="Nodes">The nodes.</param>
public sealed record Tree(ImmutableArray<TreeNode> Nodes);

/// <summary>
/// One node. A row goes left when its value is at most the threshold; on texts, when its looked-up number is in <paramref name="Texts"/>. A missing value goes left
/// when <paramref name="MissingLeft"/> holds.
/// </summary>
/// <param name="Feature">Index of the input, or −1 for a leaf.</param>
/// <param name="Threshold">Largest value that goes left; may be +∞, which splits missing from present. 0 on texts.</param>
/// <param name="MissingLeft">Whether a missing value goes left; an unseen text is one.</param>
/// <param name="Left">Index of the left child.</param>
/// <param name="Right">Index of the right child.</param>
/// <param name="Value">What a leaf adds to the log-odds.</param>
/// <param name="Texts">Looked-up numbers of the texts that go left; null for a number.</param>
public readonly record struct TreeNode(int Feature, float Threshold, bool MissingLeft, int Left, int Right, float Value, CodeSet? Texts)
{
    /// <summary>Whether a value goes left.</summary>
    internal bool GoesLeft(float value) => float.IsNaN(value) ? MissingLeft : Texts is null ? value <= Threshold : Texts.Contains((int)value);
}

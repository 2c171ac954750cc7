namespace Practicum.Onnx.Costs;

/// <summary>What running a graph on a number of rows takes, from inferred shapes; nothing that the file claims is trusted.</summary>
public sealed record GraphCosts
{
    /// <summary>Rows that the free first dimension was set to.</summary>
    public required long Rows { get; init; }

    /// <summary>Most bytes of intermediate values that live at one time, each from the node that makes it to the last that reads it.</summary>
    public required Int128 PeakBytes { get; init; }

    /// <summary>Floating-point operations; a multiply-add counts 2.</summary>
    public required Int128 Operations { get; init; }

    /// <summary>Why a size cannot be known before the graph runs: place in the graph and operator. Null when every size is known or bounded.</summary>
    public UnknownSize? Unknown { get; init; }

    /// <summary>The largest single value: its name, shape and bytes.</summary>
    public LargestValue? Largest { get; init; }
}

/// <summary>A node whose output size depends on values that are known only while it runs, and has no bound.</summary>
/// <param name="Node">Index of the node in its graph.</param>
/// <param name="Operator">Its operator.</param>
/// <param name="Reason">One plain sentence.</param>
public sealed record UnknownSize(int Node, string Operator, string Reason);

/// <summary>The largest value of a graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Bytes">Its size.</param>
public sealed record LargestValue(string Name, ImmutableArray<long> Shape, Int128 Bytes);

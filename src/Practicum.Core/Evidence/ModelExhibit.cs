namespace Practicum.Core.Evidence;

/// <summary>A model as its file shows it, from vetting alone; nothing in it was measured by running it.</summary>
/// <param name="Name"><c>model</c>, or the name of a challenger.</param>
/// <param name="File">Its file inside the submission.</param>
/// <param name="Digest">SHA-256 of the file.</param>
public sealed record ModelExhibit(string Name, string File, Digest Digest)
{
    /// <summary>Size of the file in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Program that wrote the file, as it says; may be empty.</summary>
    public required string Producer { get; init; }

    /// <summary>Versions: <c>ONNX 17, ai.onnx.ml 3, IR 8</c>.</summary>
    public required string Versions { get; init; }

    /// <summary>Nodes of the graph.</summary>
    public required int Nodes { get; init; }

    /// <summary>Numbers that the model holds.</summary>
    public required long Parameters { get; init; }

    /// <summary>Floating-point operations a row; NaN when they cannot be known beforehand.</summary>
    public required double OperationsPerRow { get; init; }

    /// <summary>Most bytes of intermediate values at one time in a run; NaN when they cannot be known beforehand.</summary>
    public required double PeakBytes { get; init; }

    /// <summary>Operators and how often each occurs, most frequent first.</summary>
    public required ImmutableArray<(string Operator, int Count)> Operators { get; init; }

    /// <summary>Types of numbers and how many of each, most first: its precision.</summary>
    public required ImmutableArray<(string Element, long Values)> Precision { get; init; }
}

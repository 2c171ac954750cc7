using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Vetting;

/// <summary>A node's lists by name.</summary>
internal readonly struct NumberLists(OnnxNode node)
{
    /// <summary>Number of values of a list, of whatever kind, also where it is written as a tensor; 0 when it is not there.</summary>
    public long Count(string name) => node.Find(name) is not { } list ? 0 : list.Kind switch
    {
        AttributeKind.Wholes => list.Wholes.Length,
        AttributeKind.Reals => list.Reals.Length,
        AttributeKind.Texts => list.Texts.Length,
        AttributeKind.Tensor => Count(list.Tensors),
        _ => 0,
    };

    /// <summary>Whole numbers of a list.</summary>
    public ReadOnlySpan<long> Wholes(string name) => Kept(name).Span;

    /// <summary>Whole numbers of a list, where the file's reader keeps them.</summary>
    public ReadOnlyMemory<long> Kept(string name) => node.Find(name) is { Kind: AttributeKind.Wholes } list ? list.Wholes : default;

    /// <summary>Texts of a list.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Texts(string name) => node.Find(name) is { Kind: AttributeKind.Texts } list ? list.Texts : [];

    /// <summary>Values that a tensor really has; its shape has been held against them.</summary>
    private static long Count(ImmutableArray<OnnxTensor> tensors) => tensors switch
    {
        [{ Raw.Length: > 0 } tensor] => tensor.Raw.Length / Math.Max(1, ElementTypes.Width(tensor.Element)),
        [var tensor] => tensor.Typed,
        _ => 0,
    };
}

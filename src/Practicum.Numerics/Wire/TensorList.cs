namespace Practicum.Numerics.Wire;

/// <summary>Tensors in one frame: what a model is run on, and what it gives.</summary>
public static class TensorList
{
    /// <summary>Most tensors in a list.</summary>
    public const int Most = 1_000;

    private const int MaxName = 4096;

    /// <summary>Writes tensors as a frame; null when they do not fit into one.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="kind"><see cref="FrameKind.Run"/> or <see cref="FrameKind.Ran"/>.</param>
    /// <param name="tensors">The tensors.</param>
    public static ReadOnlyMemory<byte>? Write(FrameWriter writer, FrameKind kind, IReadOnlyCollection<NamedTensor> tensors)
    {
        if (tensors.Count > Most)
            return null;
        writer.Begin(kind).Int32(tensors.Count);
        foreach (var tensor in tensors)
        {
            writer.Text(tensor.Name).Int32((int)tensor.Element).Int32(tensor.Shape.Length);
            foreach (var dimension in tensor.Shape)
                writer.Int64(dimension);
            if (tensor.Raw.Length > Frame.MaxPayload - writer.Length)
                return null;
            writer.Block(tensor.Raw.Span);
            foreach (var text in tensor.Texts)
            {
                if (text.Length > Frame.MaxPayload - writer.Length)
                    return null;
                writer.Text(text);
            }
        }

        return writer.Length <= Frame.MaxPayload ? writer.End() : null;
    }

    /// <summary>Reads a payload; null when it is malformed. What it takes is bounded by the payload's own length.</summary>
    public static ImmutableArray<NamedTensor>? Read(ReadOnlySpan<byte> payload)
    {
        var reader = new FrameReader(payload);
        var tensors = ImmutableArray.CreateBuilder<NamedTensor>();
        for (int i = 0, count = reader.Int32(0, Most); i < count && reader.Good; i++)
        {
            if (Tensor(ref reader) is not { } tensor)
                return null;
            tensors.Add(tensor);
        }

        return reader.Ended ? tensors.ToImmutable() : null;
    }

    private static NamedTensor? Tensor(ref FrameReader reader)
    {
        var (name, element) = (reader.Text(MaxName), (ElementType)reader.Int32(1, 255));
        var shape = ImmutableArray.CreateBuilder<long>();
        for (int d = 0, rank = reader.Int32(0, NamedTensor.MostRank); d < rank && reader.Good; d++)
            shape.Add(reader.Int64());
        if (!reader.Good || NamedTensor.Elements(shape.ToImmutable()) is not { } count)
            return null;
        if (element != ElementType.Text)
        {
            // What is claimed is compared with what is there before anything is taken.
            return element.Bytes() is > 0 and var size && count <= reader.Left / size && reader.Block((int)(count * size)) is var raw && reader.Good
                ? NamedTensor.Of(name, element, shape.ToImmutable(), raw.ToArray()) : null;
        }

        if (count > reader.Left / 4)
            return null;
        var texts = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < count && reader.Good; i++)
            texts.Add(reader.Text(Frame.MaxPayload));
        return reader.Good ? NamedTensor.Of(name, shape.ToImmutable(), texts.ToImmutable()) : null;
    }
}

namespace Practicum.Numerics.Wire;

/// <summary>Inputs and outputs of a model, as ONNX Runtime describes them.</summary>
/// <param name="Runtime">Version of ONNX Runtime, <c>1.30.0</c>.</param>
/// <param name="Inputs">What must be fed, in the graph's order; initializers do not count.</param>
/// <param name="Outputs">What it gives, in the graph's order.</param>
public sealed record ModelDescription(string Runtime, ImmutableArray<ModelPort> Inputs, ImmutableArray<ModelPort> Outputs)
{
    private const int MaxPorts = 10_000;
    private const int MaxRank = 64;
    private const int MaxName = 4096;

    /// <summary>Writes the description as a frame of kind <see cref="FrameKind.Described"/>.</summary>
    public ReadOnlyMemory<byte> Write(FrameWriter writer)
    {
        writer.Begin(FrameKind.Described).Text(Runtime);
        foreach (var ports in new[] { Inputs, Outputs })
        {
            writer.Int32(ports.Length);
            foreach (var port in ports)
            {
                writer.Text(port.Name).Int32((int)port.Kind).Int32((int)port.Element).Int32(port.Shape.Length);
                foreach (var dimension in port.Shape)
                    writer.Int64(dimension);
            }
        }

        return writer.End();
    }

    /// <summary>Reads a payload; null when it is malformed.</summary>
    public static ModelDescription? Read(ReadOnlySpan<byte> payload)
    {
        var reader = new FrameReader(payload);
        var runtime = reader.Text(100);
        var inputs = Ports(ref reader);
        var outputs = Ports(ref reader);
        return reader.Ended ? new(runtime, inputs, outputs) : null;
    }

    private static ImmutableArray<ModelPort> Ports(ref FrameReader reader)
    {
        var count = reader.Int32(0, MaxPorts);
        var ports = ImmutableArray.CreateBuilder<ModelPort>();
        for (var i = 0; i < count && reader.Good; i++)
        {
            var name = reader.Text(MaxName);
            var kind = (PortKind)reader.Int32(0, (int)PortKind.Other);
            var element = (ElementType)reader.Int32(0, 255);
            var shape = ImmutableArray.CreateBuilder<long>();
            for (int d = 0, rank = reader.Int32(0, MaxRank); d < rank && reader.Good; d++)
                shape.Add(reader.Int64());
            ports.Add(new(name, kind, element, shape.ToImmutable()));
        }

        return ports.ToImmutable();
    }
}

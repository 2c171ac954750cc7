namespace Practicum.Numerics.Wire;

/// <summary>Tells a host that its model lies in the memory that it was started with, and may be loaded.</summary>
/// <param name="Bytes">Length of the ONNX file, 0 to <see cref="MostBytes"/>.</param>
/// <param name="Threads">Threads within an operator, 1 to 64.</param>
public readonly record struct ModelLoad(int Bytes, int Threads)
{
    /// <summary>Largest model, in bytes: 64 MiB.</summary>
    public const int MostBytes = 64 << 20;

    /// <summary>Writes it as a frame.</summary>
    public ReadOnlyMemory<byte> Write(FrameWriter writer) => writer.Begin(FrameKind.Load).Int32(Bytes).Int32(Threads).End();

    /// <summary>Reads a payload; null when it is malformed.</summary>
    public static ModelLoad? Read(ReadOnlySpan<byte> payload)
    {
        var reader = new FrameReader(payload);
        var load = new ModelLoad(reader.Int32(0, MostBytes), reader.Int32(1, 64));
        return reader.Ended ? load : null;
    }
}

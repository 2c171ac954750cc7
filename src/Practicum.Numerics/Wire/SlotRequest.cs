namespace Practicum.Numerics.Wire;

/// <summary>Asks for the scores of a slot, and says that they are there.</summary>
/// <param name="Slot">Which slot.</param>
/// <param name="Rows">How many of its rows count, from the first on.</param>
/// <param name="Sequence">Number of the request, rising by one; answers come in the same order.</param>
public readonly record struct SlotRequest(int Slot, int Rows, long Sequence)
{
    /// <summary>Writes it as a frame of kind <see cref="FrameKind.Score"/> or <see cref="FrameKind.Scored"/>.</summary>
    public ReadOnlyMemory<byte> Write(FrameWriter writer, FrameKind kind) => writer.Begin(kind).Int32(Slot).Int32(Rows).Int64(Sequence).End();

    /// <summary>Reads a payload; null when it is malformed or does not fit <paramref name="plan"/>.</summary>
    public static SlotRequest? Read(ReadOnlySpan<byte> payload, SlotPlan plan)
    {
        var reader = new FrameReader(payload);
        var request = new SlotRequest(reader.Int32(0, plan.Slots - 1), reader.Int32(1, plan.Rows), reader.Int64());
        return reader.Ended ? request : null;
    }
}

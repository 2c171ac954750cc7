namespace Practicum.Numerics.Wire;

/// <summary>How the values of one input lie in a slot: row after row, <paramref name="Width"/> elements a row.</summary>
/// <param name="Name">Name of the graph's input.</param>
/// <param name="Element">Float, Double, Int64, or Text (32-bit codes into the input's words; −1 is the empty text).</param>
/// <param name="Width">Elements a row; 1 for text.</param>
public sealed record SlotInput(string Name, ElementType Element, int Width)
{
    /// <summary>Bytes of one element in the slot.</summary>
    public int ElementSize => Element is ElementType.Float or ElementType.Text ? 4 : 8;
}

/// <summary>
/// How the shared memory is cut into slots. Both sides compute the same offsets from it: a slot holds its inputs in order, then
/// one float a row for the scores, every part at a multiple of 64 bytes.
/// </summary>
/// <param name="Slots">Number of slots, 1 to 64.</param>
/// <param name="Rows">Rows in a slot, 1 to 65,536.</param>
/// <param name="Inputs">The inputs.</param>
/// <param name="Output">Name of the output that holds the scores.</param>
public sealed record SlotPlan(int Slots, int Rows, ImmutableArray<SlotInput> Inputs, string Output)
{
    /// <summary>Most bytes of shared memory a plan may ask for: 256 MiB.</summary>
    public const long MaxBytes = 256L << 20;

    /// <summary>
    /// Most rows a run of the model: what stays in a core's own cache together with the activations of a small network. A slot is run from its first row on, the
    /// last run being shorter.
    /// </summary>
    public const int RunRows = 1_024;

    /// <summary>Bytes of one slot.</summary>
    public long SlotBytes => Offsets()[^1] + Aligned(4L * Rows);

    /// <summary>Bytes of all slots.</summary>
    public long TotalBytes => Slots * SlotBytes;

    /// <summary>Where each input begins in a slot, and last the scores, in bytes from the slot's beginning; slot j begins at j × <see cref="SlotBytes"/>.</summary>
    /// <remarks>At most 10,000 inputs of 2²⁰ × 65,536 elements of 8 bytes: no product comes near 2⁶³.</remarks>
    public long[] Offsets()
    {
        var offsets = new long[Inputs.Length + 1];
        for (var i = 0; i < Inputs.Length; i++)
            offsets[i + 1] = offsets[i] + Aligned((long)Rows * Inputs[i].Width * Inputs[i].ElementSize);
        return offsets;
    }

    /// <summary>Writes the plan as a frame.</summary>
    public ReadOnlyMemory<byte> Write(FrameWriter writer)
    {
        writer.Begin(FrameKind.Plan).Int32(Slots).Int32(Rows).Text(Output).Int32(Inputs.Length);
        foreach (var input in Inputs)
            writer.Text(input.Name).Int32((int)input.Element).Int32(input.Width);
        return writer.End();
    }

    /// <summary>Reads a payload; null when it is malformed or asks for more than <see cref="MaxBytes"/>.</summary>
    public static SlotPlan? Read(ReadOnlySpan<byte> payload)
    {
        var reader = new FrameReader(payload);
        var (slots, rows, output) = (reader.Int32(1, 64), reader.Int32(1, 65_536), reader.Text(4096));
        var inputs = ImmutableArray.CreateBuilder<SlotInput>();
        for (int i = 0, count = reader.Int32(1, 10_000); i < count && reader.Good; i++)
        {
            var input = new SlotInput(reader.Text(4096), (ElementType)reader.Int32(1, 11), reader.Int32(1, 1 << 20));
            if (input.Element is not (ElementType.Float or ElementType.Double or ElementType.Int64 or ElementType.Text))
                return null;
            inputs.Add(input);
        }

        var plan = new SlotPlan(slots, rows, inputs.ToImmutable(), output);
        return reader.Ended && plan.TotalBytes <= MaxBytes ? plan : null;
    }

    private static long Aligned(long bytes) => (bytes + 63) & ~63L;
}

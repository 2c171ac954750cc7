using System.Buffers.Binary;
using Practicum.Fuzz.Fuzzing;
using Practicum.Numerics.Wire;

namespace Practicum.Fuzz.Targets.Wire;

/// <summary>The frames between runner and model host. Promises: how bytes arrive changes nothing; what is read is written again as the same bytes.</summary>
internal sealed class WireTarget : ITarget
{
    private static readonly SlotPlan Plan = new(3, 4_096, [new("x", ElementType.Float, 30), new("t", ElementType.Text, 1)], "p");

    public string Name => "wire";

    public IReadOnlyList<byte[]> Seeds()
    {
        var writer = new FrameWriter();
        byte[] description = new ModelDescription("1.30.0", [new("x", PortKind.Tensor, ElementType.Float, [-1, 30])], [new("p", PortKind.Map, ElementType.None, [])]).Write(writer).ToArray();
        byte[] plan = Plan.Write(writer).ToArray();
        byte[] words = WordList.Write(writer, 1, ["basic", "plus", "pró"], out _).ToArray();
        byte[] score = new SlotRequest(1, 4_000, 7).Write(writer, FrameKind.Scored).ToArray();
        byte[] refusal = new Refusal("PR-MODEL-010", "It cannot be loaded.").Write(writer).ToArray();
        return [description, plan, words, score, refusal, writer.Begin(FrameKind.Ready).End().ToArray(), [.. description, .. score, .. score, .. refusal], []];
    }

    public byte[] Mutate(byte[] parent, byte[] other, Dice dice)
    {
        var frames = Split(parent);
        if (frames.Count == 0)
            frames.Add([.. other]);
        var at = dice.Below(frames.Count);
        var frame = frames[at];
        switch (dice.Below(7))
        {
            case 0 when frame.Length > 4:
                frame[3] = (byte)(dice.Once(2) ? dice.Below(80) : dice.Below(256));
                break;
            case 1 when frame.Length >= Frame.HeadSize:
                BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), (int)dice.Edge());
                break;
            case 2 when frame.Length >= Frame.HeadSize + 4:
                BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(Frame.HeadSize + (4 * dice.Below((frame.Length - Frame.HeadSize) / 4))), (int)dice.Edge());
                break;
            case 3:
                frames.Insert(at, frame);
                break;
            case 4 when Split(other) is { Count: > 0 } more:
                frames.Insert(at, dice.Of(more));
                break;
            case 5 when frames.Count > 1:
                frames.RemoveAt(at);
                break;
            default:
                frames[at] = Resized([.. frame, .. dice.Bytes(dice.Below(40))]);
                break;
        }

        return [.. frames.SelectMany(f => f)];
    }

    public string React(byte[] input)
    {
        var (whole, fault) = Frames(new MemoryStream(input));
        var (drops, otherFault) = Frames(new Dripping(input));
        if (fault != otherFault || whole.Count != drops.Count || whole.Zip(drops).Any(p => p.First.Kind != p.Second.Kind || !p.First.Payload.AsSpan().SequenceEqual(p.Second.Payload)))
            throw new BrokenPromise($"Arrival: {whole.Count} frames ({fault}) against {drops.Count} ({otherFault})");
        var kinds = whole.Select(f => $"{f.Kind}{(Understand(f.Payload) is { Length: > 0 } read ? read : "-")}");
        return string.Join(' ', kinds.Take(8)) + " | " + fault;
    }

    private static (List<(FrameKind Kind, byte[] Payload)> Frames, string? Fault) Frames(Stream stream)
    {
        var reader = new FrameStream(stream, Stream.Null);
        var frames = new List<(FrameKind, byte[])>();
        while (reader.Read() is { } frame)
            frames.Add((frame.Kind, frame.Payload.ToArray()));
        return (frames, reader.Fault);
    }

    // Every payload is read as every message: a hostile host chooses both.
    private static string Understand(byte[] payload)
    {
        var writer = new FrameWriter();
        var read = "";
        if (ModelDescription.Read(payload) is { } description)
            read += Written("D", payload, description.Write(writer));
        if (SlotPlan.Read(payload) is { } plan)
        {
            read += Written("P", payload, plan.Write(writer));
            if (plan.TotalBytes is <= 0 or > SlotPlan.MaxBytes || plan.Offsets()[^1] >= plan.SlotBytes)
                throw new BrokenPromise($"Plan: {plan.TotalBytes} bytes.");
        }

        if (TensorList.Read(payload) is { } tensors)
            read += Written("T", payload, TensorList.Write(writer, FrameKind.Run, tensors)!.Value);
        if (ModelLoad.Read(payload) is { } load)
            read += Written("L", payload, load.Write(writer));
        if (SlotRequest.Read(payload, Plan) is { } request)
            read += Written("S", payload, request.Write(writer, FrameKind.Score));
        if (WordList.Read(payload) is { } words && words.Words.Sum(w => w.Length) < WordList.MaxWord)
            read += Written("W", payload, WordList.Write(writer, words.Input, words.Words.AsSpan(), out _));
        // what a host says is cut and cleaned as it is read, once and for all
        if (Refusal.Read(payload) is { } refusal)
            read += Refusal.Read(refusal.Write(writer).Span[Frame.HeadSize..]) == refusal ? "R" : throw new BrokenPromise("Round trip R: cleaned twice, it differs.");
        return read;
    }

    private static string Written(string kind, byte[] payload, ReadOnlyMemory<byte> frame) => frame.Span[Frame.HeadSize..].SequenceEqual(payload)
        ? kind
        : throw new BrokenPromise($"Round trip {kind}: read and written again it has other bytes.");

    private static List<byte[]> Split(byte[] stream)
    {
        var frames = new List<byte[]>();
        for (var at = 0; at + Frame.HeadSize <= stream.Length && frames.Count < 100;)
        {
            var length = (int)Math.Clamp((long)BinaryPrimitives.ReadInt32LittleEndian(stream.AsSpan(at + 4)), 0, stream.Length - at - Frame.HeadSize);
            frames.Add(stream[at..(at + Frame.HeadSize + length)]);
            at += Frame.HeadSize + length;
        }

        return frames;
    }

    private static byte[] Resized(byte[] frame)
    {
        if (frame.Length >= Frame.HeadSize)
            BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), frame.Length - Frame.HeadSize);
        return frame;
    }

    /// <summary>Gives one, two or three bytes at a time.</summary>
    private sealed class Dripping(byte[] bytes) : MemoryStream(bytes)
    {
        private int _turn;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1 + (_turn++ % 3)));
    }
}

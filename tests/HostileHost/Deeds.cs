using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Practicum.Numerics.Wire;

namespace HostileHost;

/// <summary>What a host that was taken over does. Everything that is not the deed itself is done as an honest host does it, with scores of 0.5.</summary>
internal sealed class Deeds(FrameStream wire, SafeFileHandle model, string slots)
{
    private readonly FrameWriter writer = new();

    public int Do(string deed)
    {
        if (BeforeTheModelIsDescribed(deed) is { } code)
            return code;
        wire.Write(new ModelDescription("1.30.0", [new("x", PortKind.Tensor, ElementType.Float, [-1, 1])], [new("y", PortKind.Tensor, ElementType.Float, [-1])]).Write(writer));
        var next = wire.Read()!.Value;
        if (next.Kind == FrameKind.Run)
            return Tensors(deed);
        var plan = SlotPlan.Read(next.Payload.Span)!;
        using var memory = new SafeFileHandle(int.Parse(slots, CultureInfo.InvariantCulture), ownsHandle: true);
        wire.Write(writer.Begin(FrameKind.Ready).End());
        if (deed == "answers before it is asked")
            wire.Write(new SlotRequest(0, 2, 0).Write(writer, FrameKind.Scored));
        while (wire.Read() is { } frame)
        {
            var request = SlotRequest.Read(frame.Payload.Span, plan)!.Value;
            if (Answer(deed, request, memory, plan) is { } ended)
                return ended;
        }

        return 0;
    }

    private int? BeforeTheModelIsDescribed(string deed)
    {
        switch (deed)
        {
            case "never answers":
                return Stay();
            case "says it is ready instead":
                wire.Write(writer.Begin(FrameKind.Ready).End());
                return Stay();
            case "describes a million ports":
                wire.Write(writer.Begin(FrameKind.Described).Text("1.30.0").Int32(1_000_000).End());
                return Stay();
            case "refuses with an escape sequence":
                wire.Write(writer.Begin(FrameKind.Refused).Text("PR-MODEL-010").Text("\u001b]0;owned\u0007 \u202egnirts").End());
                return 0;
            case "refuses with a code that is not its own":
                wire.Write(writer.Begin(FrameKind.Refused).Text("PR-LEDGER-003").Text("A payload was changed.").End());
                return 0;
            case "changes the model":
                return Forbidden(() => RandomAccess.Write(model, [1, 2, 3], 0)) ? null : 90;
            default:
                return null;
        }
    }

    private int? Answer(string deed, SlotRequest request, SafeFileHandle memory, SlotPlan plan)
    {
        var scores = new float[request.Rows];
        Array.Fill(scores, 0.5f);
        RandomAccess.Write(memory, MemoryMarshal.AsBytes(scores.AsSpan()), (request.Slot * plan.SlotBytes) + plan.Offsets()[^1]);
        if (deed == "shrinks the slots" && !Forbidden(() => RandomAccess.SetLength(memory, 0)))
            return 91;
        switch (deed)
        {
            case "answers twice":
                wire.Write(request.Write(writer, FrameKind.Scored));
                break;
            case "dies inside a frame":
                Print("PW\u0002\u0043\u0010\0\0\0half"u8);
                return 7;
            case "writes what is no frame":
                Print(new byte[64]);
                return Stay();
            case "announces four gigabytes":
                Print([(byte)'P', (byte)'W', Frame.Version, (byte)FrameKind.Scored, 255, 255, 255, 255]);
                return Stay();
            case "floods standard output":
                return Flood(Console.OpenStandardOutput());
            case "floods standard error":
                return Flood(Console.OpenStandardError());
            case "closes its output and stays":
                new SafeFileHandle(1, ownsHandle: true).Dispose();
                return Stay();
        }

        wire.Write(Bent(deed, request, plan).Write(writer, FrameKind.Scored));
        return null;
    }

    private static SlotRequest Bent(string deed, SlotRequest request, SlotPlan plan) => deed switch
    {
        "answers for another slot" => request with { Slot = (request.Slot + 1) % plan.Slots },
        "answers for fewer rows" => request with { Rows = 1 },
        "answers a later request" => request with { Sequence = request.Sequence + 1 },
        _ => request,
    };

    private int Tensors(string deed)
    {
        do
        {
            var given = deed switch
            {
                "gives an output of another name" => NamedTensor.Of("z", [1f], 1),
                "gives an output of another type" => NamedTensor.Of("y", ElementType.Int64, [1], new byte[8])!,
                _ => NamedTensor.Of("y", [0.5f], 1),
            };
            wire.Write(TensorList.Write(writer, FrameKind.Ran, deed == "gives no outputs" ? [] : [given])!.Value);
        }
        while (wire.Read() is not null);
        return 0;
    }

    private static bool Forbidden(Action deed)
    {
        try
        {
            deed();
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static int Stay()
    {
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    private static int Flood(Stream stream)
    {
        while (true)
            stream.Write(new byte[65_536]);
    }

    private static void Print(ReadOnlySpan<byte> bytes)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(bytes);
        output.Flush();
    }
}

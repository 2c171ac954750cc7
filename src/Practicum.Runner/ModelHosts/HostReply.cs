using Practicum.Core.Submissions;
using Practicum.Numerics.Wire;

namespace Practicum.Runner.ModelHosts;

/// <summary>Waits for what a host has to say, and turns everything else into a bad outcome.</summary>
internal sealed class HostReply(HostProcess process)
{
    /// <summary>Waits for a frame of the wanted kind; null when it came.</summary>
    /// <param name="wanted">The kind.</param>
    /// <param name="payload">Its payload, until the next wait.</param>
    public Outcome<Scores>? Wait(FrameKind wanted, out ReadOnlyMemory<byte> payload)
    {
        payload = default;
        if (process.Frames.Read() is not { } frame)
            return process.Bury<Scores>();
        payload = frame.Payload;
        if (frame.Kind == wanted)
            return null;
        process.Disarm();
        return frame.Kind == FrameKind.Refused && Refusal.Read(payload.Span) is { } refusal
            ? new Outcome<Scores>.Refused(refusal.Code, refusal.Reason)
            : Nonsense($"The model host answered {frame.Kind}, expected {wanted}.");
    }

    /// <summary>A host that speaks nonsense is as good as crashed, and is killed.</summary>
    public Outcome<Scores> Nonsense(string said)
    {
        process.Kill();
        var end = process.Bury<Scores>();
        return end is Outcome<Scores>.Crashed crashed ? new Outcome<Scores>.Crashed(crashed.ExitCode, said) : end;
    }
}

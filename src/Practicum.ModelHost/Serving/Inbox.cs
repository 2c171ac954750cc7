using System.Collections.Concurrent;
using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Serving;

/// <summary>
/// Reads frames on a thread of its own, so that the end of the parent is noticed while a model runs: this process then ends at
/// once, whatever the model does.
/// </summary>
internal sealed class Inbox
{
    private const int MaxWaiting = 256;
    private readonly BlockingCollection<(FrameKind Kind, byte[] Payload)> waiting = new(MaxWaiting);

    public Inbox(Stream input)
    {
        var frames = new FrameStream(input, Stream.Null);
        new Thread(() => Pump(frames)) { IsBackground = true, Name = "inbox" }.Start();
    }

    /// <summary>The next frame; waits for it.</summary>
    public (FrameKind Kind, byte[] Payload) Take() => waiting.Take();

    private void Pump(FrameStream frames)
    {
        while (frames.Read() is { } frame)
            waiting.Add((frame.Kind, frame.Payload.ToArray()));
        if (frames.Fault is not null)
            Console.Error.WriteLine(frames.Fault);
        SystemCalls.Leave();
    }
}

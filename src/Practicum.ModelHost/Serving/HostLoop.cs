using Practicum.ModelHost.Binding;
using Practicum.ModelHost.Confining;
using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Serving;

/// <summary>Gets ready, takes a model, describes it, then runs it on slots or on single tensors until its parent closes the pipe.</summary>
/// <param name="inbox">Frames from the parent.</param>
/// <param name="output">Frames to the parent.</param>
/// <param name="model">The memory in which a model comes.</param>
/// <param name="slots">The memory of the slots.</param>
internal sealed class HostLoop(Inbox inbox, Stream output, string model, string slots)
{
    private const int Nonsense = 3;
    private readonly FrameStream replies = new(Stream.Null, output);
    private readonly FrameWriter writer = new();

    /// <summary>Runs to the end; gives the exit code.</summary>
    /// <param name="warm">Run a model of our own first, so that the next one finds everything loaded and compiled.</param>
    public int Run(bool warm)
    {
        if (Good(OnnxRuntime.Open()) is not { } runtime)
            return 0;
        using (runtime)
        {
            if (warm)
                WarmUp.Run(runtime);
            if (Confinement.Impose() is { } fault)
            {
                replies.Write(new Refusal("PR-MODEL-006", $"The model host could not shut itself in: {fault}").Write(writer));
                return 0;
            }

            replies.Write(writer.Begin(FrameKind.Awake).End());
            var (kind, payload) = inbox.Take();
            if (kind != FrameKind.Load || ModelLoad.Read(payload) is not { } load)
                return Nonsense;
            using var bytes = InheritedMemory.Read(model, load.Bytes);
            if (bytes is null)
                return Nonsense;
            if (Good(runtime.Load(bytes.Values<byte>()[..load.Bytes], load.Threads)) is not { } session)
                return 0;
            bytes.Dispose();
            using (session)
            {
                replies.Write(session.Description.Write(writer));
                return Serve(runtime, session);
            }
        }
    }

    private int Serve(OnnxRuntime runtime, OnnxSession session)
    {
        var (kind, payload) = inbox.Take();
        if (kind == FrameKind.Run)
            return ServeTensors(new(runtime, session), payload);
        if (kind != FrameKind.Plan || SlotPlan.Read(payload) is not { } plan || !SlotScorer.Fits(plan, session.Description))
            return Nonsense;
        using var shared = new SharedMemory(slots, plan.TotalBytes);
        using var scorer = new SlotScorer(runtime, session, plan, shared);
        replies.Write(writer.Begin(FrameKind.Ready).End());
        while (true)
        {
            (kind, payload) = inbox.Take();
            if (kind == FrameKind.Words && WordList.Read(payload) is { } words && scorer.Add(words))
                continue;
            if (kind != FrameKind.Score || SlotRequest.Read(payload, plan) is not { } request)
                return Nonsense;
            if (scorer.Score(request) is { } refusal)
            {
                replies.Write(refusal.Write(writer));
                return 0;
            }

            replies.Write(request.Write(writer, FrameKind.Scored));
        }
    }

    private int ServeTensors(TensorRunner runner, byte[] first)
    {
        for (var (kind, payload) = (FrameKind.Run, first); ; (kind, payload) = inbox.Take())
        {
            if (kind != FrameKind.Run || TensorList.Read(payload) is not { } tensors || !runner.Fits(tensors))
                return Nonsense;
            if (runner.Run(tensors, out var refusal) is not { } given)
            {
                replies.Write(refusal!.Write(writer));
                return 0;
            }

            if (TensorList.Write(writer, FrameKind.Ran, given) is not { } frame)
            {
                replies.Write(new Refusal("PR-MODEL-040", $"The model's outputs take more than {Frame.MaxPayload >> 20} MiB together, which one answer cannot hold.").Write(writer));
                return 0;
            }

            replies.Write(frame);
        }
    }

    private T? Good<T>(Outcome<T> outcome)
        where T : class
    {
        if (outcome is Outcome<T>.Done done)
            return done.Value;
        var refused = (Outcome<T>.Refused)outcome;
        replies.Write(new Refusal(refused.Code, refused.Reason).Write(writer));
        return null;
    }
}

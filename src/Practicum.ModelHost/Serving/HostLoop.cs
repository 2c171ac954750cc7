using Practicum.ModelHost.Binding;
using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Serving;

/// <summary>Loads a model, describes it, then scores slots until its parent closes the pipe.</summary>
internal sealed class HostLoop(Inbox inbox, Stream output)
{
    private const int Nonsense = 3;
    private readonly FrameStream replies = new(Stream.Null, output);
    private readonly FrameWriter writer = new();

    /// <summary>Runs to the end; gives the exit code.</summary>
    /// <param name="model">Path of the ONNX file.</param>
    /// <param name="memory">Path of the shared memory.</param>
    /// <param name="threads">Threads within an operator.</param>
    public int Run(string model, string memory, int threads)
    {
        if (Good(OnnxRuntime.Open()) is not { } runtime)
            return 0;
        using (runtime)
        {
            if (Bytes(model) is not { } bytes || Good(runtime.Load(bytes, threads)) is not { } session)
                return 0;
            using (session)
            {
                replies.Write(session.Description.Write(writer));
                return Serve(runtime, session, memory);
            }
        }
    }

    private int Serve(OnnxRuntime runtime, OnnxSession session, string memory)
    {
        var (kind, payload) = inbox.Take();
        if (kind != FrameKind.Plan || SlotPlan.Read(payload) is not { } plan || !SlotScorer.Fits(plan, session.Description))
            return Nonsense;
        using var shared = new SharedMemory(memory, plan.TotalBytes);
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

    private byte[]? Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            replies.Write(new Refusal("PR-MODEL-005", $"The model file {Path.GetFileName(path)} cannot be read.").Write(writer));
            return null;
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

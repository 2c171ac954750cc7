using System.Diagnostics;
using Practicum.Core.Submissions;
using Practicum.Numerics.Wire;
using Practicum.Runner.ModelHosts.Processes;

namespace Practicum.Runner.ModelHosts.Slots;

/// <summary>
/// Sends slots and takes scores back, several in flight, on the calling thread. What comes back is judged here, on a copy that the child cannot
/// change any more: one finite score a row within [0, 1], give or take 1e-6.
/// </summary>
internal sealed class SlotExchange(HostProcess process, SlotMemory memory, SlotPlan plan, ImmutableArray<ImmutableArray<ModelFeature>> feeds, ModelHostOptions options)
{
    private const float Tolerance = 1e-6f;
    private readonly HostReply reply = new(process);
    private readonly WordSender words = new(process, feeds.Length);
    private readonly FrameWriter writer = new();
    private readonly long[] offsets = plan.Offsets();
    private readonly long slotBytes = plan.SlotBytes;
    private long sequence;
    private long answered;

    /// <summary>Whether slots were sent that have not come back.</summary>
    public bool InFlight => sequence != answered;

    /// <summary>Scores rows; blocks until all are scored, or one thing goes wrong.</summary>
    /// <exception cref="OperationCanceledException">After the slots in flight have come back.</exception>
    public Outcome<Scores> Score(TableSlice rows, IProgress<long>? done, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        if (SlotFiller.Bind(plan, memory, feeds, words, rows.Table, out var refusal) is not { } filler)
            return Refused(refusal!);
        var scores = new float[rows.Count];
        var (sent, taken) = (0, 0);
        process.Arm(options.SlotLimit);
        while (taken < rows.Count)
        {
            while (sent < rows.Count && sent - taken < plan.Slots * plan.Rows && !stop.IsCancellationRequested)
            {
                var count = Math.Min(plan.Rows, rows.Count - sent);
                if (Send(filler, rows.Start + sent, count) is { } unfit)
                    return Refused(unfit);
                sent += count;
            }

            if (sent == taken)
                break;
            if (Take(scores.AsSpan(taken, Math.Min(plan.Rows, sent - taken)), rows.Start + taken) is { } failed)
                return failed;
            taken = Math.Min(taken + plan.Rows, sent);
            process.Arm(options.SlotLimit);
            done?.Report(taken);
        }

        process.Disarm();
        stop.ThrowIfCancellationRequested();
        return new Outcome<Scores>.Done(new(scores, Stopwatch.GetElapsedTime(began)));
    }

    private Refusal? Send(SlotFiller filler, int start, int count)
    {
        var slot = (int)(sequence % plan.Slots);
        if (filler.Fill(slot, start, count) is { } refusal)
            return refusal;
        process.Frames.Write(new SlotRequest(slot, count, sequence++).Write(writer, FrameKind.Score));
        return null;
    }

    private Outcome<Scores>? Take(Span<float> scores, int firstRow)
    {
        if (reply.Wait(FrameKind.Scored, out var payload) is { } failed)
            return failed;
        if (SlotRequest.Read(payload.Span, plan) is not { } answer || answer.Rows != scores.Length || answer.Sequence != answered || answer.Slot != answered % plan.Slots)
            return reply.Nonsense("The model host answered for another slot than the one asked for.");
        answered++;
        memory.Values<float>((answer.Slot * slotBytes) + offsets[^1], scores.Length).CopyTo(scores);
        for (var i = 0; i < scores.Length; i++)
        {
            if (!(scores[i] >= -Tolerance && scores[i] <= 1 + Tolerance))
                return Refused(Unfit(scores[i], firstRow + i));
            scores[i] = Math.Clamp(scores[i], 0f, 1f) + 0f; // no negative zero
        }

        return null;
    }

    private static Refusal Unfit(float score, int row) => float.IsFinite(score)
        ? new("PR-MODEL-033", string.Create(CultureInfo.InvariantCulture, $"The score of row {row} is {score:G9}, expected a probability from 0 to 1; if the output is a logit, add a Sigmoid."))
        : new("PR-MODEL-032", $"The score of row {row} is {(float.IsNaN(score) ? "NaN" : "infinite")}, expected a finite probability; missing values reach the model as NaN, so replace them inside the graph.");

    private static Outcome<Scores> Refused(Refusal refusal) => new Outcome<Scores>.Refused(refusal.Code, refusal.Reason);
}

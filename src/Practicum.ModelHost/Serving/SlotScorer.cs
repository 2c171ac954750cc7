using Practicum.ModelHost.Binding;
using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Serving;

/// <summary>
/// Scores a slot in runs of at most <see cref="SlotPlan.RunRows"/> rows. Where a run begins depends on the slot alone, so that the same
/// slot always gives the same bits.
/// </summary>
internal sealed class SlotScorer : IDisposable
{
    // Tensors that are made once and kept; beyond it they are made anew for each run.
    private const long MostKept = 10_000;

    private readonly OnnxRuntime runtime;
    private readonly OnnxSession session;
    private readonly SlotPlan plan;
    private readonly SharedMemory memory;
    private readonly WordBook[] books;
    private readonly Dictionary<(int Slot, int First, int Input), OnnxTensor> whole = [];
    private readonly OnnxTensor[] fed;
    private readonly long[] offsets;
    private readonly long slotBytes;
    private readonly bool keeps;

    public SlotScorer(OnnxRuntime runtime, OnnxSession session, SlotPlan plan, SharedMemory memory)
    {
        (this.runtime, this.session, this.plan, this.memory) = (runtime, session, plan, memory);
        books = [.. plan.Inputs.Select(_ => new WordBook())];
        fed = new OnnxTensor[plan.Inputs.Length];
        (offsets, slotBytes) = (plan.Offsets(), plan.SlotBytes);
        keeps = (long)plan.Slots * (plan.Rows / SlotPlan.RunRows) * fed.Length <= MostKept;
    }

    /// <summary>Whether a plan feeds exactly the model's inputs, in their order, and asks for one of its outputs.</summary>
    public static bool Fits(SlotPlan plan, ModelDescription model) =>
        plan.Inputs.Select(i => (i.Name, i.Element)).SequenceEqual(model.Inputs.Select(i => (i.Name, i.Element)))
        && plan.Inputs.All(i => i.Element != ElementType.Text || i.Width == 1)
        && model.Outputs.Any(o => o.Name == plan.Output);

    /// <summary>Learns words; false when they are for no text input, or too many.</summary>
    public bool Add(WordList list)
    {
        if (list.Input >= books.Length || plan.Inputs[list.Input].Element != ElementType.Text || books[list.Input].Count + list.Words.Length > WordList.MaxWords)
            return false;
        books[list.Input].Add(list.Words.AsSpan());
        return true;
    }

    /// <summary>Scores a slot, its scores going to the slot's end; gives why not, or null.</summary>
    public Refusal? Score(SlotRequest request)
    {
        var scores = memory.Values<float>((request.Slot * slotBytes) + offsets[^1], request.Rows);
        for (var first = 0; first < request.Rows; first += SlotPlan.RunRows)
        {
            var rows = Math.Min(SlotPlan.RunRows, request.Rows - first);
            if (Run(request.Slot, first, scores.Slice(first, rows)) is { } refusal)
                return refusal;
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in whole.Values)
            tensor.Dispose();
    }

    private Refusal? Run(int slot, int first, Span<float> scores)
    {
        for (var i = 0; i < fed.Length; i++)
            fed[i] = Tensor(slot, first, scores.Length, i);
        var outcome = session.Run(fed, plan.Output);
        for (var i = 0; i < fed.Length; i++)
        {
            if (!Kept(scores.Length, i))
                fed[i].Dispose();
        }

        if (outcome is not Outcome<OnnxResult>.Done done)
            return outcome is Outcome<OnnxResult>.Refused refused ? new(refused.Code, refused.Reason) : null;
        using var result = done.Value;
        return ScoreColumn.Copy(plan.Output, result, scores);
    }

    // Tensors over a whole run are made once; text is copied anew each time, and the last run of a slot may be shorter.
    private bool Kept(int rows, int index) => keeps && rows == SlotPlan.RunRows && plan.Inputs[index].Element != ElementType.Text;

    private OnnxTensor Tensor(int slot, int first, int rows, int index)
    {
        var input = plan.Inputs[index];
        var offset = (slot * slotBytes) + offsets[index] + ((long)first * input.Width * input.ElementSize);
        if (input.Element == ElementType.Text)
            return OnnxTensor.Of(runtime, books[index], memory.Values<int>(offset, rows), rows, 1);
        if (!Kept(rows, index))
            return OnnxTensor.Over(runtime, memory.Owner, offset, memory.Bytes, input.Element, rows, input.Width);
        if (!whole.TryGetValue((slot, first, index), out var tensor))
            whole.Add((slot, first, index), tensor = OnnxTensor.Over(runtime, memory.Owner, offset, memory.Bytes, input.Element, rows, input.Width));
        return tensor;
    }
}

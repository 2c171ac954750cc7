using Practicum.ModelHost.Binding;
using Practicum.Numerics.Wire;

namespace Practicum.Bench.Replay;

/// <summary>The peer: our own binding in this process, one thread, the same rows again and again, nothing copied in and scores left unread.</summary>
internal sealed class RawRate(OnnxRuntime runtime, OnnxSession session, string output)
{
    /// <summary>Scores at least <paramref name="rows"/> rows, <paramref name="batch"/> at a time; gives how many.</summary>
    public long Run(long rows, int batch)
    {
        using var block = new NativeBlock(batch * (long)MlpRig.Features * sizeof(float));
        var values = block.Values<float>();
        for (var i = 0; i < values.Length; i++)
            values[i] = ((i * 7919) % 2003 / 1001f) - 1;
        using var tensor = OnnxTensor.Over(runtime, block, 0, block.Bytes, ElementType.Float, batch, MlpRig.Features);
        var done = 0L;
        for (; done < rows; done += batch)
        {
            var outcome = session.Run([tensor], output);
            if (outcome is not Outcome<OnnxResult>.Done given)
                throw new InvalidOperationException(outcome.Sentence);
            given.Value.Dispose();
        }

        return done;
    }
}

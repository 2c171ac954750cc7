using System.Diagnostics;
using Practicum.ModelHost.Binding;
using Practicum.Numerics.Wire;

namespace Practicum.Bench.Replay;

/// <summary>The raw rate: our own binding in this process, one thread, the same rows again and again, nothing copied in and scores left unread.</summary>
internal sealed class RawRate(OnnxRuntime runtime, OnnxSession session, string output)
{
    /// <summary>Rows per second over about <paramref name="rows"/> rows, <paramref name="batch"/> at a time.</summary>
    public double Measure(long rows, int batch)
    {
        using var block = new NativeBlock(batch * 30L * sizeof(float));
        var values = block.Values<float>();
        for (var i = 0; i < values.Length; i++)
            values[i] = ((i * 7919) % 2003 / 1001f) - 1;
        using var tensor = OnnxTensor.Over(runtime, block, 0, block.Bytes, ElementType.Float, batch, 30);
        Once(tensor);
        var began = Stopwatch.GetTimestamp();
        var done = 0L;
        for (; done < rows; done += batch)
            Once(tensor);
        return done / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private void Once(OnnxTensor tensor)
    {
        var outcome = session.Run([tensor], output);
        if (outcome is not Outcome<OnnxResult>.Done done)
            throw new InvalidOperationException(outcome.Sentence);
        done.Value.Dispose();
    }
}

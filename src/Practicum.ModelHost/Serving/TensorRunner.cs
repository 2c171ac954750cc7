using Practicum.ModelHost.Binding;
using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Serving;

/// <summary>Runs a model on tensors of any type and shape, and takes all its outputs.</summary>
internal sealed class TensorRunner(OnnxRuntime runtime, OnnxSession session)
{
    /// <summary>Whether there is exactly one tensor for each input, in the order of the graph.</summary>
    public bool Fits(ImmutableArray<NamedTensor> tensors) =>
        tensors.Select(t => t.Name).SequenceEqual(session.Description.Inputs.Select(i => i.Name), StringComparer.Ordinal);

    /// <summary>Runs the model; null with a refusal when it cannot, or gives something that is no tensor.</summary>
    public ImmutableArray<NamedTensor>? Run(ImmutableArray<NamedTensor> tensors, out Refusal? refusal)
    {
        var fed = new OnnxTensor[tensors.Length];
        try
        {
            for (var i = 0; i < fed.Length; i++)
                fed[i] = OnnxTensor.Of(runtime, tensors[i]);
            var ran = session.RunAll(fed);
            if (ran is not Outcome<ImmutableArray<OnnxResult>>.Done(var results))
            {
                refusal = ran is Outcome<ImmutableArray<OnnxResult>>.Refused failed ? new(failed.Code, failed.Reason) : null;
                return null;
            }

            return Take(results, out refusal);
        }
        finally
        {
            foreach (var tensor in fed)
                tensor?.Dispose();
        }
    }

    private ImmutableArray<NamedTensor>? Take(ImmutableArray<OnnxResult> results, out Refusal? refusal)
    {
        refusal = null;
        var given = ImmutableArray.CreateBuilder<NamedTensor>(results.Length);
        long bytes = 0;
        foreach (var (result, port) in results.Zip(session.Description.Outputs))
        {
            using (result)
            {
                bytes += result.Shape.Length <= NamedTensor.MostRank && NamedTensor.Elements(result.Shape) is { } count ? count * Math.Max(result.Element.Bytes(), 4) : 0;
                if (refusal is not null)
                    continue;
                if (bytes > 4L * Frame.MaxPayload)
                    refusal = new("PR-MODEL-040", $"The model's outputs take more than {Frame.MaxPayload >> 20} MiB together, which one answer cannot hold.");
                else if (result.Tensor(port.Name) is { } tensor)
                    given.Add(tensor);
                else
                    refusal = new("PR-MODEL-041", $"Output '{port.Shown}' gave no dense tensor of numbers or text of at most {NamedTensor.MostRank} dimensions.");
            }
        }

        return refusal is null ? given.ToImmutable() : null;
    }
}

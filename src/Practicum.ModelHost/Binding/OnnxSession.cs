using System.Runtime.InteropServices;
using System.Text;
using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Binding;

/// <summary>A loaded model. Not thread-safe: one run at a time.</summary>
public sealed unsafe class OnnxSession : IDisposable
{
    private readonly OnnxRuntime runtime;
    private readonly OrtHandle session;
    private readonly byte[][] inputNames;

    internal OnnxSession(OnnxRuntime runtime, OrtHandle session, ModelDescription description)
    {
        (this.runtime, this.session, Description) = (runtime, session, description);
        inputNames = [.. description.Inputs.Select(i => PinnedName(i.Name))];
    }

    /// <summary>Its inputs and outputs.</summary>
    public ModelDescription Description { get; }

    /// <summary>Runs the model.</summary>
    /// <param name="inputs">One tensor an input, in the order of <see cref="ModelDescription.Inputs"/>.</param>
    /// <param name="output">Name of the output to compute.</param>
    /// <returns>The output, to be disposed; or <c>PR-MODEL-030</c> when ONNX Runtime reports an error.</returns>
    /// <exception cref="ArgumentException">The number of tensors is not the number of inputs.</exception>
    /// <exception cref="ObjectDisposedException">The session or a tensor is disposed.</exception>
    public Outcome<OnnxResult> Run(ReadOnlySpan<OnnxTensor> inputs, string output)
    {
        if (inputs.Length != inputNames.Length)
            throw new ArgumentException($"{inputs.Length} tensors for {inputNames.Length} inputs.");
        var (held, fault, result) = (0, (string?)null, (nint)0);
        var open = false;
        try
        {
            session.DangerousAddRef(ref open);
            foreach (var input in inputs)
            {
                var added = false;
                input.Value.DangerousAddRef(ref added);
                held++;
            }

            fault = Run(inputs, output, out result);
        }
        finally
        {
            foreach (var input in inputs[..held])
                input.Value.DangerousRelease();
            if (open)
                session.DangerousRelease();
        }

        return fault is null
            ? new Outcome<OnnxResult>.Done(new(runtime, new(runtime.Api, OrtKind.Value, result)))
            : new Outcome<OnnxResult>.Refused("PR-MODEL-030", $"The model fails on these rows; ONNX Runtime says: {fault.TrimEnd('.')}.");
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private string? Run(ReadOnlySpan<OnnxTensor> inputs, string output, out nint result)
    {
        var names = new nint[inputs.Length];
        var values = new nint[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
            (names[i], values[i]) = (Marshal.UnsafeAddrOfPinnedArrayElement(inputNames[i], 0), inputs[i].Value.Address);
        nint given = 0;
        fixed (nint* nameList = names, valueList = values)
        fixed (byte* outputName = Encoding.UTF8.GetBytes(output + "\0"))
        {
            var outputNames = outputName;
            var fault = runtime.Api.Fault(runtime.Api.Run(session.Address, 0, (byte**)nameList, valueList, (nuint)inputs.Length, &outputNames, 1, &given));
            result = given;
            return fault;
        }
    }

    private static byte[] PinnedName(string name)
    {
        var bytes = GC.AllocateArray<byte>(Encoding.UTF8.GetByteCount(name) + 1, pinned: true);
        Encoding.UTF8.GetBytes(name, bytes);
        return bytes;
    }
}

using System.Runtime.InteropServices;
using System.Text;
using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Binding;

/// <summary>A loaded model. Not thread-safe: one run at a time.</summary>
public sealed unsafe class OnnxSession : IDisposable
{
    private const string Failed = "PR-MODEL-030";
    private readonly OnnxRuntime runtime;
    private readonly OrtHandle session;
    private readonly byte[][] inputNames;
    private readonly Dictionary<string, byte[]> outputNames = new(StringComparer.Ordinal);

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
        var given = new nint[1];
        return Run(inputs, [output], given) is { } fault
            ? new Outcome<OnnxResult>.Refused(Failed, Says(fault))
            : new Outcome<OnnxResult>.Done(new(runtime, new(runtime.Api, OrtKind.Value, given[0])));
    }

    /// <summary>Runs the model and takes all its outputs, in the order of <see cref="ModelDescription.Outputs"/>.</summary>
    /// <param name="inputs">One tensor an input, in the order of <see cref="ModelDescription.Inputs"/>.</param>
    /// <returns>The outputs, each to be disposed; or <c>PR-MODEL-030</c>.</returns>
    /// <exception cref="ArgumentException">The number of tensors is not the number of inputs.</exception>
    public Outcome<ImmutableArray<OnnxResult>> RunAll(ReadOnlySpan<OnnxTensor> inputs)
    {
        var given = new nint[Description.Outputs.Length];
        return Run(inputs, [.. Description.Outputs.Select(o => o.Name)], given) is { } fault
            ? new Outcome<ImmutableArray<OnnxResult>>.Refused(Failed, Says(fault))
            : new Outcome<ImmutableArray<OnnxResult>>.Done([.. given.Select(value => new OnnxResult(runtime, new(runtime.Api, OrtKind.Value, value)))]);
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private string? Run(ReadOnlySpan<OnnxTensor> inputs, ReadOnlySpan<string> outputs, nint[] given)
    {
        if (inputs.Length != inputNames.Length)
            throw new ArgumentException($"{inputs.Length} tensors for {inputNames.Length} inputs.");
        var held = 0;
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

            return Call(inputs, outputs, given);
        }
        finally
        {
            foreach (var input in inputs[..held])
                input.Value.DangerousRelease();
            if (open)
                session.DangerousRelease();
        }
    }

    private string? Call(ReadOnlySpan<OnnxTensor> inputs, ReadOnlySpan<string> outputs, nint[] given)
    {
        var names = new nint[inputs.Length];
        var values = new nint[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
            (names[i], values[i]) = (Marshal.UnsafeAddrOfPinnedArrayElement(inputNames[i], 0), inputs[i].Value.Address);
        var wanted = new nint[outputs.Length];
        for (var i = 0; i < wanted.Length; i++)
            wanted[i] = Marshal.UnsafeAddrOfPinnedArrayElement(OutputName(outputs[i]), 0);
        fixed (nint* nameList = names, valueList = values, wantedList = wanted, results = given)
            return runtime.Api.Fault(runtime.Api.Run(session.Address, 0, (byte**)nameList, valueList, (nuint)inputs.Length, (byte**)wantedList, (nuint)wanted.Length, results));
    }

    private byte[] OutputName(string name)
    {
        if (!outputNames.TryGetValue(name, out var bytes))
            outputNames.Add(name, bytes = PinnedName(name));
        return bytes;
    }

    private static string Says(string fault) => $"The model fails on these rows; ONNX Runtime says: {fault.TrimEnd('.')}.";

    private static byte[] PinnedName(string name)
    {
        var bytes = GC.AllocateArray<byte>(Encoding.UTF8.GetByteCount(name) + 1, pinned: true);
        Encoding.UTF8.GetBytes(name, bytes);
        return bytes;
    }
}

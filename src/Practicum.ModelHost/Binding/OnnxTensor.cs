using System.Runtime.InteropServices;
using System.Text;
using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Binding;

/// <summary>A tensor to feed. Numbers lie in memory that the tensor keeps alive; texts are copied into ONNX Runtime's.</summary>
public sealed unsafe class OnnxTensor : IDisposable
{
    private OnnxTensor(OrtHandle value) => Value = value;

    internal OrtHandle Value { get; }

    /// <summary>A tensor over memory, without a copy: what lies there when the session runs is what it sees.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="memory">Owner of the memory: a <see cref="NativeBlock"/>, or the handle of a mapped view.</param>
    /// <param name="offset">Where the tensor begins in it, in bytes.</param>
    /// <param name="size">Bytes of the whole memory.</param>
    /// <param name="element">A type of a fixed size.</param>
    /// <param name="shape">Dimensions, each from 0.</param>
    /// <exception cref="ArgumentException">The tensor does not lie inside the memory, or the element type has no fixed size.</exception>
    public static OnnxTensor Over(OnnxRuntime runtime, SafeHandle memory, long offset, long size, ElementType element, params ReadOnlySpan<long> shape)
    {
        if (element.Bytes() is not (> 0 and var one))
            throw new ArgumentException($"A tensor of {element} cannot lie over memory.");
        var bytes = checked(Elements(shape) * one);
        if (offset < 0 || offset > size || bytes > size - offset)
            throw new ArgumentException($"A tensor of {bytes} bytes at {offset} does not lie inside {size} bytes.");
        var held = false;
        memory.DangerousAddRef(ref held);
        try
        {
            nint value;
            string? fault;
            fixed (long* dimensions = shape)
                fault = runtime.Api.Fault(runtime.Api.CreateTensorWithDataAsOrtValue(runtime.Memory.Address, (byte*)memory.DangerousGetHandle() + offset, (nuint)bytes, dimensions, (nuint)shape.Length, (int)element, &value));
            return fault is null ? new(new(runtime.Api, OrtKind.Value, value, memory)) : throw new InvalidOperationException(fault);
        }
        finally
        {
            memory.DangerousRelease();
        }
    }

    /// <summary>A tensor of floats, copied.</summary>
    public static OnnxTensor Of(OnnxRuntime runtime, ReadOnlySpan<float> values, params ReadOnlySpan<long> shape) => Copy(runtime, values, ElementType.Float, shape);

    /// <summary>A tensor of doubles, copied.</summary>
    public static OnnxTensor Of(OnnxRuntime runtime, ReadOnlySpan<double> values, params ReadOnlySpan<long> shape) => Copy(runtime, values, ElementType.Double, shape);

    /// <summary>A tensor of whole numbers, copied.</summary>
    public static OnnxTensor Of(OnnxRuntime runtime, ReadOnlySpan<long> values, params ReadOnlySpan<long> shape) => Copy(runtime, values, ElementType.Int64, shape);

    /// <summary>A tensor of texts, copied.</summary>
    public static OnnxTensor Of(OnnxRuntime runtime, ReadOnlySpan<string> values, params ReadOnlySpan<long> shape)
    {
        var words = new WordBook();
        words.Add(values);
        var codes = new int[values.Length];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = i;
        return Of(runtime, words, codes, shape);
    }

    /// <summary>A tensor of any type, copied.</summary>
    public static OnnxTensor Of(OnnxRuntime runtime, NamedTensor tensor)
    {
        if (tensor.Element == ElementType.Text)
            return Of(runtime, tensor.Texts.AsSpan(), tensor.Shape.AsSpan());
        using var block = new NativeBlock(tensor.Raw.Length);
        tensor.Raw.Span.CopyTo(block.Values<byte>());
        return Over(runtime, block, 0, block.Bytes, tensor.Element, tensor.Shape.AsSpan());
    }

    /// <summary>A tensor of texts, given as codes into a word book; any other code is the empty text.</summary>
    internal static OnnxTensor Of(OnnxRuntime runtime, WordBook words, ReadOnlySpan<int> codes, params ReadOnlySpan<long> shape)
    {
        if (Elements(shape) != codes.Length)
            throw new ArgumentException($"{codes.Length} texts do not fill the shape.");
        nint raw;
        string? fault;
        fixed (long* dimensions = shape)
            fault = runtime.Api.Fault(runtime.Api.CreateTensorAsOrtValue(runtime.Allocator, dimensions, (nuint)shape.Length, (int)ElementType.Text, &raw));
        if (fault is not null)
            throw new InvalidOperationException(fault);
        var value = new OrtHandle(runtime.Api, OrtKind.Value, raw);
        fault = words.Fill(runtime.Api, value, codes);
        return fault is null ? new(value) : throw new InvalidOperationException(fault);
    }

    /// <inheritdoc/>
    public void Dispose() => Value.Dispose();

    private static OnnxTensor Copy<T>(OnnxRuntime runtime, ReadOnlySpan<T> values, ElementType element, ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        if (Elements(shape) != values.Length)
            throw new ArgumentException($"{values.Length} values do not fill the shape.");
        using var block = new NativeBlock((long)values.Length * sizeof(T));
        values.CopyTo(block.Values<T>());
        return Over(runtime, block, 0, block.Bytes, element, shape);
    }

    private static long Elements(ReadOnlySpan<long> shape)
    {
        var elements = 1L;
        foreach (var dimension in shape)
            elements = dimension < 0 ? throw new ArgumentException("A dimension is negative.") : checked(elements * dimension);
        return elements;
    }
}

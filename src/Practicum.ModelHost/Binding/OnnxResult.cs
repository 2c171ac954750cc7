using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Binding;

/// <summary>What a run gave. Its values lie in ONNX Runtime's memory until it is disposed.</summary>
public sealed unsafe class OnnxResult : IDisposable
{
    private const int Tensor = 1;
    private readonly OrtHandle value;
    private readonly nint data;

    internal OnnxResult(OnnxRuntime runtime, OrtHandle value)
    {
        this.value = value;
        int kind;
        if (runtime.Api.Fault(runtime.Api.GetValueType(value.Address, &kind)) is not null || kind != Tensor)
            return;
        nint raw;
        if (runtime.Api.Fault(runtime.Api.GetTensorTypeAndShape(value.Address, &raw)) is not null)
            return;
        using var info = new OrtHandle(runtime.Api, OrtKind.TensorInfo, raw);
        var reader = new PortReader(runtime.Api, runtime.Allocator, value);
        var (element, shape) = reader.Shape(raw);
        void* address;
        if (reader.Fault is not null || runtime.Api.Fault(runtime.Api.GetTensorMutableData(value.Address, &address)) is not null)
            return;
        (Element, Shape, data) = (element, shape, (nint)address);
    }

    /// <summary>Element type; None when it is no tensor.</summary>
    public ElementType Element { get; }

    /// <summary>Dimensions of the tensor.</summary>
    public ImmutableArray<long> Shape { get; } = [];

    /// <summary>Number of elements.</summary>
    public long Count => Shape.Aggregate(1L, (product, d) => checked(product * d));

    /// <summary>The values of a float tensor, row after row.</summary>
    /// <exception cref="InvalidOperationException">It is no float tensor, or disposed.</exception>
    public ReadOnlySpan<float> Floats => Values<float>(ElementType.Float);

    /// <summary>The values of a double tensor, row after row.</summary>
    /// <exception cref="InvalidOperationException">It is no double tensor, or disposed.</exception>
    public ReadOnlySpan<double> Doubles => Values<double>(ElementType.Double);

    /// <summary>The values of an int64 tensor, row after row.</summary>
    /// <exception cref="InvalidOperationException">It is no int64 tensor, or disposed.</exception>
    public ReadOnlySpan<long> Longs => Values<long>(ElementType.Int64);

    /// <inheritdoc/>
    public void Dispose() => value.Dispose();

    private ReadOnlySpan<T> Values<T>(ElementType expected)
        where T : unmanaged =>
        Element == expected && !value.IsClosed
            ? new((void*)data, checked((int)Count))
            : throw new InvalidOperationException($"The result is of type {Element}, not {expected}, or is disposed.");
}

using System.Text;
using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Binding;

/// <summary>What a run gave. Its values lie in ONNX Runtime's memory until it is disposed.</summary>
public sealed unsafe class OnnxResult : IDisposable
{
    private const int DenseTensor = 1;
    private const int MostTextBytes = 16 << 20;
    private readonly OrtApi api;
    private readonly OrtHandle value;
    private readonly nint data;

    internal OnnxResult(OnnxRuntime runtime, OrtHandle value)
    {
        (api, this.value) = (runtime.Api, value);
        int kind;
        if (runtime.Api.Fault(runtime.Api.GetValueType(value.Address, &kind)) is not null || kind != DenseTensor)
            return;
        nint raw;
        if (runtime.Api.Fault(runtime.Api.GetTensorTypeAndShape(value.Address, &raw)) is not null)
            return;
        using var info = new OrtHandle(runtime.Api, OrtKind.TensorInfo, raw);
        var reader = new PortReader(runtime.Api, runtime.Allocator, value);
        var (element, shape) = reader.Shape(raw);
        void* address = null;
        if (reader.Fault is not null)
            return;
        if (element != ElementType.Text && runtime.Api.Fault(runtime.Api.GetTensorMutableData(value.Address, &address)) is not null)
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

    /// <summary>A copy of it under a name; null when it is no dense tensor, of a type without a name here, or of too many dimensions.</summary>
    public NamedTensor? Tensor(string name)
    {
        if (NamedTensor.Elements(Shape) is not { } count)
            return null;
        if (Element == ElementType.Text)
            return Texts(count) is { } texts ? NamedTensor.Of(name, Shape, texts) : null;
        var bytes = count * Element.Bytes();
        return bytes <= int.MaxValue && !value.IsClosed ? NamedTensor.Of(name, Element, Shape, new ReadOnlySpan<byte>((void*)data, (int)bytes).ToArray()) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => value.Dispose();

    private ImmutableArray<string>? Texts(long count)
    {
        if (count == 0)
            return [];
        nuint bytes;
        if (api.Fault(api.GetStringTensorDataLength(value.Address, &bytes)) is not null || bytes > MostTextBytes || count > MostTextBytes)
            return null;
        var (text, starts) = (new byte[bytes], new nuint[count]);
        fixed (byte* into = text)
        fixed (nuint* offsets = starts)
        {
            if (api.Fault(api.GetStringTensorContent(value.Address, into, bytes, offsets, (nuint)count)) is not null)
                return null;
        }

        var texts = ImmutableArray.CreateBuilder<string>((int)count);
        for (var i = 0; i < starts.Length; i++)
            texts.Add(Encoding.UTF8.GetString(text.AsSpan((int)starts[i]..(i + 1 < starts.Length ? (int)starts[i + 1] : text.Length))));
        return texts.MoveToImmutable();
    }

    private ReadOnlySpan<T> Values<T>(ElementType expected)
        where T : unmanaged =>
        Element == expected && !value.IsClosed
            ? new((void*)data, checked((int)Count))
            : throw new InvalidOperationException($"The result is of type {Element}, not {expected}, or is disposed.");
}

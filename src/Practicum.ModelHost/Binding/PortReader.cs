using System.Runtime.InteropServices;
using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Binding;

/// <summary>Reads names, types and shapes of a session's inputs and outputs.</summary>
internal sealed unsafe class PortReader(OrtApi api, nint allocator, OrtHandle session)
{
    private const int Tensor = 1;
    private const int Sequence = 2;
    private const int Map = 3;

    /// <summary>What went wrong, or null.</summary>
    public string? Fault { get; private set; }

    public ImmutableArray<ModelPort> Read(bool inputs)
    {
        nuint count = 0;
        var ports = ImmutableArray.CreateBuilder<ModelPort>();
        Fault ??= api.Fault(api.SessionGetCount(session.Address, inputs, &count));
        for (nuint i = 0; Fault is null && i < count; i++)
        {
            var name = Name(inputs, i);
            nint raw = 0;
            Fault ??= api.Fault(api.SessionGetTypeInfo(session.Address, inputs, i, &raw));
            if (Fault is not null)
                break;
            using var type = new OrtHandle(api, OrtKind.TypeInfo, raw);
            ports.Add(Port(name, type.Address));
        }

        return ports.ToImmutable();
    }

    /// <summary>Element type and shape of a tensor's description, which the caller owns.</summary>
    public (ElementType Element, ImmutableArray<long> Shape) Shape(nint info)
    {
        var element = 0;
        nuint rank = 0;
        Fault ??= api.Fault(api.GetTensorElementType(info, &element)) ?? api.Fault(api.GetDimensionsCount(info, &rank));
        if (Fault is not null || rank > 64)
            return (ElementType.None, []);
        var shape = stackalloc long[64];
        Fault ??= api.Fault(api.GetDimensions(info, shape, rank));
        return (OnnxElement(element), [.. new ReadOnlySpan<long>(shape, (int)rank)]);
    }

    private string Name(bool inputs, nuint index)
    {
        byte* name = null;
        Fault ??= api.Fault(api.SessionGetName(session.Address, inputs, index, allocator, &name));
        if (Fault is not null)
            return "";
        var text = Marshal.PtrToStringUTF8((nint)name) ?? "";
        Fault ??= api.Fault(api.AllocatorFree(allocator, name));
        return text;
    }

    private ModelPort Port(string name, nint type)
    {
        var kind = 0;
        nint info = 0;
        Fault ??= api.Fault(api.GetOnnxTypeFromTypeInfo(type, &kind));
        if (Fault is not null || kind != Tensor)
            return new(name, kind is Sequence or Map ? PortKind.Map : PortKind.Other, ElementType.None, []);
        Fault ??= api.Fault(api.CastTypeInfoToTensorInfo(type, &info));
        if (Fault is not null)
            return new(name, PortKind.Other, ElementType.None, []);
        var (element, shape) = Shape(info);
        return new(name, PortKind.Tensor, element, [.. shape.Select(d => d < 0 ? -1 : d)]);
    }

    // The C API's ONNXTensorElementDataType has the numbers of TensorProto.DataType.
    private static ElementType OnnxElement(int element) => (ElementType)element;
}

namespace Practicum.Onnx.Reading;

/// <summary>Types and shapes of values (ValueInfoProto, TypeProto, TensorShapeProto).</summary>
internal static class ValueParser
{
    /// <summary>A value.</summary>
    public static OnnxValue Value(MessageReader value, ReadingState state)
    {
        state.CountPart(value.At);
        var (name, type) = ("", default(ValueType));
        while (value.Next())
        {
            switch (value.Field)
            {
                case 1: name = value.Text(); break;
                case 2: type = Type(value.Message(), state); break;
                case 3: value.PassText(); break;
                case 4: OnnxReader.Entry(value.ListedMessage(), state); break;
                default: value.Skip(); break;
            }
        }

        return new(name, type.Kind, type.Element, type.Shape) { Symbols = type.Symbols };
    }

    private static ValueType Type(MessageReader type, ReadingState state)
    {
        var (read, kinds) = (default(ValueType), 0);
        while (type.Next())
        {
            switch (type.Field)
            {
                case 1:
                    kinds++;
                    read = Tensor(type.Message(), state);
                    break;
                case 4 or 5 or 7 or 8 or 9:
                    kinds++;
                    read = read with { Kind = ValueKind.Other };
                    type.Message();
                    break;
                case 6: type.PassText(); break;
                default: type.Skip(); break;
            }
        }

        if (kinds > 1)
            state.Fail("PR-ONNX-006", type.At, "A value has two types.", "Export the model again.");
        return read;
    }

    private static ValueType Tensor(MessageReader tensor, ReadingState state)
    {
        var read = new ValueType(ValueKind.Tensor, 0, default, default);
        while (tensor.Next())
        {
            switch (tensor.Field)
            {
                case 1: read = read with { Element = tensor.Whole32() }; break;
                case 2:
                    var (shape, symbols) = Shape(tensor.Message(), state);
                    read = read with { Shape = shape, Symbols = symbols };
                    break;
                default: tensor.Skip(); break;
            }
        }

        return read;
    }

    private static (ImmutableArray<long> Shape, ImmutableArray<string> Symbols) Shape(MessageReader shape, ReadingState state)
    {
        var (sizes, symbols) = (new NumberList<long>(), new NumberList<string>());
        while (shape.Next())
        {
            if (shape.Field != 1)
            {
                shape.Skip();
                continue;
            }

            state.CountPart(shape.At);
            var (size, symbol) = Dimension(shape.ListedMessage(), state);
            sizes.Add(size);
            symbols.Add(symbol);
        }

        return (sizes.ToImmutable(), symbols.ToImmutable());
    }

    /// <summary>A dimension: its size, or −1 with its symbol or with "". A negative size is kept for whoever judges it: −1 is written as −2, since both are wrong.</summary>
    private static (long Size, string Symbol) Dimension(MessageReader dimension, ReadingState state)
    {
        var (size, symbol) = ((long?)null, (string?)null);
        while (dimension.Next())
        {
            switch (dimension.Field)
            {
                case 1: size = dimension.Whole(); break;
                case 2: symbol = dimension.Text(); break;
                case 3: dimension.PassText(); break;
                default: dimension.Skip(); break;
            }
        }

        if (size is not null && symbol is not null)
            state.Fail("PR-ONNX-006", dimension.At, "A dimension has a size and a name.", "Export the model again.");
        return (size is -1 ? -2 : size ?? -1, symbol ?? "");
    }

    private readonly record struct ValueType(ValueKind Kind, int Element, ImmutableArray<long> Shape, ImmutableArray<string> Symbols);
}

using Practicum.Onnx.Costs.Knowns;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Costs.Rules;

/// <summary>Operators that make values out of constants, sizes and repetition: where shape bombs come from.</summary>
internal static class Filling
{
    private const string RunTime = "takes its sizes from values that are known only while the graph runs";

    public static void Add(RuleBook book)
    {
        book.Add(Constant, "Constant");
        book.Add(ConstantOfShape, "ConstantOfShape");
        book.Add(Expand, "Expand");
        book.Add(Tile, "Tile");
        book.Add(Range, "Range");
        book.Add(EyeLike, "EyeLike");
        book.Add(OneHot, "OneHot");
    }

    private static void Constant(Visit visit)
    {
        foreach (var attribute in visit.Node.Attributes)
        {
            var length = attribute.Kind == AttributeKind.Reals ? attribute.Reals.Length : attribute.Kind == AttributeKind.Wholes ? attribute.Wholes.Length : 0;
            Value? value = (attribute.Name, attribute.Kind) switch
            {
                ("value", AttributeKind.Tensor) when attribute.Tensors is [var tensor, ..] => Value.Of(tensor),
                ("value_int", AttributeKind.Whole) => new(Elements.Int64, []) { Cells = [attribute.Whole] },
                ("value_float", AttributeKind.Real) => new(Elements.Single, []) { Cells = [Cells.From(attribute.Real)] },
                ("value_ints", AttributeKind.Wholes) => new(Elements.Int64, [length]) { Cells = length > Value.MostCells ? null : attribute.Wholes.ToArray() },
                ("value_floats", AttributeKind.Reals) => new(Elements.Single, [length]) { Cells = length > Value.MostCells ? null : Array.ConvertAll(attribute.Reals.ToArray(), r => Cells.From(r)) },
                ("value_string", AttributeKind.Text) => new(Elements.Text, []),
                ("value_strings", AttributeKind.Texts) => new(Elements.Text, [attribute.Texts.Length]),
                _ => null,
            };
            if (value is null)
                continue;
            visit.Out(0, value);
            return;
        }

        visit.Fail("holds no value that can be read");
    }

    private static void ConstantOfShape(Visit visit)
    {
        if (Sizes(visit, 0) is not { } shape)
            return;
        var filler = visit.Node.Find("value") is { Kind: AttributeKind.Tensor, Tensors: [var tensor, ..] } ? Value.Of(tensor) : new(Elements.Single, [1]) { Cells = [0] };
        ImmutableArray<long> dimensions = [.. shape];
        visit.Out(0, filler?.Element ?? 0, shape, cells: filler?.Cells is [var cell, ..] ? Cells.Map(dimensions, _ => cell) : null);
    }

    private static void Expand(Visit visit)
    {
        var x = visit.In(0);
        if (Sizes(visit, 1) is not { } target)
            return;
        var shape = Broadcasting.Shape(visit, x, new(x.Element, [.. target]));
        visit.Out(0, new(x.Element, shape) { Cells = x.Cells is null || visit.Trouble is not null ? null : Cells.Map(shape, i => Cells.Stretched(x, i)) });
    }

    private static void Tile(Visit visit)
    {
        var x = visit.In(0);
        if (Sizes(visit, 1) is not { } times)
            return;
        if (times.Length != x.Rank)
        {
            visit.Fail($"is given {times.Length} repetitions for {x.Rank} dimensions");
            return;
        }

        ImmutableArray<long> shape = [.. x.Shape.Select((d, i) => Costs.Sizes.Dimension((Int128)d * times[i]))];
        var from = new long[x.Rank];
        var cells = x.Cells is null ? null : Cells.Map(shape, index =>
        {
            for (var d = 0; d < from.Length; d++)
                from[d] = index[d] % x.Shape[d];
            return Cells.At(x, from);
        });
        visit.Out(0, new(x.Element, shape) { Cells = cells });
    }

    private static void Range(Visit visit)
    {
        var (start, limit, step) = (visit.In(0), visit.In(1), visit.In(2));
        if (start.Cells is not [var first] || limit.Cells is not [var end] || step.Cells is not [var by] || start.Element != limit.Element || start.Element != step.Element)
        {
            visit.Fail("runs over a range that is known only while the graph runs");
            return;
        }

        if (!start.IsReal)
        {
            if (by == 0)
            {
                visit.Fail("has a step of 0");
                return;
            }

            var count = Costs.Sizes.Dimension(by > 0 ? ((Int128)end - first + by - 1) / by : ((Int128)first - end - by - 1) / -(Int128)by);
            visit.Out(0, start.Element, [count], cells: Cells.Map([count], i => first + (i[0] * by)));
            return;
        }

        var places = Math.Ceiling((Cells.Real(end) - Cells.Real(first)) / Cells.Real(by));
        if (double.IsNaN(places))
            visit.Fail("has a step of 0 or ends that are no numbers");
        else
            visit.Out(0, start.Element, [places <= 0 ? 0 : places >= Costs.Sizes.MostDimension ? Costs.Sizes.MostDimension : (long)places]);
    }

    private static void EyeLike(Visit visit)
    {
        var x = visit.In(0);
        visit.Out(0, (int)Math.Clamp(visit.Whole("dtype", x.Element), 0, 23), x.Shape);
    }

    private static void OneHot(Visit visit)
    {
        var (indices, depth, values) = (visit.In(0), visit.In(1), visit.In(2));
        var cells = depth.IsReal && depth.Cells is [var real] ? [(long)Math.Clamp(Cells.Real(real), 0, Costs.Sizes.MostDimension)] : depth.Wholes;
        if (cells is not [var width, ..])
        {
            visit.Fail(RunTime);
            return;
        }

        var axis = visit.Axis(visit.Whole("axis", -1), indices.Rank + 1);
        visit.Out(0, values.Element, indices.Shape.Insert(Math.Min(axis, indices.Rank), Math.Max(0, width)));
    }

    /// <summary>Sizes that an input holds; null with a complaint when they are unknown, negative or too many.</summary>
    private static long[]? Sizes(Visit visit, int input)
    {
        visit.In(input);
        var sizes = visit.Wholes(input);
        if (sizes is null)
            visit.Fail(RunTime);
        else if (sizes.Length > Costs.Sizes.MostRank)
            visit.Fail($"makes a value of {sizes.Length} dimensions; at most {Costs.Sizes.MostRank} are followed");
        else if (sizes.Any(s => s < 0))
            visit.Fail("is given a negative size");
        else
            return sizes;
        return null;
    }
}

namespace Practicum.Onnx.Costs.Rules;

/// <summary>
/// Normalisations. Operations an element: softmax 5 (largest, difference, exponential, sum, quotient), batch normalisation 2 (scale and shift, folded), the others 5
/// (mean, variance, difference, scale, shift: the count of fvcore's <c>norm_flop_counter</c> with scale and shift).
/// </summary>
internal static class Normalising
{
    public static void Add(RuleBook book)
    {
        book.Add(v => Keep(v, 5), "Softmax", "LogSoftmax", "Hardmax", "InstanceNormalization", "GroupNormalization", "MeanVarianceNormalization", "LpNormalization");
        book.Add(Batch, "BatchNormalization");
        book.Add(Layer, "LayerNormalization");
        book.Add(Local, "LRN");
        book.Learning(Row, "Normalizer");
    }

    private static void Keep(Visit visit, int operations)
    {
        var x = visit.In(0);
        visit.Operations = Sizes.Times(x.Count, operations);
        // An axis that is not the last is brought there and back; deviations are held meanwhile.
        visit.Scratch = Sizes.Times(x.Bytes, 2);
        visit.Out(0, x.Element, x.Shape);
    }

    private static void Batch(Visit visit)
    {
        var x = visit.In(0);
        visit.Operations = Sizes.Times(x.Count, 2);
        visit.Out(0, x.Element, x.Shape);
        for (var i = 1; i < Math.Min(5, visit.Outputs); i++)
            visit.Out(i, visit.In(3).Element, visit.In(3).Shape);
    }

    private static void Layer(Visit visit)
    {
        var x = visit.In(0);
        visit.Operations = Sizes.Times(x.Count, 5);
        var axis = visit.Axis(visit.Whole("axis", -1), x.Rank);
        visit.Out(0, x.Element, x.Shape);
        var kept = x.Shape.Select((d, i) => i < axis ? d : 1);
        var stash = (int)Math.Clamp(visit.Whole("stash_type", 1), 0, 23);
        visit.Out(1, stash, kept);
        visit.Out(2, stash, kept);
    }

    private static void Local(Visit visit)
    {
        var x = visit.In(0);
        var around = Math.Min(Math.Max(0, visit.Whole("size", 1)), x.Rank > 1 ? x.Shape[1] : 1);
        visit.Operations = Sizes.Times(x.Count, Sizes.Plus(Sizes.Times(2, around), 3));
        visit.Scratch = Sizes.Times(x.Bytes, 2);
        visit.Out(0, x.Element, x.Shape);
    }

    private static void Row(Visit visit)
    {
        var x = visit.In(0);
        visit.Operations = Sizes.Times(x.Count, 3);
        visit.Out(0, Elements.Single, x.Shape);
    }
}

using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Costs.Rules;

/// <summary>Preparing columns (ai.onnx.ml): scaling and filling cost operations for each element, looking up costs none.</summary>
internal static class Features
{
    public static void Add(RuleBook book)
    {
        book.Learning(Scaler, "Scaler");
        book.Learning(v => Elementwise.Same(v, 1), "Imputer");
        book.Learning(LabelEncoder, "LabelEncoder");
        book.Learning(CategoryMapper, "CategoryMapper");
        book.Learning(OneHotEncoder, "OneHotEncoder");
        book.Learning(FeatureVectorizer, "FeatureVectorizer");
    }

    private static void Scaler(Visit visit)
    {
        var x = visit.In(0);
        visit.Operations = Sizes.Times(x.Count, 2);
        visit.Out(0, Elements.Single, x.Shape);
    }

    private static void LabelEncoder(Visit visit)
    {
        var x = visit.In(0);
        var element = x.Element == Elements.Text ? Elements.Int64 : Elements.Text;
        foreach (var attribute in visit.Node.Attributes)
        {
            element = attribute.Name switch
            {
                "values_strings" => Elements.Text,
                "values_int64s" => Elements.Int64,
                "values_floats" => Elements.Single,
                "values_tensor" when attribute.Tensors is [var tensor, ..] => tensor.Element,
                _ => element,
            };
        }

        visit.Out(0, element, x.Shape);
    }

    private static void CategoryMapper(Visit visit)
    {
        var x = visit.In(0);
        visit.Out(0, x.Element == Elements.Text ? Elements.Int64 : Elements.Text, x.Shape);
    }

    private static void OneHotEncoder(Visit visit)
    {
        var x = visit.In(0);
        visit.Out(0, Elements.Single, [.. x.Shape, Listed(visit, "cats_int64s", "cats_strings")]);
    }

    private static void FeatureVectorizer(Visit visit)
    {
        Int128 width = 0;
        long rows = 1;
        for (var i = 0; i < visit.Count; i++)
        {
            var x = visit.In(i);
            if (x.Rank == 0)
                visit.Fail("joins a value without dimensions");
            else if (x.Rank > 1)
                rows = Math.Max(rows, x.Shape[0]);
            width = Sizes.Plus(width, x.Rank > 1 ? Sizes.Count(x.Shape.AsSpan()[1..]) : x.Count);
        }

        visit.Out(0, Elements.Single, [rows, Sizes.Dimension(width)]);
    }

    /// <summary>Length of the longer of two lists in the attributes.</summary>
    public static long Listed(Visit visit, string wholes, string texts) => Math.Max(
        visit.Node.Find(wholes) is { Kind: AttributeKind.Wholes } first ? first.Wholes.Length : 0,
        visit.Node.Find(texts) is { Kind: AttributeKind.Texts } second ? second.Texts.Length : 0);
}

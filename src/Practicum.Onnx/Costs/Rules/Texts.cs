using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Costs.Rules;

/// <summary>Operators on texts. They do no floating-point operations, but for counting words.</summary>
internal static class Texts
{
    public static void Add(RuleBook book)
    {
        book.Add(StringConcat, "StringConcat");
        book.Add(StringNormalizer, "StringNormalizer");
        book.Add(TfIdf, "TfIdfVectorizer");
    }

    /// <summary>Joined texts are as long as both together: a chain of joins doubles its bytes at each step.</summary>
    private static void StringConcat(Visit visit)
    {
        var (a, b) = (visit.In(0), visit.In(1));
        visit.Out(0, new(Elements.Text, Broadcasting.Shape(visit, a, b)) { TextBytes = Sizes.Dimension((Int128)a.TextBytes + b.TextBytes) });
    }

    private static void StringNormalizer(Visit visit)
    {
        var x = visit.In(0);
        var stops = visit.Node.Find("stopwords") is { Texts.Length: > 0 };
        // Stop words are dropped; where nothing is left one empty text remains.
        visit.Out(0, Elements.Text, stops && x.Rank > 0 ? x.Shape.SetItem(x.Rank - 1, Math.Max(1, x.Shape[^1])) : x.Shape, exact: !stops);
    }

    private static void TfIdf(Visit visit)
    {
        var x = visit.In(0);
        var indexes = visit.Node.Find("ngram_indexes") is { Kind: AttributeKind.Wholes } found ? found.Wholes : default;
        long width = -1;
        foreach (var index in indexes.Span)
            width = Math.Max(width, index);
        if (x.Rank is not (1 or 2) || width < 0)
        {
            visit.Fail("counts words in a value of one or two dimensions, with a place for each of them");
            return;
        }

        var columns = Sizes.Dimension((Int128)width + 1);
        var (longest, skips) = (Math.Max(1, visit.Whole("max_gram_length", 1)), Math.Max(0, visit.Whole("max_skip_count", 0)));
        visit.Operations = Sizes.Times(x.Count, Sizes.Times(longest, Sizes.Plus(skips, 1)));
        visit.Out(0, Elements.Single, x.Rank == 1 ? [columns] : [x.Shape[0], columns]);
    }
}

using System.Text.Json.Nodes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.PackFiles.Shapes;

/// <summary>A value that may be written in several forms, told apart by looks: scalar, list or map.</summary>
/// <param name="expected">What is expected, to follow "must be".</param>
/// <param name="scalar">Form of a scalar, or null.</param>
/// <param name="list">Form of a list, or null.</param>
/// <param name="map">Form of a map, or null.</param>
internal sealed class FormsShape<T>(string expected, Shape<T>? scalar = null, Shape<T>? list = null, Shape<T>? map = null) : Shape<T>
{
    /// <inheritdoc/>
    public override T Placeholder => (scalar ?? list ?? map)!.Placeholder;

    /// <inheritdoc/>
    public override string Expected => expected;

    /// <inheritdoc/>
    public override bool Read(SpecNode node, ReadContext context, out T value)
    {
        var form = node switch { SpecScalar => scalar, SpecList => list, _ => map };
        if (form is not null)
            return form.Read(node, context, out value);
        context.WrongType(node, expected);
        value = Placeholder;
        return false;
    }

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        Shape<T>?[] forms = [scalar, list, map];
        return new() { ["anyOf"] = new JsonArray([.. forms.OfType<Shape<T>>().Select(f => (JsonNode)f.Schema())]) };
    }
}

/// <summary>A map whose other keys depend on the word under one of them.</summary>
/// <param name="tag">The key that tells the kinds apart.</param>
/// <param name="what">What the words are, for sentences: <c>kind of world</c>.</param>
/// <param name="kinds">The form of each kind.</param>
internal sealed class KindsShape<T>(string tag, string what, params (string Word, Shape<T> Shape)[] kinds) : Shape<T>
{
    /// <inheritdoc/>
    public override T Placeholder => kinds[0].Shape.Placeholder;

    /// <inheritdoc/>
    public override string Expected => $"a map with '{tag}: {string.Join(" | ", kinds.Select(k => k.Word))}'";

    /// <inheritdoc/>
    public override bool Read(SpecNode node, ReadContext context, out T value)
    {
        value = Placeholder;
        if (node is not SpecMap map)
        {
            context.WrongType(node, Expected);
            return false;
        }

        if (map.Find(tag) is not SpecScalar word)
        {
            context.Report(Mistake.MissingKey, map.Place, $"The key '{tag}' is missing: {string.Join(" or ", kinds.Select(k => k.Word))}.");
            return false;
        }

        foreach (var (name, shape) in kinds)
        {
            if (name == word.Text)
                return shape.Read(shape is NotYetShape<T> ? word : node, context, out value);
        }

        context.Unknown(what, word.Text, word.Place, [.. kinds.Select(k => k.Word)]);
        return false;
    }

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["oneOf"] = new JsonArray([.. kinds.Select(k => (JsonNode)k.Shape.Schema())]) };
}

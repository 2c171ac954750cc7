using System.Text.Json.Nodes;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Intake.Claims;

/// <summary>Reads the parts of a short list; false when something was reported.</summary>
internal delegate bool PartsReader<T>(ImmutableArray<SpecNode> parts, ReadContext context, out T value);

/// <summary>A list of a fixed number of parts, each with a meaning of its own.</summary>
/// <param name="expected">What is expected, to follow "must be": <c>[row_id, column]</c>.</param>
/// <param name="schemas">The JSON Schema of each part.</param>
/// <param name="read">Reads the parts, as many as there are schemas.</param>
internal sealed class PartsShape<T>(string expected, Func<JsonNode>[] schemas, PartsReader<T> read) : Shape<T>
    where T : struct
{
    /// <inheritdoc/>
    public override T Placeholder => default;

    /// <inheritdoc/>
    public override string Expected => expected;

    /// <inheritdoc/>
    public override bool Read(SpecNode node, ReadContext context, out T value)
    {
        value = default;
        if (node is SpecList list && list.Items.Length == schemas.Length)
            return read(list.Items, context, out value);
        context.WrongType(node, expected);
        return false;
    }

    /// <inheritdoc/>
    public override JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["prefixItems"] = new JsonArray([.. schemas.Select(s => s())]),
        ["minItems"] = schemas.Length,
        ["maxItems"] = schemas.Length,
    };
}

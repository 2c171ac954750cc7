using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace House.Tests.Walks;

/// <summary>
/// Holds JSON against a JSON Schema: the keywords that our schemas use, and an exception for any other, so that none is passed over in silence.
/// </summary>
internal sealed class SchemaCheck(JsonNode schema)
{
    private static readonly string[] Words = ["$schema", "$defs", "title", "description", "examples"];

    /// <summary>Where a value differs from the schema; empty when it fits.</summary>
    public List<string> Differences(JsonNode? value)
    {
        var found = new List<string>();
        Check(schema, value, "$", found);
        return found;
    }

    private void Check(JsonNode rule, JsonNode? value, string at, List<string> found)
    {
        foreach (var (keyword, said) in rule.AsObject())
        {
            var fits = keyword switch
            {
                _ when Words.Contains(keyword) => true,
                "$ref" => Referred(said!, value, at, found),
                "type" => (said is JsonArray many ? many.Select(m => (string)m!) : [(string)said!]).Any(t => Is(t, value)),
                "const" => JsonNode.DeepEquals(said, value),
                "enum" => said!.AsArray().Any(one => JsonNode.DeepEquals(one, value)),
                "pattern" => value is null || Regex.IsMatch((string)value!, (string)said!),
                "minimum" => value is null || (double)value >= (double)said!,
                "maximum" => value is null || (double)value <= (double)said!,
                "required" => value is not JsonObject o || said!.AsArray().All(name => o.ContainsKey((string)name!)),
                "additionalProperties" => value is not JsonObject o || (bool)said! || o.All(p => rule["properties"]!.AsObject().ContainsKey(p.Key)),
                "properties" => value is not JsonObject o || Each(o.Where(p => said![p.Key] is not null).Select(p => (said![p.Key]!, p.Value, $"{at}.{p.Key}")), found),
                "items" => value is not JsonArray list || Each(list.Select((item, i) => (said!, item, $"{at}[{i}]")), found),
                _ => throw new InvalidOperationException($"The check does not know the keyword '{keyword}'."),
            };
            if (!fits)
                found.Add($"{at}: {keyword} {said?.ToJsonString()} does not hold for {value?.ToJsonString() ?? "null"}");
        }
    }

    private bool Each(IEnumerable<(JsonNode Rule, JsonNode? Value, string At)> parts, List<string> found)
    {
        foreach (var (rule, value, at) in parts)
            Check(rule, value, at, found);
        return true;
    }

    private bool Referred(JsonNode name, JsonNode? value, string at, List<string> found) =>
        Each([(schema["$defs"]![((string)name!)["#/$defs/".Length..]]!, value, at)], found);

    private static bool Is(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => (double)value! == Math.Floor((double)value!),
        _ => false,
    };
}

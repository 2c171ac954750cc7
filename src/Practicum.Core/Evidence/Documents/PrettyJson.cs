using System.Text;
using System.Text.Json.Nodes;
using Practicum.Core.Evidence.Ledgers;

namespace Practicum.Core.Evidence.Documents;

/// <summary>JSON for people: properties in the order in which they were put, two spaces a level, lines that fit kept on one line.</summary>
internal static class PrettyJson
{
    private const int Width = 160;

    /// <summary>The text, ended by a line feed. Numbers and strings are spelled as in <see cref="CanonicalJson"/>.</summary>
    public static string Text(JsonNode? node)
    {
        var text = new StringBuilder();
        Append(text, node, 0);
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node, int level)
    {
        if (node is not (JsonObject or JsonArray))
        {
            CanonicalJson.Append(text, node);
            return;
        }

        var flat = new StringBuilder();
        Flat(flat, node);
        if (flat.Length + (2 * level) <= Width)
        {
            text.Append(flat);
            return;
        }

        var (open, close) = node is JsonObject ? ('{', '}') : ('[', ']');
        text.Append(open);
        var first = true;
        foreach (var (name, child) in Children(node))
        {
            text.Append(first ? "\n" : ",\n").Append(' ', 2 * (level + 1));
            first = false;
            Name(text, name);
            Append(text, child, level + 1);
        }

        text.Append('\n').Append(' ', 2 * level).Append(close);
    }

    private static void Flat(StringBuilder text, JsonNode? node)
    {
        if (node is not (JsonObject or JsonArray))
        {
            CanonicalJson.Append(text, node);
            return;
        }

        var (open, close) = node is JsonObject ? ('{', '}') : ('[', ']');
        text.Append(open);
        var first = true;
        foreach (var (name, child) in Children(node))
        {
            if (!first)
                text.Append(", ");
            first = false;
            Name(text, name);
            Flat(text, child);
        }

        text.Append(close);
    }

    private static void Name(StringBuilder text, string? name)
    {
        if (name is null)
            return;
        CanonicalJson.AppendString(text, name);
        text.Append(": ");
    }

    private static IEnumerable<(string? Name, JsonNode? Child)> Children(JsonNode node) => node is JsonObject members
        ? members.Select(m => ((string?)m.Key, m.Value))
        : node.AsArray().Select(c => ((string?)null, c));
}

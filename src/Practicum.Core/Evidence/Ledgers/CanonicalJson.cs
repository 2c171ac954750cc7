using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Practicum.Core.Evidence.Ledgers;

/// <summary>
/// JSON in one spelling only: the JSON Canonicalization Scheme of RFC 8785. Properties stand in the order of their UTF-16 code units,
/// numbers are spelled as ECMAScript does, strings carry the fewest escapes, and there is no white space.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>The canonical text of <paramref name="node"/>; null is <c>null</c>.</summary>
    /// <exception cref="ArgumentException">A number is not finite, or a string holds half of a surrogate pair.</exception>
    public static string Text(JsonNode? node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    /// <summary>The canonical text in UTF-8.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Text"/>.</exception>
    public static byte[] Bytes(JsonNode? node) => Encoding.UTF8.GetBytes(Text(node));

    /// <summary>
    /// Reads JSON strictly: no comments, no trailing commas, no property twice, at most 32 levels.
    /// </summary>
    /// <returns>False, with the parser's sentence, when <paramref name="text"/> is not such JSON.</returns>
    public static bool TryParse(string text, out JsonNode? node, out string? error)
    {
        (node, error) = (null, null);
        try
        {
            node = JsonNode.Parse(text, null, Strict);
            return true;
        }
        catch (JsonException e)
        {
            error = e.Message;
            return false;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            error = "It holds text that is not valid Unicode.";
            return false;
        }
    }

    internal static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonArray array:
                AppendArray(text, array);
                break;
            case JsonObject members:
                AppendObject(text, members);
                break;
            default:
                AppendValue(text, node.AsValue());
                break;
        }
    }

    internal static void AppendValue(StringBuilder text, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            case JsonValueKind.String:
                AppendString(text, value.GetValue<string>());
                break;
            case JsonValueKind.Number:
                text.Append(EcmaNumber.Text(ToDouble(value)));
                break;
            default:
                text.Append("null");
                break;
        }
    }

    internal static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsSurrogate(c))
            {
                if (i + 1 >= value.Length || !char.IsSurrogatePair(c, value[i + 1]))
                    throw new ArgumentException("A text with half of a surrogate pair has no canonical form.");
                text.Append(c).Append(value[++i]);
                continue;
            }

            AppendCharacter(text, c);
        }

        text.Append('"');
    }

    private static void AppendCharacter(StringBuilder text, char c)
    {
        const string Short = "\b\t\n\f\r\"\\", Letters = "btnfr\"\\";
        if (Short.IndexOf(c) is >= 0 and var at)
            text.Append('\\').Append(Letters[at]);
        else if (c < ' ')
            text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        else
            text.Append(c);
    }

    private static void AppendArray(StringBuilder text, JsonArray array)
    {
        text.Append('[');
        for (var i = 0; i < array.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            Append(text, array[i]);
        }

        text.Append(']');
    }

    private static void AppendObject(StringBuilder text, JsonObject members)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            if (!first)
                text.Append(',');
            first = false;
            AppendString(text, name);
            text.Append(':');
            Append(text, value);
        }

        text.Append('}');
    }

    private static double ToDouble(JsonValue value)
    {
        if (value.TryGetValue<double>(out var number))
            return number;
        if (value.TryGetValue<long>(out var whole))
            return whole;
        return value.TryGetValue<int>(out var small) ? small : throw new ArgumentException("Not a number of JSON.");
    }
}

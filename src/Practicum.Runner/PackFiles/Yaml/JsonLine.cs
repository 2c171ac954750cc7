using System.Text;
using System.Text.Json;

namespace Practicum.Runner.PackFiles.Yaml;

/// <summary>One line of JSON as the same tree that YAML gives, so that both are read by the same shapes.</summary>
internal static class JsonLine
{
    /// <summary>Reads an object of depth at most 64 without duplicate names; null with a diagnostic otherwise.</summary>
    /// <param name="bytes">The line, without its line feed.</param>
    /// <param name="place">File and line; columns are counted in bytes.</param>
    /// <param name="problems">Takes the diagnostics.</param>
    public static SpecNode? Read(ReadOnlySpan<byte> bytes, Place place, List<Diagnostic> problems)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 64 });
            reader.Read();
            var node = Node(ref reader, place, problems);
            if (reader.Read())
                problems.Add(new("PR-JSON-001", At(reader, place), "More stands after the JSON object; one line holds one object."));
            return node;
        }
        catch (JsonException bad)
        {
            problems.Add(new("PR-JSON-001", place with { Column = (int)(bad.BytePositionInLine ?? 0) + 1 }, "This line is not JSON."));
            return null;
        }
        catch (InvalidOperationException)
        {
            problems.Add(new("PR-JSON-001", place, "This line holds text that is not UTF-8."));
            return null;
        }
    }

    private static Place At(in Utf8JsonReader reader, Place place) => place with { Column = (int)reader.TokenStartIndex + 1 };

    private static SpecNode Node(ref Utf8JsonReader reader, Place line, List<Diagnostic> problems)
    {
        var place = At(reader, line);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<SpecNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Node(ref reader, line, problems));
                return new SpecList(place, items.ToImmutable());
            case JsonTokenType.StartObject:
                return Map(ref reader, line, problems);
            case JsonTokenType.String:
                return new SpecScalar(place, reader.GetString()!, true, place with { Column = place.Column + 1 });
            default:
                return new SpecScalar(place, Encoding.UTF8.GetString(reader.ValueSpan), false, place);
        }
    }

    private static SpecMap Map(ref Utf8JsonReader reader, Place line, List<Diagnostic> problems)
    {
        var place = At(reader, line);
        var entries = ImmutableArray.CreateBuilder<SpecEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (key, at) = (reader.GetString()!, At(reader, line));
            reader.Read();
            var value = Node(ref reader, line, problems);
            if (seen.Add(key))
                entries.Add(new(key, at, value));
            else
                problems.Add(new("PR-JSON-002", at, $"The name '{key}' is written twice in one object."));
        }

        return new(place, entries.ToImmutable());
    }
}

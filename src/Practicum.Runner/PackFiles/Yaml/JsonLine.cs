using System.Text;
using System.Text.Json;

namespace Practicum.Runner.PackFiles.Yaml;

/// <summary>One line of JSON as the same tree that YAML gives, so that both are read by the same shapes.</summary>
internal static class JsonLine
{
    /// <summary>Most lists and objects inside each other.</summary>
    public const int Depth = 64;

    /// <summary>Most bytes of a line.</summary>
    public const int Bytes = 2 << 20;

    /// <summary>Most values of a line.</summary>
    public const int Values = 200_000;

    /// <summary>Reads an object of at most 2 MiB, 200,000 values and depth 64, without duplicate names; null with a diagnostic otherwise.</summary>
    /// <param name="bytes">The line, without its line feed.</param>
    /// <param name="place">File and line; columns are counted in bytes.</param>
    /// <param name="problems">Takes the diagnostics.</param>
    public static SpecNode? Read(ReadOnlySpan<byte> bytes, Place place, List<Diagnostic> problems)
    {
        if (bytes.Length > Bytes)
        {
            problems.Add(new("PR-JSON-003", place, string.Create(CultureInfo.InvariantCulture, $"The line has {bytes.Length:N0} bytes; at most {Bytes:N0} are read."), null, "Split the object into several lines."));
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Depth + 1, AllowMultipleValues = true });
            reader.Read();
            if (IsTooMuch(bytes, place, problems))
                return null;
            var node = Node(ref reader, place, problems);
            if (!reader.Read())
                return node;
            problems.Add(new("PR-JSON-001", At(reader, place), "More stands after the JSON object; one line holds one object."));
            return null;
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

    /// <summary>Walks over the tokens once, so that nothing is built of a line that is refused for its depth or length.</summary>
    private static bool IsTooMuch(ReadOnlySpan<byte> bytes, Place place, List<Diagnostic> problems)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Depth + 1, AllowMultipleValues = true });
        for (var values = 0; reader.Read(); values += reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject ? 0 : 1)
        {
            if (reader.CurrentDepth >= Depth && (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject))
                problems.Add(new("PR-JSON-005", At(reader, place), $"Lists and objects are nested deeper than {Depth}.", null, "Write it flatter."));
            else if (values > Values)
                problems.Add(new("PR-JSON-004", At(reader, place), string.Create(CultureInfo.InvariantCulture, $"The line holds more than {Values:N0} values."), null, "Split the object into several lines."));
            else
                continue;
            return true;
        }

        return false;
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
        var (seen, twice) = (new HashSet<string>(StringComparer.Ordinal), 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (key, at) = (reader.GetString()!, At(reader, line));
            reader.Read();
            var value = Node(ref reader, line, problems);
            if (seen.Add(key))
                entries.Add(new(key, at, value));
            else if (++twice <= YamlLimits.Mistakes)
                problems.Add(new("PR-JSON-002", at, $"The name '{PrintableText.Line(key, 60)}' is written twice in one object."));
        }

        return new(place, entries.ToImmutable());
    }
}

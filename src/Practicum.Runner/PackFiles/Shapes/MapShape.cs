using System.Text.Json.Nodes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.PackFiles.Shapes;

/// <summary>What was read of a map, by key.</summary>
/// <param name="node">The map; null when a placeholder is built.</param>
/// <param name="values">Values that were read, lists and maps also in part.</param>
/// <param name="context">Takes reports.</param>
internal sealed class Fields(SpecMap? node, Dictionary<Key, object?> values, ReadContext context)
{
    /// <summary>Takes reports.</summary>
    public ReadContext Context => context;

    /// <summary>Where the map stands.</summary>
    public Place Place => node?.Place ?? default;

    /// <summary>The value of a key, or its fallback when it is absent or was reported.</summary>
    public T Get<T>(Key<T> key) => values.TryGetValue(key, out var value) ? (T)value! : key.Fallback;

    /// <summary>Whether a key is there and was read.</summary>
    public bool Has(Key key) => values.ContainsKey(key);

    /// <summary>Whether a key is there at all.</summary>
    public bool Wrote(Key key) => node?.Find(key.Name) is not null;

    /// <summary>Where the value of a key stands; the map when it is absent.</summary>
    public Place PlaceOf(Key key) => node?.Find(key.Name)?.Place ?? Place;
}

/// <summary>A map of known keys.</summary>
/// <param name="what">What it is, for sentences: <c>task</c>.</param>
/// <param name="keys">The keys, in the order of the documentation.</param>
/// <param name="build">Makes the value of what was read; absent and refused keys give their fallbacks.</param>
internal sealed class MapShape<T>(string what, ImmutableArray<Key> keys, Func<Fields, T> build) : Shape<T>
{
    /// <inheritdoc/>
    public override T Placeholder => build(new(null, [], new("NONE", [])));

    /// <inheritdoc/>
    public override string Expected => $"a map with the keys {string.Join(", ", keys.Where(k => k.Name != "practicum").Select(k => k.Name).Take(6))}{(keys.Length > 7 ? ", …" : "")}";

    /// <inheritdoc/>
    public override bool Read(SpecNode node, ReadContext context, out T value)
    {
        if (node is not SpecMap map)
        {
            context.WrongType(node, Expected);
            value = Placeholder;
            return false;
        }

        var (good, subject) = (true, context.Subject);
        var values = new Dictionary<Key, object?>();
        foreach (var entry in map.Entries)
        {
            if (keys.FirstOrDefault(k => k.Name == entry.Key) is not { } key)
            {
                string[] names = [.. keys.Select(k => k.Name)];
                context.Report(Mistake.UnknownKey, entry.Place, $"Unknown key '{entry.Key}' in {what}.", Spelling.Nearest(entry.Key, names), Spelling.All(names));
                good = false;
                continue;
            }

            context.Subject = $"'{key.Name}'";
            var whole = key.Read(entry.Value, context, out var read);
            if (whole || (entry.Value is not SpecScalar && read is not null))
                values[key] = read;
            good &= whole;
        }

        context.Subject = subject;
        if (map.Find("practicum") is not null && map.Entries[0].Key != "practicum" && keys.Any(k => k.Name == "practicum"))
        {
            context.Report(Mistake.WrongKind, map.Entries.First(e => e.Key == "practicum").Place, "A file begins with the key 'practicum'; move it to the top.");
            good = false;
        }

        foreach (var key in keys)
        {
            if (!key.Required || map.Find(key.Name) is not null)
                continue;
            context.Report(key.Name == "practicum" ? Mistake.WrongKind : Mistake.MissingKey, map.Place, $"The key '{key.Name}' is missing in {what}.");
            good = false;
        }

        value = build(new(map, values, context));
        return good;
    }

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        var properties = new JsonObject();
        foreach (var key in keys)
            properties[key.Name] = key.Schema();
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (keys.Any(k => k.Required))
            schema["required"] = new JsonArray([.. keys.Where(k => k.Required).Select(k => (JsonNode)k.Name)]);
        return schema;
    }
}

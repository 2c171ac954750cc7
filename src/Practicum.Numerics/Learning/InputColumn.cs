namespace Practicum.Numerics.Learning;

/// <summary>A column that a fitted model reads, and how a value becomes the number that the model computes with.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Kind">Numbers are taken as float32 (NaN is missing); text goes through <paramref name="Lookup"/>.</param>
/// <param name="Lookup">The number of each text; null for numbers.</param>
public sealed record InputColumn(string Name, FieldKind Kind, TextLookup? Lookup)
{
    /// <summary>Writes rows <paramref name="start"/>, … of <paramref name="column"/> as numbers.</summary>
    /// <exception cref="ArgumentException">The column is not of this kind.</exception>
    internal void Encode(Column column, float[]? byCode, int start, Span<float> destination)
    {
        switch (column)
        {
            case NumericColumn numbers when Lookup is null:
                numbers.CopyTo(start, destination);
                return;
            case TextColumn text when Lookup is not null && byCode is not null:
                var codes = text.Codes.Slice(start, destination.Length);
                for (var i = 0; i < codes.Length; i++)
                    destination[i] = codes[i] < 0 ? Lookup.Missing : byCode[codes[i]];
                return;
            default:
                throw new ArgumentException($"Column '{Name}' was {Kind} in training and is not any more.");
        }
    }
}

/// <summary>A number for each text that training knew.</summary>
/// <param name="Categories">The texts; none is empty.</param>
/// <param name="Values">Their numbers.</param>
/// <param name="Missing">The number of a missing value, which reaches an exported graph as the empty text.</param>
/// <param name="Unseen">The number of any other text.</param>
public sealed record TextLookup(ImmutableArray<string> Categories, ImmutableArray<float> Values, float Missing, float Unseen)
{
    /// <summary>The number of each code of a column's dictionary.</summary>
    internal float[] Of(ImmutableArray<string> dictionary)
    {
        var known = new Dictionary<string, float>(Categories.Length + 1, StringComparer.Ordinal) { [""] = Missing };
        for (var i = 0; i < Categories.Length; i++)
            known[Categories[i]] = Values[i];
        var byCode = new float[dictionary.Length];
        for (var code = 0; code < byCode.Length; code++)
            byCode[code] = known.TryGetValue(dictionary[code], out var value) ? value : Unseen;
        return byCode;
    }
}

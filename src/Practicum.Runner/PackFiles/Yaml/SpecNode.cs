namespace Practicum.Runner.PackFiles.Yaml;

/// <summary>A piece of a written file: a scalar, a list or a map, with the place where it stands.</summary>
/// <param name="Place">Place of its first character.</param>
internal abstract record SpecNode(Place Place)
{
    /// <summary>What it is, for sentences: <c>a list</c>, <c>a map</c>, <c>'x'</c>.</summary>
    public abstract string Found { get; }
}

/// <summary>One value as its author wrote it; nothing is guessed about its type.</summary>
/// <param name="Place">Place of its first character, which may be a quote.</param>
/// <param name="Text">The text without quotes and escapes.</param>
/// <param name="Quoted">It stands in quotes or in a block, so it is text whatever it looks like.</param>
/// <param name="TextPlace">Place of the first character inside the quotes.</param>
internal sealed record SpecScalar(Place Place, string Text, bool Quoted, Place TextPlace) : SpecNode(Place)
{
    /// <summary>Nothing was written, or YAML's own words for it.</summary>
    public bool IsNothing => !Quoted && Text is "" or "~" && !Quoted || !Quoted && Text == "null";

    /// <inheritdoc/>
    public override string Found => IsNothing ? "nothing" : Quoted ? $"the text \"{Cut(Text)}\"" : $"'{Cut(Text)}'";

    private static string Cut(string text)
    {
        var flat = text.Length <= 60 ? text : text[..57] + "…";
        return flat.ReplaceLineEndings(" ");
    }
}

/// <summary>A list.</summary>
/// <param name="Place">Place of its first character.</param>
/// <param name="Items">The items, in order.</param>
internal sealed record SpecList(Place Place, ImmutableArray<SpecNode> Items) : SpecNode(Place)
{
    /// <inheritdoc/>
    public override string Found => Items.Length switch { 0 => "an empty list", 1 => "a list of one", var n => string.Create(CultureInfo.InvariantCulture, $"a list of {n}") };
}

/// <summary>A map; keys are unique.</summary>
/// <param name="Place">Place of its first character.</param>
/// <param name="Entries">The entries, in order.</param>
internal sealed record SpecMap(Place Place, ImmutableArray<SpecEntry> Entries) : SpecNode(Place)
{
    /// <inheritdoc/>
    public override string Found => "a map";

    /// <summary>The value of a key, or null.</summary>
    public SpecNode? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key == key)
                return entry.Value;
        }

        return null;
    }
}

/// <summary>One key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Place">Place of the key.</param>
/// <param name="Value">The value.</param>
internal sealed record SpecEntry(string Key, Place Place, SpecNode Value);

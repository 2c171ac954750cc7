using System.Text.Json.Nodes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.PackFiles.Shapes;

/// <summary>A list of things of one form.</summary>
/// <param name="item">Form of an item.</param>
/// <param name="least">Fewest items.</param>
internal sealed class ListShape<T>(Shape<T> item, int least = 0) : Shape<ImmutableArray<T>>
{
    /// <inheritdoc/>
    public override ImmutableArray<T> Placeholder => [];

    /// <inheritdoc/>
    public override string Expected => least switch { 0 => "a list", 1 => "a list with something in it", _ => $"a list of at least {least.ToString(CultureInfo.InvariantCulture)}" };

    /// <inheritdoc/>
    public override bool Read(SpecNode node, ReadContext context, out ImmutableArray<T> value)
    {
        value = [];
        if (node is not SpecList list || list.Items.Length < least)
        {
            context.WrongType(node, Expected);
            return false;
        }

        var (good, subject) = (true, context.Subject);
        context.Subject = $"an item of {subject}";
        var items = ImmutableArray.CreateBuilder<T>(list.Items.Length);
        foreach (var written in list.Items)
        {
            good &= item.Read(written, context, out var read);
            items.Add(read);
        }

        context.Subject = subject;
        value = items.ToImmutable();
        return good;
    }

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "array", ["items"] = item.Schema(), ["minItems"] = least };
}

/// <summary>A name that an author chose, with what stands under it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Place">Where the name stands.</param>
/// <param name="Value">What stands under it.</param>
internal readonly record struct Named<T>(string Name, Place Place, T Value);

/// <summary>A map whose keys the author chooses.</summary>
/// <param name="item">Form of a value.</param>
/// <param name="rule">Form of a key; null takes any.</param>
internal sealed class NamesShape<T>(Shape<T> item, Shape<string>? rule = null) : Shape<ImmutableArray<Named<T>>>
{
    /// <inheritdoc/>
    public override ImmutableArray<Named<T>> Placeholder => [];

    /// <inheritdoc/>
    public override string Expected => "a map of names";

    /// <inheritdoc/>
    public override bool Read(SpecNode node, ReadContext context, out ImmutableArray<Named<T>> value)
    {
        value = [];
        if (node is not SpecMap map)
        {
            context.WrongType(node, Expected);
            return false;
        }

        var (good, subject) = (true, context.Subject);
        var items = ImmutableArray.CreateBuilder<Named<T>>(map.Entries.Length);
        foreach (var entry in map.Entries)
        {
            context.Subject = $"the name in {subject}";
            if (rule is not null)
                good &= rule.Read(new SpecScalar(entry.Place, entry.Key, false, entry.Place), context, out _);
            context.Subject = $"'{entry.Key}'";
            good &= item.Read(entry.Value, context, out var read);
            items.Add(new(entry.Key, entry.Place, read));
        }

        context.Subject = subject;
        value = items.ToImmutable();
        return good;
    }

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "object", ["additionalProperties"] = item.Schema() };
}

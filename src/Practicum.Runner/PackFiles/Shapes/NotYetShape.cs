using System.Text.Json.Nodes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.PackFiles.Shapes;

/// <summary>Something that the formats name and that is not available yet: refused in one sentence, whatever it holds.</summary>
/// <param name="what">What it is, in the plural: <c>planted faults</c>.</param>
/// <param name="placeholder">Stands for its value.</param>
/// <param name="mend">What to do instead, or null.</param>
internal sealed class NotYetShape<T>(string what, T placeholder, string? mend = null) : Shape<T>
{
    /// <inheritdoc/>
    public override T Placeholder => placeholder;

    /// <inheritdoc/>
    public override string Expected => "absent";

    /// <inheritdoc/>
    public override bool Read(SpecNode node, ReadContext context, out T value)
    {
        value = placeholder;
        if (node is SpecList { Items.IsEmpty: true } or SpecMap { Entries.IsEmpty: true })
            return true;
        context.Report(Mistake.NotYet, node.Place, $"{char.ToUpperInvariant(what[0])}{what[1..]} are not available yet{(mend is null ? "" : "; " + mend)}.");
        return false;
    }

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["description"] = $"Not available yet: {what}.", ["maxItems"] = 0, ["maxProperties"] = 0 };
}

/// <summary>A map that has another form for things that are not available yet: a key of that form is refused in one sentence, and the rest is not looked at.</summary>
/// <param name="inner">The form that is available.</param>
/// <param name="refusal">The sentence.</param>
/// <param name="keys">Keys of the other form.</param>
internal sealed class NotYetKeysShape<T>(Shape<T> inner, string refusal, params string[] keys) : Shape<T>
{
    /// <inheritdoc/>
    public override T Placeholder => inner.Placeholder;

    /// <inheritdoc/>
    public override string Expected => inner.Expected;

    /// <inheritdoc/>
    public override bool Read(SpecNode node, ReadContext context, out T value)
    {
        if (node is not SpecMap map || !map.Entries.Any(e => keys.Contains(e.Key)))
            return inner.Read(node, context, out value);
        context.Report(Mistake.NotYet, node.Place, refusal);
        value = Placeholder;
        return false;
    }

    /// <inheritdoc/>
    public override JsonObject Schema() => inner.Schema();
}

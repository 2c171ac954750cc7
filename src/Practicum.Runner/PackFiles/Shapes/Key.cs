using System.Text.Json.Nodes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.PackFiles.Shapes;

/// <summary>A key that a map may hold.</summary>
/// <param name="name">The key.</param>
/// <param name="required">It must be there.</param>
/// <param name="about">What it means, for the schema.</param>
internal abstract class Key(string name, bool required, string about)
{
    /// <summary>The key.</summary>
    public string Name => name;

    /// <summary>It must be there.</summary>
    public bool Required => required;

    /// <summary>Reads its value; false when something was reported.</summary>
    public abstract bool Read(SpecNode node, ReadContext context, out object? value);

    /// <summary>The JSON Schema of its value, with its meaning.</summary>
    public JsonObject Schema()
    {
        var schema = ValueSchema();
        schema["description"] = about;
        return schema;
    }

    /// <summary>A key that must be there.</summary>
    public static Key<T> Must<T>(string name, Shape<T> shape, string about) => new(name, shape, true, () => shape.Placeholder, about);

    /// <summary>A key with a default.</summary>
    public static Key<T> May<T>(string name, Shape<T> shape, T fallback, string about) => new(name, shape, false, () => fallback, about);

    /// <summary>A key without a default: null when absent.</summary>
    public static Key<T?> MayText<T>(string name, Shape<T> shape, string about)
        where T : class => new(name, shape.Then<T?>((value, _, _) => value, null), false, () => null, about);

    /// <summary>A key without a default: null when absent.</summary>
    public static Key<T?> MayValue<T>(string name, Shape<T> shape, string about)
        where T : struct => new(name, shape.Then<T?>((value, _, _) => value, null), false, () => null, about);

    /// <summary>The first key of each file: its kind and version.</summary>
    public static Key<string> Kind(string kind) => new("practicum", new KindShape(kind), true, () => kind, "Kind and version of this file.");

    /// <summary>The schema of the value alone.</summary>
    protected abstract JsonObject ValueSchema();
}

/// <summary>A key whose value is a <typeparamref name="T"/>.</summary>
internal sealed class Key<T>(string name, Shape<T> shape, bool required, Func<T> fallback, string about) : Key(name, required, about)
{
    /// <summary>The value when the key is absent or could not be read.</summary>
    public T Fallback => fallback();

    /// <inheritdoc/>
    public override bool Read(SpecNode node, ReadContext context, out object? value)
    {
        var good = shape.Read(node, context, out var typed);
        value = typed;
        return good;
    }

    /// <inheritdoc/>
    protected override JsonObject ValueSchema() => shape.Schema();
}

/// <summary>The kind of a file.</summary>
internal sealed class KindShape(string kind) : Shape<string>
{
    /// <inheritdoc/>
    public override string Placeholder => kind;

    /// <inheritdoc/>
    public override string Expected => kind;

    /// <inheritdoc/>
    public override bool Read(SpecNode node, ReadContext context, out string value)
    {
        value = kind;
        if (node is SpecScalar scalar && scalar.Text == kind)
            return true;
        context.Report(Mistake.WrongKind, node.Place, $"The file says it is {node.Found}; expected '{kind}'.");
        return false;
    }

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["const"] = kind };
}

using System.Text.Json.Nodes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.PackFiles.Shapes;

/// <summary>
/// The declared form of a piece of a file. It reads, it prints what it expects, and it writes its JSON Schema.
/// Reading never fails: it gives a value and reports every mistake.
/// </summary>
/// <typeparam name="T">What reading gives.</typeparam>
internal abstract class Shape<T>
{
    /// <summary>What stands for a value that could not be read, so that reading goes on.</summary>
    public abstract T Placeholder { get; }

    /// <summary>What is expected, to follow "must be": <c>a whole number from 1 to 4</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>Reads; false when something was reported, and then the value may be <see cref="Placeholder"/>.</summary>
    public abstract bool Read(SpecNode node, ReadContext context, out T value);

    /// <summary>The JSON Schema of this form (draft 2020-12).</summary>
    public abstract JsonObject Schema();

    /// <summary>The same form, its value carried on by <paramref name="map"/> when it was read well.</summary>
    public Shape<TOther> Then<TOther>(Func<T, SpecNode, ReadContext, TOther> map, TOther placeholder) => new ThenShape<T, TOther>(this, map, placeholder);

    /// <summary>The same form with a further check, which may report.</summary>
    public Shape<T> Checked(Action<T, SpecNode, ReadContext> check) => Then((value, node, context) =>
    {
        check(value, node, context);
        return value;
    }, Placeholder);
}

/// <summary>A form whose value is carried on.</summary>
internal sealed class ThenShape<T, TOther>(Shape<T> inner, Func<T, SpecNode, ReadContext, TOther> map, TOther placeholder) : Shape<TOther>
{
    /// <inheritdoc/>
    public override TOther Placeholder => placeholder;

    /// <inheritdoc/>
    public override string Expected => inner.Expected;

    /// <inheritdoc/>
    public override bool Read(SpecNode node, ReadContext context, out TOther value)
    {
        var good = inner.Read(node, context, out var first);
        value = good ? map(first, node, context) : placeholder;
        return good;
    }

    /// <inheritdoc/>
    public override JsonObject Schema() => inner.Schema();
}

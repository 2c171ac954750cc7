namespace Practicum.Numerics.Wire;

/// <summary>What kind of value an input or output is.</summary>
public enum PortKind
{
    /// <summary>A dense tensor.</summary>
    Tensor = 0,

    /// <summary>A sequence or a map: what a ZipMap gives.</summary>
    Map = 1,

    /// <summary>Anything else: optional, sparse, opaque.</summary>
    Other = 2,
}

/// <summary>An input or output of a model.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Kind">Tensor, map, or something else.</param>
/// <param name="Element">Element type of a tensor.</param>
/// <param name="Shape">Dimensions of a tensor; −1 is free. Empty when the graph states no shape.</param>
public sealed record ModelPort(string Name, PortKind Kind, ElementType Element, ImmutableArray<long> Shape)
{
    /// <summary>The name for people: without control characters, and cut.</summary>
    public string Shown => PrintableText.Line(Name, 100);

    /// <summary>The shape for people: <c>[N, 30]</c>, with N for a free first dimension and ? for other free ones.</summary>
    public string ShapeText => $"[{string.Join(", ", Shape.Take(8).Select((d, i) => d >= 0 ? d.ToString(CultureInfo.InvariantCulture) : i == 0 ? "N" : "?"))}{(Shape.Length > 8 ? ", …" : "")}]";

    /// <summary>Name of the element type for people: <c>float</c>, <c>int64</c>, <c>string</c>, …</summary>
    public string ElementText => Element.Named();
}

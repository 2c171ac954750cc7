namespace Practicum.Onnx.Writing;

/// <summary>A node of a graph (<c>NodeProto</c>); attributes stand in the order of the calls.</summary>
internal sealed class GraphNode
{
    private const int Float = 1, Int = 2, String = 3, Floats = 6, Ints = 7, Strings = 8;

    private readonly List<WireWriter> attributes = [];
    private readonly string operation, domain, output;
    private readonly ImmutableArray<string> inputs;

    /// <summary>A node with one output; the domain is empty for ONNX's own operators.</summary>
    public GraphNode(string operation, ImmutableArray<string> inputs, string output, string domain) =>
        (this.operation, this.inputs, this.output, this.domain) = (operation, inputs, output, domain);

    /// <summary>An integer attribute.</summary>
    public GraphNode With(string name, long value) => Add(name, Int, a => a.Integer(3, value));

    /// <summary>A float attribute.</summary>
    public GraphNode With(string name, float value) => Add(name, Float, a => a.Single(2, value));

    /// <summary>A text attribute.</summary>
    public GraphNode With(string name, string value) => Add(name, String, a => a.Text(4, value));

    /// <summary>An attribute of integers.</summary>
    public GraphNode With(string name, IEnumerable<long> values) => Add(name, Ints, a => a.Integers(8, values));

    /// <summary>An attribute of floats.</summary>
    public GraphNode With(string name, IEnumerable<float> values) => Add(name, Floats, a => a.Singles(7, values));

    /// <summary>An attribute of texts.</summary>
    public GraphNode With(string name, IEnumerable<string> values) => Add(name, Strings, a =>
    {
        foreach (var value in values)
            a.Text(9, value);
    });

    /// <summary>The message.</summary>
    public WireWriter ToWire()
    {
        var wire = new WireWriter();
        foreach (var input in inputs)
            wire.Text(1, input);
        wire.Text(2, output).Text(3, output + ":" + operation).Text(4, operation);
        foreach (var attribute in attributes)
            wire.Message(5, attribute);
        return domain.Length == 0 ? wire : wire.Text(7, domain);
    }

    private GraphNode Add(string name, int type, Action<WireWriter> value)
    {
        var wire = new WireWriter().Text(1, name);
        value(wire);
        attributes.Add(wire.Integer(20, type));
        return this;
    }
}

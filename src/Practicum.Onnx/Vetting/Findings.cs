using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Vetting;

/// <summary>Collects what forbids a model: all of it, of which the first twenty are told.</summary>
internal sealed class Findings(string file)
{
    /// <summary>Most problems that are told.</summary>
    public const int Most = 20;

    private readonly List<Diagnostic> problems = [];
    private long more;

    /// <summary>Nothing was found.</summary>
    public bool None => problems.Count == 0;

    /// <summary>Adds a problem of the whole model.</summary>
    public void Add(string code, string message, string mend) => Add(code, default, message, mend);

    /// <summary>Adds a problem.</summary>
    /// <param name="code">Code.</param>
    /// <param name="at">Where in the graph.</param>
    /// <param name="message">One plain sentence, whose texts from the file are quoted.</param>
    /// <param name="mend">What to do.</param>
    public void Add(string code, Spot at, string message, string mend)
    {
        if (problems.Count < Most)
            problems.Add(new(code, new(at.In(file)), message, Mend: mend));
        else
            more++;
    }

    /// <summary>What was found, with a last line that counts what is not told.</summary>
    public ImmutableArray<Diagnostic> ToImmutable()
    {
        if (more == 0)
            return [.. problems];
        var rest = string.Create(CultureInfo.InvariantCulture, $"{more + 1:N0} more problems are not listed.");
        return [.. problems.Take(Most - 1), new("PR-ONNX-050", new(file), rest, Mend: "Mend those above first, and check again.")];
    }
}

/// <summary>A place in a graph, in words: <c>node 3 (Loop)</c>, <c>constant 'w'</c>, each after the graph that it stands in.</summary>
/// <param name="Words">The words; null for the whole model.</param>
internal readonly record struct Spot(string? Words)
{
    /// <summary>A node.</summary>
    /// <param name="graph">Words for its graph; null for the model's own.</param>
    /// <param name="index">Index in its graph, from 0.</param>
    /// <param name="node">The node.</param>
    public static Spot Node(string? graph, int index, OnnxNode node) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{graph}node {index} ({Quoted.Plain(node.Operator, 40)})"));

    /// <summary>A named thing.</summary>
    public static Spot Of(string? graph, string what, string name) => new($"{graph}{what} {Quoted.Of(name)}");

    /// <summary>The place with the file before it.</summary>
    public string In(string file) => Words is null ? file : $"{file}: {Words}";
}

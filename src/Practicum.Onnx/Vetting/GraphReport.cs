using Practicum.Onnx.Costs;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Vetting;

/// <summary>What a model is, from reading its file alone.</summary>
public sealed record GraphReport
{
    /// <summary>Operators with their domain and how often each occurs, most frequent first, then by name.</summary>
    public required ImmutableArray<OperatorCount> Operators { get; init; }

    /// <summary>Nodes, those of graphs within the graph included.</summary>
    public required int Nodes { get; init; }

    /// <summary>Nodes whose values reach no output of the model.</summary>
    public required int Dead { get; init; }

    /// <summary>Numbers that the model holds: values of its constants, and of the number lists of tree, linear and support-vector operators.</summary>
    public required long Parameters { get; init; }

    /// <summary>Element types of constants and inputs with the number of values, most first: float, double, int8, …</summary>
    public required ImmutableArray<ElementCount> Precision { get; init; }

    /// <summary>Program that wrote the file, with its version, as it says.</summary>
    public required string Producer { get; init; }

    /// <summary>Version of the file's form.</summary>
    public required long IrVersion { get; init; }

    /// <summary>Operator sets.</summary>
    public required ImmutableArray<OperatorSet> OperatorSets { get; init; }

    /// <summary>What a run takes.</summary>
    public required GraphCosts Costs { get; init; }

    /// <summary>Size of the file in bytes.</summary>
    public required long FileBytes { get; init; }
}

/// <summary>How often an operator occurs.</summary>
/// <param name="Domain">"" or <c>ai.onnx.ml</c>.</param>
/// <param name="Operator">Its name.</param>
/// <param name="Count">How often.</param>
public readonly record struct OperatorCount(string Domain, string Operator, int Count);

/// <summary>How many values have an element type.</summary>
/// <param name="Element">Name of the type: <c>float</c>, <c>int64</c>, …</param>
/// <param name="Values">How many.</param>
public readonly record struct ElementCount(string Element, long Values);

/// <summary>The end of vetting: a report, or what is wrong.</summary>
/// <param name="Report">The report; null when the file cannot be read at all.</param>
/// <param name="Problems">Everything that forbids the model, each with its place in the file's words (<c>model.onnx: node 3 (Loop)</c>) and a mend; empty for an admitted model.</param>
public sealed record Vetted(GraphReport? Report, ImmutableArray<Diagnostic> Problems)
{
    /// <summary>The model may be run.</summary>
    public bool Admitted => Problems.IsEmpty && Report is not null;
}

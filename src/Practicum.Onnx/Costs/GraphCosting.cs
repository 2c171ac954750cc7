using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Costs;

/// <summary>
/// What a model takes to run, from its operators and the dimensions of its inputs alone. Bytes are an upper bound for runtimes that neither copy needlessly nor round up:
/// reusing an input's memory for an output is not assumed. docs/decisions/costs-before-the-run.md says how operations are counted, and what ONNX Runtime took in measurements.
/// </summary>
public static class GraphCosting
{
    private static readonly string[] Words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];

    /// <summary>
    /// The costs for so many rows: the free first dimension of each input, and every other that has the name of the first input's. Linear in the size of the model; gives an answer for every model that can be read.
    /// </summary>
    /// <param name="model">The model as it was read; nothing in it is trusted.</param>
    /// <param name="rows">Rows, from 1.</param>
    public static GraphCosts Of(OnnxModel model, long rows)
    {
        var constants = Constants(model.Graph);
        var given = new Value?[model.Graph.Inputs.Length];
        var symbol = "";
        for (var i = 0; i < given.Length; i++)
        {
            var input = model.Graph.Inputs[i];
            if (constants.Contains(input.Name))
                continue;
            symbol = symbol.Length == 0 && input.Shape is { IsDefault: false, Length: > 0 } ? Symbol(input, 0) : symbol;
            given[i] = Input(input, rows, symbol, out var trouble);
            if (trouble is not null)
                return new() { Rows = rows, PeakBytes = 0, Operations = 0, Unknown = new(-1, "", $"Input {Quoted.Of(input.Name)} {trouble}.") };
        }

        var walk = new GraphWalk(model);
        var run = walk.Run(model.Graph, given);
        var unknown = walk.Unknown ?? (run.Trouble is null ? null : new UnknownSize(-1, "", run.Trouble));
        return new() { Rows = rows, PeakBytes = run.Peak, Operations = run.Operations, Unknown = unknown, Largest = walk.Largest };
    }

    /// <summary>Inputs that older files list for their constants.</summary>
    private static HashSet<string> Constants(OnnxGraph graph)
    {
        var inputs = graph.Inputs.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        inputs.IntersectWith(graph.Initializers.Select(i => i.Name));
        return inputs;
    }

    private static Value? Input(OnnxValue input, long rows, string symbol, out string? trouble)
    {
        trouble = input switch
        {
            { Kind: not ValueKind.Tensor } => "is not a tensor",
            { Shape.IsDefault: true } => "does not state its dimensions",
            { Shape.Length: > Sizes.MostRank } => $"has more than {Sizes.MostRank} dimensions",
            _ => null,
        };
        if (trouble is not null)
            return null;
        var shape = input.Shape.ToArray();
        for (var d = 0; d < shape.Length; d++)
        {
            var rowwise = d == 0 || (symbol.Length > 0 && Symbol(input, d) == symbol);
            if (shape[d] < 0 && !rowwise)
                trouble = $"has a free dimension beside the rows: the {(d < Words.Length ? Words[d] : "last")} one";
            shape[d] = shape[d] < 0 ? rows : Math.Min(shape[d], Sizes.MostDimension);
        }

        return new(input.Element, [.. shape]);
    }

    private static string Symbol(OnnxValue input, int dimension) => input.Symbols.IsDefault || dimension >= input.Symbols.Length ? "" : input.Symbols[dimension];
}

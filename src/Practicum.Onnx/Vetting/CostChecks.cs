using Practicum.Onnx.Costs;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Vetting;

/// <summary>What a run would take: computed by <see cref="Costs"/> for a model that is well formed, and held against the limits.</summary>
internal static class CostChecks
{
    /// <summary>Computes the costs of a model; of one with problems they stay 0, because its shapes mean nothing.</summary>
    public static GraphCosts Check(OnnxModel model, VettingRules rules, Findings findings)
    {
        if (!findings.None)
            return new() { Rows = rules.Rows, PeakBytes = 0, Operations = 0 };
        var costs = GraphCosting.Of(model, rules.Rows);
        if (costs.Unknown is { } unknown)
            findings.Add("PR-ONNX-041", At(unknown), unknown.Reason, "Export with shapes that follow from the number of rows alone: dynamic_axes={'input': {0: 'rows'}}.");
        if (costs.PeakBytes > rules.MostPeakBytes)
            findings.Add("PR-ONNX-039", Largest(costs), string.Create(CultureInfo.InvariantCulture, $"A run of {costs.Rows:N0} rows needs {Shown(costs.PeakBytes)} bytes for values in between; {rules.MostPeakBytes:N0} are allowed."), "Use smaller layers; a product of two wide tensors or a large Expand, Tile or Resize is the usual cause.");
        if (costs.Operations > (Int128)rules.MostOperationsPerRow * costs.Rows)
            findings.Add("PR-ONNX-040", default(Spot), string.Create(CultureInfo.InvariantCulture, $"A row takes {Shown(costs.Operations / Math.Max(1, costs.Rows))} operations; {rules.MostOperationsPerRow:N0} are allowed."), "Use a smaller model: fewer or narrower layers, fewer trees.");
        return costs;
    }

    private static Spot At(UnknownSize unknown) =>
        unknown.Node < 0 ? default : new(string.Create(CultureInfo.InvariantCulture, $"node {unknown.Node} ({Quoted.Plain(unknown.Operator, 40)})"));

    private static Spot Largest(GraphCosts costs) => costs.Largest is { } largest ? Spot.Of(null, "value", largest.Name) : default;

    private static string Shown(Int128 number) => number > long.MaxValue ? "more than 9,223,372,036,854,775,807" : ((long)number).ToString("N0", CultureInfo.InvariantCulture);
}

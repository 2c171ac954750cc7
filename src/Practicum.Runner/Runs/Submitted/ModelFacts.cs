using Practicum.Core.Evidence;
using Practicum.Core.Submissions;
using Practicum.Onnx.Vetting;
using Practicum.Runner.ModelHosts.Admission;

namespace Practicum.Runner.Runs.Submitted;

/// <summary>What is shown of models, from what vetting found in their files.</summary>
public static class ModelFacts
{
    private const int MostText = 200;

    /// <summary>Every model of a submission, in order.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="admitted">Its models, in the same order.</param>
    public static ImmutableArray<ModelExhibit> Of(Submission submission, ImmutableArray<AdmittedModel> admitted) =>
        [.. submission.Models.Zip(admitted, (spec, model) => Of(spec, model.Digest, model.Report))];

    private static ModelExhibit Of(ModelSpec spec, Digest digest, GraphReport report) => new(spec.Name, spec.File, digest)
    {
        Bytes = report.FileBytes,
        Producer = PrintableText.Line(report.Producer.Trim(), MostText),
        Versions = string.Join(", ", report.OperatorSets.Select(s => string.Create(CultureInfo.InvariantCulture, $"{(s.Domain.Length == 0 ? "ONNX" : PrintableText.Line(s.Domain, MostText))} {s.Version}"))
            .Append(string.Create(CultureInfo.InvariantCulture, $"IR {report.IrVersion}"))),
        Nodes = report.Nodes,
        Parameters = report.Parameters,
        OperationsPerRow = report.Costs.Unknown is null && report.Costs.Rows > 0 ? Math.Round((double)report.Costs.Operations / report.Costs.Rows) : double.NaN,
        PeakBytes = report.Costs.Unknown is null ? (double)report.Costs.PeakBytes : double.NaN,
        Operators = [.. report.Operators.Select(o => (PrintableText.Line(o.Operator, MostText), o.Count))],
        Precision = [.. report.Precision.Select(p => (PrintableText.Line(p.Element, MostText), p.Values))],
    };
}

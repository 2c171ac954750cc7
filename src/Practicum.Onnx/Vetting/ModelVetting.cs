using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Vetting;

/// <summary>
/// Decides, from a model's file alone and before any runtime sees it, whether the model may be run: known operators in known versions, no files, no chance, no endless work,
/// and sizes that can be known. Time is linear in the file but for sorting the nodes of trees. The same bytes always give the same verdict.
/// </summary>
public static class ModelVetting
{
    /// <summary>Vets a model.</summary>
    /// <param name="model">The file's bytes; they must not change while this runs.</param>
    /// <param name="file">The file's name in messages.</param>
    /// <param name="rules">Limits; what a project allows.</param>
    /// <returns>The report, and every problem (at most twenty); nothing is thrown for anything that the bytes hold.</returns>
    public static Vetted Vet(ReadOnlyMemory<byte> model, string file, VettingRules rules)
    {
        var faults = new List<Diagnostic>();
        if (OnnxReader.Read(model, file, rules, faults) is not { } read)
            return new(null, [.. faults]);
        var findings = new Findings(Quoted.Plain(file, 200));
        ModelChecks.Check(read, findings);
        new GraphChecks(read, rules, findings).Check();
        return new(GraphSummary.Of(read, model.Length, CostChecks.Check(read, rules, findings)), findings.ToImmutable());
    }
}

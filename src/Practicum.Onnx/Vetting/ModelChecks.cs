using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Vetting;

/// <summary>What the file says about itself as a whole: versions, functions, parts for training, notes that would set up the runtime.</summary>
internal static class ModelChecks
{
    /// <summary>Note in which a file can carry settings of ONNX Runtime (its "ort_config").</summary>
    private const string RuntimeSettings = "ort_config";

    /// <summary>Checks a model.</summary>
    public static void Check(OnnxModel model, Findings findings)
    {
        if (model.UnknownFields > 0)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"The file holds {model.UnknownFields:N0} fields that are unknown here, the first with number {model.FirstUnknownField}.");
            findings.Add("PR-ONNX-011", message, "Export with a common version of the tools; newer ONNX may have added something that cannot be judged yet.");
        }

        if (model.IrVersion is < ModelForms.Oldest or > ModelForms.Newest)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"The file has IR version {model.IrVersion}; {ModelForms.Oldest} to {ModelForms.Newest} are taken.");
            findings.Add("PR-ONNX-012", message, "Set model.ir_version = 10 before saving, or export with a common version of the tools.");
        }

        if (model.Functions > 0)
            findings.Add("PR-ONNX-021", "The file defines functions of its own, and only ONNX's own operators are taken.", "Put them into the graph: onnx.inliner.inline_local_functions(model), or torch.onnx.export(..., opset_version=18) without export_modules_as_functions.");
        if (model.Training)
            findings.Add("PR-ONNX-022", "The file holds parts for training, and a model is only run.", "Export the model for inference.");
        if (model.MetadataKeys.Contains(RuntimeSettings))
            findings.Add("PR-ONNX-043", $"The file's notes hold {RuntimeSettings}, which would set up the runtime.", "Remove this entry from metadata_props.");
        CheckSets(model, findings);
    }

    private static void CheckSets(OnnxModel model, Findings findings)
    {
        const string Mend = "Export with target_opset=17 (skl2onnx) or opset_version=17 (torch.onnx.export).";
        if (model.OperatorSets.IsEmpty)
            findings.Add("PR-ONNX-013", "The file names no operator set.", Mend);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (domain, version) in model.OperatorSets)
        {
            var (oldest, newest) = domain switch
            {
                "" => (AllowedOperators.OldestOwn, AllowedOperators.NewestOwn),
                AllowedOperators.Learning => (AllowedOperators.OldestLearning, AllowedOperators.NewestLearning),
                _ => (0, 0),
            };
            var name = domain.Length == 0 ? "ai.onnx" : Quoted.Plain(domain, 60);
            if (newest == 0)
                findings.Add("PR-ONNX-014", $"The file asks for operators of {Quoted.Of(domain)}; only those of ai.onnx and ai.onnx.ml are taken.", "Export without extensions of a runtime, and from before any optimisation by a runtime; remove opset imports that nothing uses.");
            else if (version < oldest || version > newest)
                findings.Add("PR-ONNX-013", string.Create(CultureInfo.InvariantCulture, $"The file asks for version {version} of {name}; {oldest} to {newest} are taken."), Mend);
            if (!seen.Add(domain))
                findings.Add("PR-ONNX-013", $"The file names the operator set {name} twice.", Mend);
        }
    }
}

using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Vetting;

/// <summary>One node: an operator on the list, in the version that the file asks for, with inputs, outputs and attributes that it has.</summary>
internal sealed class NodeChecks(OnnxModel model, VettingRules rules, Findings findings)
{
    private readonly AttributeChecks attributes = new(findings);

    /// <summary>Checks a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="at">Where.</param>
    /// <param name="falses">Names of constants that are false.</param>
    public void Check(OnnxNode node, Spot at, HashSet<string> falses)
    {
        if (node.Overload.Length > 0)
            findings.Add("PR-ONNX-021", at, "The node calls a function of the file's own, and only ONNX's own operators are taken.", "Put functions into the graph: onnx.inliner.inline_local_functions(model).");
        if (Find(node, at) is not { } operation)
            return;
        CheckVersion(operation, at);
        CheckPorts(node, operation, at);
        attributes.Check(node, operation, at);
        CheckTraining(node, at, falses);
        LearningChecks.Check(node, at, findings);
    }

    private AllowedOperator? Find(OnnxNode node, Spot at)
    {
        var name = Quoted.Plain(node.Operator, 60);
        if (AllowedOperators.Find(node.Domain, node.Operator) is { } operation)
        {
            if (node.Domain.Length > 0 || !AllowedOperators.ControlFlow.Contains(node.Operator) || rules.AllowedControlFlow.Contains(node.Operator))
                return operation;
            findings.Add("PR-ONNX-017", at, $"{name} runs a graph within the graph, and this project does not allow it.", "Export the model without loops and branches on values; a Python 'if' or 'for' over tensors in forward() is the usual cause.");
        }
        else if (RefusedOperators.Find(node.Domain, node.Operator) is { } refused)
            findings.Add(refused.Code, at, $"{name} {refused.Why}.", refused.Mend);
        else if (node.Domain is "" or AllowedOperators.Learning)
            findings.Add("PR-ONNX-015", at, $"{Quoted.Of(node.Operator)} is no operator that models may use.", "Export with the standard operators: opset_version=17 in torch.onnx.export, target_opset=17 in skl2onnx.");
        else
            findings.Add("PR-ONNX-014", at, $"{name} belongs to {Quoted.Of(node.Domain)}; only operators of ai.onnx and ai.onnx.ml are taken.", "Export without custom operators, and before any optimisation by a runtime.");
        return null;
    }

    private void CheckVersion(AllowedOperator operation, Spot at)
    {
        var name = operation.Domain.Length == 0 ? "ai.onnx" : operation.Domain;
        if (model.VersionOf(operation.Domain) is not { } version)
            findings.Add("PR-ONNX-020", at, $"{operation.Name} belongs to {name}, which the file does not ask for.", "Add it to opset_import, or export the model again.");
        else if (version < operation.Since)
            findings.Add("PR-ONNX-020", at, string.Create(CultureInfo.InvariantCulture, $"{operation.Name} exists from version {operation.Since} of {name}; the file asks for {version}."), "Export with target_opset=17 (skl2onnx) or opset_version=17 (torch.onnx.export).");
        else if (operation.Until > 0 && version > operation.Until)
            findings.Add("PR-ONNX-020", at, string.Create(CultureInfo.InvariantCulture, $"{operation.Name} exists up to version {operation.Until} of {name}; the file asks for {version}."), "Export again with the tool's own default operator set.");
    }

    private void CheckPorts(OnnxNode node, AllowedOperator operation, Spot at)
    {
        Check(node.Inputs, operation.Inputs, "inputs");
        Check(node.Outputs, operation.Outputs, "outputs");

        void Check(ImmutableArray<string> names, (int Fewest, int Most) bounds, string what)
        {
            if (names.Length < bounds.Fewest || names.Length > bounds.Most)
                findings.Add("PR-ONNX-044", at, string.Create(CultureInfo.InvariantCulture, $"{operation.Name} has {names.Length:N0} {what}; {Shown(bounds)} would be right."), "Export the model again.");
        }
    }

    private static string Shown((int Fewest, int Most) bounds) => bounds.Most == int.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"{bounds.Fewest} or more")
        : bounds.Most == bounds.Fewest ? bounds.Most.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{bounds.Fewest} to {bounds.Most}");

    /// <summary>Operators that behave differently in training, where a row's answer depends on chance or on the rows beside it.</summary>
    private void CheckTraining(OnnxNode node, Spot at, HashSet<string> falses)
    {
        const string Mend = "Call model.eval() before torch.onnx.export, with training=TrainingMode.EVAL.";
        switch (node)
        {
            case { Domain: "", Operator: "Dropout", Inputs: [_, _, { Length: > 0 } mode, ..] } when !falses.Contains(mode):
                findings.Add("PR-ONNX-016", at, "Dropout may be in training mode, where it draws random numbers.", Mend);
                break;
            case { Domain: "", Operator: "BatchNormalization" } when node.Whole("training_mode", 0) != 0 || node.Outputs.Skip(1).Any(name => name.Length > 0):
                findings.Add("PR-ONNX-019", at, "BatchNormalization is in training mode, where a row's answer depends on the rows beside it.", Mend);
                break;
        }
    }
}

using Practicum.Core.Packs;
using Practicum.Onnx.Vetting;

namespace Practicum.Runner.ModelHosts.Admission;

/// <summary>The rules that models of a project must keep.</summary>
public static class ModelRules
{
    /// <summary>The usual rules, with the control flow that the project allows (<c>models: {allow: [If]}</c>).</summary>
    public static VettingRules Of(WorkspaceFacts facts) => new() { AllowedControlFlow = facts.ControlFlow };
}

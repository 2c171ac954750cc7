using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Practicum.Runner.Intake;
using Practicum.Runner.Intake.Policies;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.Workspaces;

namespace Practicum.Runner.PackFiles.Reference;

/// <summary>The reference files under docs/reference that are generated from what parses: JSON Schemas, and pages of diagnostics, expressions, metrics, monitors and statistics.</summary>
public static class SchemaFiles
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every file by name, with its text.</summary>
    public static ImmutableArray<(string Name, string Text)> All =>
    [
        Of("project", "A project pack: project.yaml.", ProjectShape.Shape),
        Of("workspace", "What an intern, a policy and check may know: workspace.yaml.", WorkspaceShape.Shape),
        Of("schema", "The columns of a workspace's tables: data/schema.yaml.", SchemaFile.Shape),
        Of("submission", "What an intern hands in: submission.yaml.", SubmissionShape.Shape),
        Of("recipe", "How a built-in learner fits a model.", RecipeFile.Shape),
        Of("policy", "How production is operated.", PolicyFile.Shape),
        Of("finding", "One line of findings.jsonl.", FindingsFile.Shape),
        Of("proof", "A proof of a pack: a submission as recipes and the verdict that it must get, proof.yaml.", ProofFile.Shape),
        ("diagnostics.md", DiagnosticCodes.Page()),
        ("expressions.md", ExpressionsPage.Text()),
        ("faults.md", FaultsPage.Text()),
        ("metrics.md", MetricsPage.Text()),
        ("monitors.md", MonitorsPage.Text()),
        ("operators.md", OperatorsPage.Text()),
        .. StatisticFiles.All,
    ];

    private static (string Name, string Text) Of<T>(string kind, string about, Shape<T> shape)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = $"{kind}/v1",
            ["description"] = about,
        };
        foreach (var (name, value) in shape.Schema())
            schema[name] = value?.DeepClone();
        return ($"{kind}.schema.json", schema.ToJsonString(Indented) + "\n");
    }
}

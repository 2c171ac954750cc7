using Practicum.Core.Examining.Findings;
using Practicum.Runner.PackFiles.Shapes;

namespace Practicum.Runner.PackFiles;

/// <summary>Names that the formats list (formats §1).</summary>
internal static class Names
{
    /// <summary>Competencies, framework version 1.</summary>
    public static readonly string[] Competencies =
        ["modelling", "evaluation", "data.leakage", "data.labels", "operations.drift", "operations.rollout", "documentation", "privacy"];

    /// <summary>Metrics of the offline examiner.</summary>
    public static readonly string[] OfflineMetrics =
        ["roc_auc", "average_precision", "log_loss", "brier", "accuracy", "precision", "recall", "f1", "ece"];

    /// <summary>Metrics of the production examiner.</summary>
    public static readonly string[] ProductionMetrics = ["value", "detection", "false_alarms"];

    /// <summary>Metrics that a task of an examiner may list; none when there is no such examiner.</summary>
    public static string[] MetricsOf(string examiner) => examiner switch
    {
        "offline" => OfflineMetrics,
        "production" => ProductionMetrics,
        "findings" => [FindingsExaminer.Metric],
        _ => [],
    };

    /// <summary>Name of a column or parameter, usable in expressions.</summary>
    public static Shape<string> Column { get; } = Scalars.Pattern("a name of letters, digits and underscores", "^[A-Za-z_][A-Za-z0-9_]{0,63}$");

    /// <summary>A competency.</summary>
    public static Shape<string> Competency { get; } = new ChoiceShape("competency", Competencies);

    private static readonly Key<ImmutableArray<string>> Allow = Key.May("allow", new ListShape<string>(new ChoiceShape("control flow", "If", "Loop", "Scan")), [], "Control flow that a graph may hold.");

    /// <summary>What models may do besides the usual.</summary>
    public static Key<ImmutableArray<string>> Models { get; } = Key.May("models", new MapShape<ImmutableArray<string>>("what models may do", [Allow], f => f.Get(Allow)), [], "What models may do besides the usual.");
}

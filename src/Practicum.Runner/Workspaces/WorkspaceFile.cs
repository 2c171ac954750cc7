using System.Text;
using Practicum.Core.Packs;
using Practicum.Runner.PackFiles;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;
using static Practicum.Runner.Workspaces.YamlText;

namespace Practicum.Runner.Workspaces;

/// <summary>workspace.yaml (workspace/v1, formats §2): what check, policies and monitors may know.</summary>
public static class WorkspaceFile
{
    /// <summary>Its name inside a workspace.</summary>
    public const string FileName = "workspace.yaml";

    /// <summary>Reads workspace.yaml and data/schema.yaml; null with at least one diagnostic when either has a mistake.</summary>
    /// <param name="workspace">The workspace's folder.</param>
    /// <param name="problems">Takes the diagnostics.</param>
    public static WorkspaceFacts? Read(string workspace, List<Diagnostic> problems)
    {
        var before = problems.Count;
        var schema = SchemaFile.Read(workspace, problems);
        if (SpecFile.Load(Path.Combine(workspace, FileName), FileName, "PR-WORK-008", problems) is not { } bytes || YamlReader.Read(bytes, FileName, problems) is not { } root)
            return null;
        var context = new ReadContext("WORK", problems);
        WorkspaceShape.Shape.Read(root, context, out var facts);
        context.Finish();
        return problems.Count == before ? facts with { Schema = schema! } : null;
    }

    /// <summary>The text of workspace.yaml; the schema goes into its own file.</summary>
    public static string Write(WorkspaceFacts facts)
    {
        var text = new StringBuilder("practicum: workspace/v1\n");
        text.Append(CultureInfo.InvariantCulture, $"project: {{id: {facts.Project}, version: {facts.Version}, title: {Quoted(facts.Title.Length == 0 ? facts.Project : facts.Title)}, digest: \"{facts.Digest}\"}}\n");
        text.Append(CultureInfo.InvariantCulture, $"variant: {facts.Variant}\nassurance: {facts.Assurance}\ntarget: {Word(facts.Target)}\n");
        text.Append(CultureInfo.InvariantCulture, $"splits: {Splits(facts.Splits)}\nrows_per_day: {Number(facts.RowsPerDay)}\n");
        if (facts.Production is { } production)
        {
            AppendProduction(text, production);
            text.Append(CultureInfo.InvariantCulture, $"causes: {Words(production.Causes)}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"checklist: {Words(facts.Checklist)}\ntasks:\n");
        foreach (var task in facts.Tasks)
            text.Append("- ").Append(Task(task)).Append('\n');
        if (!facts.ControlFlow.IsEmpty)
            text.Append(CultureInfo.InvariantCulture, $"models: {{allow: {Words(facts.ControlFlow)}}}\n");
        return text.Append(CultureInfo.InvariantCulture, $"pass: {{score: {Number(facts.PassScore)}}}\n").ToString();
    }

    private static void AppendProduction(StringBuilder text, ProductionSpec production)
    {
        text.Append(CultureInfo.InvariantCulture, $"production:\n  tick: {production.Tick}\n");
        if (production.Entity is not null)
            text.Append(CultureInfo.InvariantCulture, $"  entity: {Word(production.Entity)}\n");
        var value = production.Value;
        var costs = production.Costs;
        text.Append(CultureInfo.InvariantCulture, $"  label_delay: {Delay(production.LabelDelay)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  labels: {{seen: {production.LabelsSeen switch { LabelsSeen.Acted => "acted", LabelsSeen.NotActed => "not_acted", _ => "all" }}}}\n");
        text.Append(CultureInfo.InvariantCulture, $"  value: {{tp: {value.TruePositive}, fp: {value.FalsePositive}, fn: {value.FalseNegative}, tn: {value.TrueNegative}}}\n");
        text.Append(CultureInfo.InvariantCulture, $"  no_answer: {production.NoAnswer}\n");
        if (production.Fallback is not null)
            text.Append(CultureInfo.InvariantCulture, $"  fallback: {{act: {Quoted(production.Fallback.Text)}}}\n");
        text.Append(CultureInfo.InvariantCulture, $"  costs: {{retrain: {costs.Retrain}, alert: {costs.Alert}, deploy: {costs.Deploy}, rollback: {costs.Rollback}, rollout_day: {costs.RolloutDay}, label: {costs.Label}, error: {costs.Error}}}\n");
        text.Append(CultureInfo.InvariantCulture, $"  retrain: {{takes: {production.RetrainTakes}}}\n");
    }

    private static string Delay(DelaySpec delay)
    {
        var law = delay.Kind switch
        {
            DelayKind.ByLabel => $"by_label: {{1: {Delay(delay.Positive!)}, 0: {Delay(delay.Negative!)}}}",
            DelayKind.Lognormal => $"median: {delay.Median}, p95: {delay.P95}",
            _ => $"fixed: {delay.Median}",
        };
        return delay.Never > 0 ? $"{{{law}, never: {Number(delay.Never)}}}" : $"{{{law}}}";
    }

    private static string Splits(SplitSpec splits)
    {
        var train = splits.Train is { } span ? span.ToString() : Number(splits.TrainShare ?? 0.5);
        var production = splits.Production is { } time ? time.ToString() : splits.ProductionShare is { } share ? Number(share) : "rest";
        var holdout = splits.HoldoutRandom ? $"{{random: {Number(splits.Holdout)}}}" : Number(splits.Holdout);
        return $"{{train: {train}, production: {production}, holdout: {holdout}}}";
    }

    private static string Task(TaskSpec task)
    {
        var text = new StringBuilder($"{{id: {task.Id}");
        if (task.Title is not null)
            text.Append(CultureInfo.InvariantCulture, $", title: {Quoted(task.Title)}");
        text.Append(CultureInfo.InvariantCulture, $", examiner: {task.Examiner}, metrics: {{{string.Join(", ", task.Metrics.Select(m => $"{m.Name}: {Number(m.Weight)}"))}}}, weight: {Number(task.Weight)}");
        if (!task.Competencies.IsEmpty)
            text.Append(CultureInfo.InvariantCulture, $", competencies: {Words(task.Competencies)}");
        if (!task.Slices.IsEmpty)
            text.Append(CultureInfo.InvariantCulture, $", slices: {Words(task.Slices)}");
        return text.Append('}').ToString();
    }
}

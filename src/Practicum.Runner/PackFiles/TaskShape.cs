using Practicum.Core.Examining.Findings;
using Practicum.Core.Packs;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.PackFiles;

/// <summary>The form of a task.</summary>
internal static class TaskShape
{
    private static readonly string[] Later = ["cost", "robustness", "privacy", "documents"];

    private static readonly Shape<double> Weight = Scalars.Number(0.000001, 1_000_000);

    private static readonly Key<string> Id = Key.Must("id", Scalars.Id, "Name of the task.");
    private static readonly Key<string?> Title = Key.MayText("title", Scalars.Text, "Title in plain words.");
    private static readonly Key<string> Examiner = Key.Must("examiner", ExaminerShape(), "Who measures it: offline, production or findings.");
    private static readonly Key<ImmutableArray<Named<double>>> Metrics = Key.May("metrics", MetricsShape(), [], "Metrics, with weights when they differ from 1; findings have none to choose.");
    private static readonly Key<double> TaskWeight = Key.May("weight", Weight, 1, "Weight of the task.");
    private static readonly Key<ImmutableArray<string>> Competencies = Key.May("competencies", new ListShape<string>(Names.Competency), [], "Competencies; default the project's.");
    private static readonly Key<ImmutableArray<Named<string>>> Slices = Key.May("slices", new ListShape<Named<string>>(Scalars.Text.Then((text, node, _) => new Named<string>(text, node.Place, text), default)), [], "Text columns whose values are reported apart.");

    /// <summary>The form.</summary>
    public static Shape<TaskSpec> Shape { get; } = new MapShape<TaskSpec>("a task", [Id, Title, Examiner, Metrics, TaskWeight, Competencies, Slices], Build);

    private static TaskSpec Build(Fields fields)
    {
        var (examiner, context) = (fields.Get(Examiner), fields.Context);
        if (Names.MetricsOf(examiner) is { Length: > 0 } known)
        {
            if (examiner != "findings" && !fields.Wrote(Metrics))
                context.Report(Mistake.MissingKey, fields.Place, "The key 'metrics' is missing in a task.");
            foreach (var metric in fields.Get(Metrics))
            {
                if (!known.Contains(metric.Name))
                    context.Unknown($"metric of the {examiner} examiner", metric.Name, metric.Place, known);
            }

            var twice = fields.Get(Metrics).GroupBy(m => m.Name).Where(g => g.Count() > 1).SelectMany(g => g.Skip(1));
            foreach (var metric in twice)
                context.Report(Mistake.Twice, metric.Place, $"The metric '{metric.Name}' is named twice.");
        }

        var slices = fields.Get(Slices);
        context.Later(() =>
        {
            if (context.Declared("column") is not { Count: > 0 } columns)
                return;
            foreach (var slice in slices)
            {
                if (slice.Name is not null && !columns.Contains(slice.Name))
                    context.Unknown("visible column", slice.Name, slice.Place, [.. columns]);
            }
        });
        return new()
        {
            Id = fields.Get(Id),
            Title = fields.Get(Title),
            Examiner = examiner,
            Metrics = examiner == "findings" && !fields.Has(Metrics) ? [(FindingsExaminer.Metric, 1)] : [.. fields.Get(Metrics).Select(m => (m.Name, m.Value))],
            Weight = fields.Get(TaskWeight),
            Competencies = fields.Get(Competencies),
            Slices = [.. slices.Select(s => s.Name)],
        };
    }

    private static Shape<string> ExaminerShape() => Scalars.Text.Checked((name, node, context) =>
    {
        if (Later.Contains(name))
            context.Report(Mistake.NotYet, node.Place, $"The examiner '{name}' is not available yet; use 'offline', 'production' or 'findings'.");
        else if (Names.MetricsOf(name).Length == 0)
            context.Unknown("examiner", name, node.Place, ["offline", "production", "findings"]);
    });

    private static Shape<ImmutableArray<Named<double>>> MetricsShape() => new FormsShape<ImmutableArray<Named<double>>>(
        "a list of metrics, or a map of metrics and weights",
        list: new ListShape<Named<double>>(Scalars.Text.Then((text, node, _) => new Named<double>(text, node.Place, 1), new("", default, 1)), 1),
        map: new NamesShape<double>(Weight));
}

using System.CommandLine;
using Practicum.Runner.Grades;

namespace Practicum.Cli.Commands;

/// <summary>What <c>practicum grade</c> may be told.</summary>
internal sealed class GradeOptions
{
    private static readonly string[] Tasks = ["binary", "multiclass", "regression"];

    private readonly Option<string> _id = Named("--id", "Column that names a row in both files.", "id");
    private readonly Option<string> _label = Named("--label", "Column of the answers with the truth.", "label");
    private readonly Option<string> _score = Named("--score", "Column of the predictions; with several classes a class, or a pattern such as p_* for a column of probabilities a class.", "score");
    private readonly Option<string> _task = new("--task") { HelpName = "task", Description = "What is predicted: binary, multiclass or regression.", DefaultValueFactory = _ => "binary" };
    private readonly Option<double?> _threshold = new("--threshold") { HelpName = "score", Description = "Binary: rows with at least this score are decided as positive; 0.5 unless given." };
    private readonly Option<string?> _positive = new("--positive") { HelpName = "label", Description = "Binary: the positive label, when labels are not 0 and 1." };
    private readonly Option<string[]> _metrics = new("--metrics") { HelpName = "names", Description = "Metrics, with commas; all for all that the task has.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _weight = new("--weight") { HelpName = "column", Description = "Column of the answers with a weight for each row." };
    private readonly Option<string?> _slice = new("--slice") { HelpName = "column", Description = "Column of the answers: grade the rows of each of its values as well." };
    private readonly Option<int?> _bootstrap = new("--bootstrap") { HelpName = "n", Description = "Intervals from this many resamples of rows instead of each metric's own method." };
    private readonly Option<ulong?> _seed = new("--seed") { HelpName = "n", Description = "Seed of the resamples; 1 unless given." };
    private readonly Option<string> _separator = new("--separator") { HelpName = "character", Description = "What stands between cells; tab for a tab.", DefaultValueFactory = _ => "," };
    private readonly Option<string[]> _min = new("--min") { HelpName = "metric=value", Description = "End with code 3 when a metric is below a value, such as roc_auc=0.7." };
    private readonly Option<string[]> _max = new("--max") { HelpName = "metric=value", Description = "End with code 3 when a metric is above a value, such as log_loss=0.5." };

    public GradeOptions()
    {
        _task.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<string>() is { } task && !Tasks.Contains(task))
                r.AddError($"--task must be binary, multiclass or regression. Found '{task}'.{Near(task, Tasks)}");
        });
        _separator.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<string>() is { } text && SeparatorOf(text) is null)
                r.AddError($"--separator must be one ASCII character but a quote, or tab. Found '{text}'.");
        });
        RunOptions.Expect(_threshold, double.IsFinite, "a number");
        RunOptions.Expect(_bootstrap, n => n is >= 100 and <= 100_000, "a whole number from 100 to 100,000");
        RunOptions.Expect(_seed, _ => true, "a whole number, not negative");
    }

    public Argument<string> Answers { get; } = new("answers") { Description = "CSV file with the truth." };

    public Argument<string> Predictions { get; } = new("predictions") { Description = "CSV file with the predictions, in any order of rows." };

    public Option<bool> Json { get; } = new("--json") { Description = "Print the result, or the mistakes, as JSON." };

    public IEnumerable<Option> All => [_id, _label, _score, _task, _threshold, _positive, _metrics, _weight, _slice, _bootstrap, _seed, _separator, _min, _max, Json];

    /// <summary>What was asked for.</summary>
    public GradeRequest Request(ParseResult parsed)
    {
        var task = (GradeTask)Array.IndexOf(Tasks, parsed.GetValue(_task));
        var names = (parsed.GetValue(_metrics) ?? []).SelectMany(m => m.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct().ToArray();
        return new()
        {
            Answers = parsed.GetValue(Answers)!,
            Predictions = parsed.GetValue(Predictions)!,
            Id = parsed.GetValue(_id)!,
            Label = parsed.GetValue(_label)!,
            Score = parsed.GetValue(_score)!,
            Task = task,
            Threshold = parsed.GetValue(_threshold) ?? 0.5,
            Positive = parsed.GetValue(_positive),
            Metrics = names is ["all"] ? GradeMetrics.All(task, HasProbabilities(parsed)) : [.. names],
            Weight = parsed.GetValue(_weight),
            Slice = parsed.GetValue(_slice),
            Separator = SeparatorOf(parsed.GetValue(_separator)!)!.Value,
            Bootstrap = parsed.GetValue(_bootstrap) ?? 0,
            Seed = parsed.GetValue(_seed) ?? 1,
        };
    }

    /// <summary>The gates of --min and --max; a wrong one is told in <paramref name="usage"/>.</summary>
    public ImmutableArray<GradeGate> Gates(ParseResult parsed, GradeTask task, List<string> usage)
    {
        var gates = ImmutableArray.CreateBuilder<GradeGate>();
        foreach (var (option, isLeast) in new[] { (_min, true), (_max, false) })
        {
            foreach (var text in parsed.GetValue(option) ?? [])
            {
                if (GradeGate.Parse(text, isLeast) is not { } gate)
                    usage.Add($"{option.Name} must be a metric and a number such as {(isLeast ? "roc_auc=0.7" : "log_loss=0.5")}. Found '{text}'.");
                else if (!GradeMetrics.Knows(task, gate.Metric))
                    usage.Add(Unknown(task, gate.Metric));
                else
                    gates.Add(gate);
            }
        }

        return gates.ToImmutable();
    }

    /// <summary>Whether what was asked for fits together; sentences are added to <paramref name="usage"/>.</summary>
    public void Check(GradeRequest request, ImmutableArray<GradeGate> gates, List<string> usage)
    {
        foreach (var metric in request.Metrics.Where(m => !GradeMetrics.Knows(request.Task, m)))
            usage.Add(Unknown(request.Task, metric));
        if (request.Task != GradeTask.Binary && request.Positive is not null)
            usage.Add("--positive is for --task binary only.");
        if (!request.Metrics.IsEmpty && gates.FirstOrDefault(g => !request.Metrics.Contains(g.Metric)) is { } gate)
            usage.Add($"{(gate.IsLeast ? "--min" : "--max")} {gate.Metric}: the metric is not among --metrics.");
        if (request.Score.Count(c => c == '*') > 1)
            usage.Add("--score may have one * only.");
    }

    private static string Unknown(GradeTask task, string metric)
    {
        var known = GradeMetrics.All(task);
        return $"No {task.ToString().ToLowerInvariant()} metric '{metric}'.{Near(metric, known)} All: {string.Join(", ", known)}.";
    }

    private static string Near(string found, IEnumerable<string> known) => NearestName.To(found, known) is { } near ? $" Nearest: '{near}'." : "";

    private static char? SeparatorOf(string text) => text switch
    {
        "tab" => '\t',
        [var c] when c is (>= ' ' or '\t') and < '\x7f' and not '"' => c,
        _ => null,
    };

    private static Option<string> Named(string name, string about, string usual) => new(name) { HelpName = "column", Description = about, DefaultValueFactory = _ => usual };

    private bool HasProbabilities(ParseResult parsed) => parsed.GetValue(_score)!.Contains('*', StringComparison.Ordinal);
}

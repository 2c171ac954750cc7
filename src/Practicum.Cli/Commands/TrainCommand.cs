using System.CommandLine;
using System.Text.Json.Nodes;
using Practicum.Core.Packs;
using Practicum.Core.Submissions;
using Practicum.Runner.Intake;
using Practicum.Runner.Runs;
using Practicum.Runner.Workspaces;

namespace Practicum.Cli.Commands;

/// <summary><c>practicum train</c>: a recipe and a workspace become an ONNX model.</summary>
internal static class TrainCommand
{
    public static Command Make()
    {
        var recipe = new Argument<string>("recipe") { Description = "The recipe, a YAML file." };
        var workspace = new Option<string>("--workspace") { HelpName = "folder", Description = "Folder of the workspace.", DefaultValueFactory = _ => "." };
        var output = new Option<string>("--out") { HelpName = "file", Description = "Where to write the model.", DefaultValueFactory = _ => "model.onnx" };
        var command = new Command("train", "Train a built-in learner on a workspace and export it to ONNX.") { recipe };
        command.Options.Add(workspace);
        command.Options.Add(output);
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        command.Options.Add(json);
        command.SetAction(async (parsed, stop) =>
        {
            var (asJson, problems) = (parsed.GetValue(json), new List<Diagnostic>());
            var folder = parsed.GetValue(workspace)!;
            var facts = WorkspaceFile.Read(folder, problems);
            var read = facts is null ? null : RecipeFile.Read(parsed.GetValue(recipe)!, facts, problems);
            var training = facts is null ? null : Checker.Training(folder, facts, problems);
            if (facts is null || read is null || problems.Count > 0)
                return Say.Problems(problems, asJson);
            if (training is null)
                return Say.Problems([new("PR-WORK-013", new("data/train.csv"), "The workspace has no training rows.")], asJson);
            if (Rows(training.Rows, facts, problems) is not { } rows)
                return Say.Problems(problems, asJson);
            var trained = await ConsoleProgress.ShowAsync(asJson, progress => Training.FitAsync(
                read, rows, new Progress<double>(f => progress.Report($"Train {read.Learner}", f)), stop));
            if (trained is not Outcome<TrainedModel>.Done(var done))
                return Say.Failure("The recipe could not be trained", trained, asJson);
            var bytes = done.ToOnnx();
            var path = parsed.GetValue(output)!;
            WholeFile.Write(path, bytes);
            if (asJson)
                return Say.Json(Facts(done, path, bytes.Length));
            Print(done, path, bytes.Length);
            return ExitCode.Done;
        });
        return command;
    }

    private static TrainingRows? Rows(Table table, WorkspaceFacts facts, List<Diagnostic> problems)
    {
        var target = table.Numbers(facts.Target);
        var labels = new byte[table.Rows];
        for (var i = 0; i < labels.Length; i++)
        {
            if (target[i] is not (0 or 1))
            {
                problems.Add(new("PR-WORK-014", new("data/train.csv", i + 2), $"'{facts.Target}' must be 0 or 1. Found {target[i].ToString(CultureInfo.InvariantCulture)}."));
                return null;
            }

            labels[i] = (byte)target[i];
        }

        var times = table.Find("time") is TextColumn text ? Moments(text) : null;
        return new(table, labels, times);
    }

    private static SimTime[]? Moments(TextColumn column)
    {
        var byCode = new SimTime[column.Dictionary.Length];
        for (var code = 0; code < byCode.Length; code++)
        {
            if (!SimTime.TryParse(column.Dictionary[code], out byCode[code]))
                return null;
        }

        var moments = new SimTime[column.Length];
        for (var i = 0; i < moments.Length; i++)
        {
            if (column.Codes[i] < 0)
                return null;
            moments[i] = byCode[column.Codes[i]];
        }

        return moments;
    }

    private static JsonObject Facts(TrainedModel trained, string path, int bytes) => new()
    {
        ["model"] = path,
        ["rows"] = trained.Rows,
        ["bytes"] = bytes,
        ["validation_rows"] = trained.ValidationRows,
        ["validation"] = new JsonObject(trained.Validation.Where(v => v.Estimate.IsDefined).Select(v => KeyValuePair.Create<string, JsonNode?>(v.Metric, new JsonObject
        {
            ["value"] = v.Estimate.Value,
            ["low"] = v.Estimate.Interval?.Low,
            ["high"] = v.Estimate.Interval?.High,
        }))),
    };

    private static void Print(TrainedModel trained, string path, int bytes)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: fitted to {trained.Rows:N0} rows, {bytes / 1024.0:0.#} KiB."));
        if (trained.ValidationRows == 0)
        {
            Console.WriteLine("Too few rows for validation figures.");
            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Fitted to the earlier rows and measured on the last fifth ({trained.ValidationRows:N0} rows):"));
        foreach (var (metric, estimate) in trained.Validation.Where(v => v.Estimate.IsDefined))
        {
            var likely = estimate.Interval is { } i ? string.Create(CultureInfo.InvariantCulture, $"{i.Low,8:0.0000} to {i.High:0.0000}") : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {metric,-18}{estimate.Value,8:0.0000}  {likely}"));
        }

        var claims = trained.Validation.Where(v => v.Metric is "log_loss" or "roc_auc" && v.Estimate.IsDefined)
            .Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Metric}: {v.Estimate.Value:0.####}"));
        Console.WriteLine($"For submission.yaml:  validation: {{rows: {trained.ValidationRows}, {string.Join(", ", claims)}}}");
    }
}

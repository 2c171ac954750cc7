using System.CommandLine;
using System.Text.Json.Nodes;
using Practicum.Runner.Intake;
using Practicum.Runner.Runs;

namespace Practicum.Cli.Commands;

/// <summary><c>practicum check</c>: the platform's verdict on the form of a submission, offline.</summary>
internal static class CheckCommand
{
    public static Command Make()
    {
        var submission = new Argument<string>("submission") { Description = "Folder, zip or tar.gz of the submission." };
        var workspace = new Option<string?>("--workspace") { HelpName = "folder", Description = "Folder of the workspace; found above the submission unless given." };
        var json = new Option<bool>("--json") { Description = "Print mistakes as JSON." };
        var command = new Command("check", "Check a submission as the platform will, without using an attempt.") { submission };
        command.Options.Add(workspace);
        command.Options.Add(json);
        var limit = RunOptions.MakeTimeLimit();
        command.Options.Add(limit);
        command.SetAction(async (parsed, stop) =>
        {
            var (path, asJson) = (parsed.GetValue(submission)!, parsed.GetValue(json));
            if ((parsed.GetValue(workspace) ?? SubmissionCheck.WorkspaceOf(path)) is not { } folder)
                return Say.Problems([new("PR-WORK-015", new(path), "No workspace.yaml lies above this submission.", Mend: "Name the workspace with --workspace DIR.")], asJson);
            var report = await SubmissionCheck.RunAsync(path, folder, stop, RunOptions.LimitOf(parsed.GetValue(limit)));
            if (!report.Problems.IsEmpty)
                return Say.Problems(report.Problems, asJson);
            if (asJson)
                return Say.Json(new() { ["problems"] = new JsonArray(), ["statements"] = Statements(report), ["models"] = ModelTable.Json(report) });
            foreach (var statement in report.Statements)
                Console.WriteLine(PrintableText.Line($"{(statement.Warns ? "Note: " : "")}{statement.About}: {statement.Text}"));
            if (!report.Statements.IsEmpty)
                Console.WriteLine();
            ModelTable.Print(report);
            Console.WriteLine("The submission can be assessed.");
            return ExitCode.Done;
        });
        return command;
    }

    private static JsonArray Statements(CheckReport report) => [.. report.Statements.Select(s => (JsonNode)new JsonObject
    {
        ["about"] = s.About,
        ["text"] = s.Text,
        ["warns"] = s.Warns,
        ["file"] = s.Place.File,
        ["line"] = s.Place.Line,
        ["column"] = s.Place.Column,
    })];
}

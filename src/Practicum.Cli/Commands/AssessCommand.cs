using System.CommandLine;
using Practicum.Runner.Runs;

namespace Practicum.Cli.Commands;

/// <summary><c>practicum assess</c>: a pack and a submission become an evidence report.</summary>
internal static class AssessCommand
{
    public static Command Make()
    {
        var options = new RunOptions();
        var submission = new Argument<string>("submission") { Description = "Folder or zip of the submission." };
        var output = new Option<string>("--out") { Description = "Folder for assessment.json, ledger.jsonl and report.html.", DefaultValueFactory = _ => "assessment" };
        var final = new Option<bool>("--final") { Description = "Score on the private half of the hidden rows." };
        var least = new Option<double?>("--min-score") { Description = "End with code 3 when the score is below this, 0 to 1." };
        var json = new Option<bool>("--json") { Description = "Print the assessment as JSON." };
        var command = new Command("assess", "Assess a submission and write an evidence report.") { options.Pack, submission };
        options.AddTo(command);
        foreach (var option in new Option[] { output, final, least, json })
            command.Options.Add(option);
        command.SetAction(async (parsed, stop) =>
        {
            var asJson = parsed.GetValue(json);
            var problems = new List<Diagnostic>();
            var opened = await ConsoleProgress.ShowAsync(asJson, progress => OpenedSubmission.AssessAsync(
                parsed.GetValue(options.Pack)!, parsed.GetValue(submission)!, parsed.GetValue(options.Variant), options.Settings(parsed, parsed.GetValue(final)), progress, problems, stop));
            if (opened is null)
                return Say.Problems(problems, asJson);
            if (opened is not Outcome<Assessed>.Done(var assessed))
                return Say.Failure("The model could not be assessed", opened);
            var report = ResultFiles.Write(parsed.GetValue(output)!, assessed);
            if (asJson)
                Console.WriteLine(await File.ReadAllTextAsync(Path.Combine(parsed.GetValue(output)!, "assessment.json"), stop));
            else
                AssessmentTable.Print(assessed, report);
            return parsed.GetValue(least) is { } bar && !(assessed.Assessment.Score >= bar) ? ExitCode.Gate : ExitCode.Done;
        });
        return command;
    }
}

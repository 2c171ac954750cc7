using System.CommandLine;
using Practicum.Runner.Runs;

namespace Practicum.Cli.Commands;

/// <summary><c>practicum assess</c>: a pack and a submission become an evidence report.</summary>
internal static class AssessCommand
{
    public static Command Make()
    {
        var options = new RunOptions();
        var submission = new Argument<string>("submission") { Description = "Folder, zip or tar.gz of the submission." };
        var output = new Option<string>("--out") { HelpName = "folder", Description = "Folder for the report, assessment.json, ledger.jsonl and measured.jsonl.", DefaultValueFactory = _ => "assessment" };
        var final = new Option<bool>("--final") { Description = "Score on the private half of the hidden rows." };
        var least = new Option<double?>("--min-score") { HelpName = "score", Description = "End with code 3 when the score is below this, 0 to 1." };
        RunOptions.Expect(least, bar => bar is >= 0 and <= 1, "a number from 0 to 1");
        var json = new Option<bool>("--json") { Description = "Print the assessment as JSON." };
        var command = new Command("assess", "Assess a submission and write an evidence report.") { options.Pack, submission };
        options.AddTo(command);
        foreach (var option in new Option[] { output, final, least, json })
            command.Options.Add(option);
        command.SetAction(async (parsed, stop) =>
        {
            var asJson = parsed.GetValue(json);
            var (folder, problems) = (parsed.GetValue(output)!, new List<Diagnostic>());
            if (ResultFiles.Refuse(folder) is { } refusal)
                return Say.Problems([refusal], asJson);
            var opened = await ConsoleProgress.ShowAsync(asJson, progress => OpenedSubmission.AssessAsync(
                parsed.GetValue(options.Pack)!, parsed.GetValue(submission)!, parsed.GetValue(options.Variant), options.Settings(parsed, parsed.GetValue(final)), progress, problems, stop));
            if (opened is null)
                return Say.Problems(problems, asJson);
            if (opened is not Outcome<Assessed>.Done(var assessed))
                return Say.Failure("The model could not be assessed", opened, asJson);
            var report = ResultFiles.Write(folder, assessed);
            if (asJson)
                Console.Write(await File.ReadAllTextAsync(Path.Combine(folder, "assessment.json"), stop));
            else
                AssessmentTable.Print(assessed, report);
            if (parsed.GetValue(least) is not { } gate || assessed.Assessment.Score >= gate)
                return ExitCode.Done;
            Console.Error.WriteLine(assessed.Assessment.Score is { } score
                ? string.Create(CultureInfo.InvariantCulture, $"The gate was not met: {100 * score:0.#} of 100, wanted {100 * gate:0.#}.")
                : "The gate was not met: there is no score.");
            return ExitCode.Gate;
        });
        return command;
    }
}

using System.CommandLine;
using Practicum.Runner.Grades;

namespace Practicum.Cli.Commands;

/// <summary><c>practicum grade</c>: answers and predictions become metrics with intervals.</summary>
internal static class GradeCommand
{
    public static Command Make()
    {
        var options = new GradeOptions();
        var command = new Command("grade", "Grade predictions against answers: every metric with its interval.") { options.Answers, options.Predictions };
        foreach (var option in options.All)
            command.Options.Add(option);
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, options, stop)));
        return command;
    }

    private static int Run(ParseResult parsed, GradeOptions options, CancellationToken stop)
    {
        var json = parsed.GetValue(options.Json);
        var (request, usage) = (options.Request(parsed), new List<string>());
        var gates = options.Gates(parsed, request.Task, usage);
        options.Check(request, gates, usage);
        if (usage.Count > 0)
        {
            foreach (var sentence in usage)
                Console.Error.WriteLine(sentence);
            Console.Error.WriteLine("practicum --help tells what there is.");
            return ExitCode.Usage;
        }

        var problems = new List<Diagnostic>();
        if (Grader.Run(request, problems, stop) is not { } report)
            return Say.Problems(problems, json, "Nothing was graded.");
        foreach (var note in report.Notes)
            Console.Error.WriteLine($"Note: {note}");
        var unmet = gates.Where(g => !g.IsMetBy(report.Overall)).ToArray();
        if (json)
            GradeJson.Print(report, gates);
        else
            GradeTable.Print(report);
        foreach (var gate in unmet)
            Console.Error.WriteLine(gate.Complaint(report.Overall));
        return unmet.Length == 0 ? ExitCode.Done : ExitCode.Gate;
    }
}

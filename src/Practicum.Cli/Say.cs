using System.Text.Json.Nodes;
using Spectre.Console;

namespace Practicum.Cli;

/// <summary>Results go to standard output, messages to standard error.</summary>
internal static class Say
{
    /// <summary>Prints diagnostics and gives the exit code that they deserve.</summary>
    public static int Problems(IReadOnlyCollection<Diagnostic> problems, bool json = false)
    {
        if (json)
        {
            var list = new JsonArray([.. problems.Select(p => (JsonNode)new JsonObject
            {
                ["code"] = p.Code,
                ["file"] = p.Place.File,
                ["line"] = p.Place.Line,
                ["column"] = p.Place.Column,
                ["message"] = p.Message,
                ["nearest"] = p.Nearest,
                ["mend"] = p.Mend,
            })]);
            Console.WriteLine(new JsonObject { ["problems"] = list }.ToJsonString());
        }
        else
        {
            foreach (var problem in problems)
                Console.Error.WriteLine(problem);
            Console.Error.WriteLine(problems.Count == 1 ? "1 mistake. No attempt was used." : $"{problems.Count} mistakes. No attempt was used.");
        }

        return ExitCode.Errors;
    }

    /// <summary>Prints a bad end of somebody's model.</summary>
    public static int Failure<T>(string who, Outcome<T> outcome)
    {
        Console.Error.WriteLine($"{who}: {outcome.Sentence}");
        Console.Error.WriteLine("No attempt was used.");
        return ExitCode.Errors;
    }

    /// <summary>A console for tables on standard output; plain and wide where that is not a terminal.</summary>
    public static IAnsiConsole Out()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = 160;
        return console;
    }

    /// <summary>"85 of 100, likely 81 to 89".</summary>
    public static string Score(double? score, Interval? interval) => score is not { } s ? "not assessed"
        : interval is null ? string.Create(CultureInfo.InvariantCulture, $"{100 * s:0} of 100")
        : string.Create(CultureInfo.InvariantCulture, $"{100 * s:0} of 100, likely {100 * interval.Low:0} to {100 * interval.High:0}");
}

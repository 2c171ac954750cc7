using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Practicum.Cli;

/// <summary>Results go to standard output, messages to standard error.</summary>
internal static class Say
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints diagnostics and gives the exit code that they deserve.</summary>
    public static int Problems(IReadOnlyCollection<Diagnostic> problems, bool json = false, string end = "No attempt was used.")
    {
        if (json)
        {
            Json(new() { ["problems"] = Facts(problems) });
        }
        else
        {
            foreach (var problem in problems)
                Console.Error.WriteLine(problem);
            Console.Error.WriteLine(problems.Count == 1 ? $"1 mistake. {end}" : $"{problems.Count} mistakes. {end}");
        }

        return ExitCode.Errors;
    }

    /// <summary>Diagnostics for machines.</summary>
    public static JsonArray Facts(IEnumerable<Diagnostic> problems) => new([.. problems.Select(p => (JsonNode)new JsonObject
    {
        ["code"] = p.Code,
        ["file"] = p.Place.File is { Length: > 0 } file ? file : null,
        ["line"] = p.Place.Line,
        ["column"] = p.Place.Column,
        ["message"] = p.Message,
        ["nearest"] = p.Nearest,
        ["mend"] = p.Mend,
    })]);

    /// <summary>Prints a bad end of somebody's model.</summary>
    public static int Failure<T>(string who, Outcome<T> outcome, bool json = false)
    {
        if (json)
        {
            var sentence = outcome.Sentence;
            var code = sentence.Split(':')[0];
            return Problems([new(code, new(outcome.File), $"{who}: {sentence[(code.Length + 2)..]}")], json: true);
        }

        Console.Error.WriteLine(PrintableText.Line(outcome.File.Length == 0 ? $"{who}: {outcome.Sentence}" : $"{who}: {outcome.File}: {outcome.Sentence}"));
        Console.Error.WriteLine("No attempt was used.");
        return ExitCode.Errors;
    }

    /// <summary>Prints a result for machines.</summary>
    public static int Json(JsonObject result)
    {
        Console.WriteLine(result.ToJsonString(Plain));
        return ExitCode.Done;
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

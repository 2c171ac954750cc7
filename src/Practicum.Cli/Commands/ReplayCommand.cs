using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Practicum.Core.Production;
using Practicum.Runner.Runs;

namespace Practicum.Cli.Commands;

/// <summary><c>practicum replay</c>: the production year alone, as a timeline.</summary>
internal static class ReplayCommand
{
    public static Command Make()
    {
        var options = new RunOptions();
        var submission = new Argument<string>("submission") { Description = "Folder, zip or tar.gz of the submission." };
        var timeline = new Option<string?>("--timeline") { HelpName = "file", Description = "Write the timeline of the first world to this file, as JSON lines." };
        var json = new Option<bool>("--json") { Description = "Print the timeline as JSON lines." };
        var command = new Command("replay", "Replay the production year under the submission's policy.") { options.Pack, submission };
        options.AddTo(command);
        command.Options.Add(timeline);
        command.Options.Add(json);
        command.SetAction(async (parsed, stop) =>
        {
            var asJson = parsed.GetValue(json);
            var problems = new List<Diagnostic>();
            var played = await ConsoleProgress.ShowAsync(asJson, progress => OpenedSubmission.ReplayAsync(
                parsed.GetValue(options.Pack)!, parsed.GetValue(submission)!, parsed.GetValue(options.Variant), options.Settings(parsed), progress, problems, stop));
            if (played is null)
                return Say.Problems(problems, asJson);
            if (played is not Outcome<ReplayedProject>.Done(var replayed))
                return Say.Failure("The model could not be replayed", played, asJson);
            if (parsed.GetValue(timeline) is { } file)
                WholeFile.Write(file, Encoding.UTF8.GetBytes(string.Concat(Lines(replayed.Years[0]).Select(l => l + "\n"))));
            if (asJson)
                Console.WriteLine(string.Join('\n', Lines(replayed.Years[0])));
            else
                Print(replayed);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(ReplayedProject replayed)
    {
        var first = replayed.Years[0];
        Console.WriteLine(Timeline.Print(first.Timeline, replayed.Tick));
        Console.WriteLine();
        var step = replayed.Step;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Expected money of the year, €, to the nearest {step:#,0.######}:"));
        Money("  you", first.Policy.Total);
        Money("  do nothing", first.DoNothing.Total);
        Money("  best operator", first.Clairvoyant.Total);
        if ((first.VisibleCeiling ?? first.Ceiling) is { } ceiling)
            Money("  best conceivable", ceiling.Total);
        Console.WriteLine($"{"  luck",-26}{Sum(first.Policy.RealisedTotal - first.Policy.Total, step),14}   realised minus expected");
        Console.WriteLine();
        Console.WriteLine("What the best operator earned more than you:");
        foreach (var (part, money) in first.Regret.Where(r => Coarse.Round(r.Value.Units, step) != 0))
            Console.WriteLine($"  {Words(part.ToString()),-24}{Sum(money, step),14}");
        Console.WriteLine($"  {"together",-24}{Sum(first.Clairvoyant.Total - first.Policy.Total, step),14}");
        if (replayed.Years.Length > 1)
            Console.WriteLine($"\nFirst of {replayed.Years.Length} worlds; `practicum assess` gives intervals over all of them.");

        void Money(string who, Money money) => Console.WriteLine($"{who,-26}{Sum(money, step),14}");
    }

    /// <summary>"MissedIncidents" as "missed incidents".</summary>
    private static string Words(string part) => string.Concat(part.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>In steps of what one decision can change: the true risks of single rows are hidden.</summary>
    private static string Sum(Money money, double step) => (Coarse.Round(money.Units, step) + 0).ToString("#,0.######", CultureInfo.InvariantCulture).Replace('-', '\u2212');

    private static IEnumerable<string> Lines(YearOutcome year) => year.Timeline.Select(e => new JsonObject
    {
        ["tick"] = e.Tick,
        ["kind"] = e.Kind,
        ["id"] = e.Id,
        ["cause_id"] = e.CauseId,
        ["amount_micro"] = e.Amount.Micro,
        ["words"] = e.Words,
    }.ToJsonString());
}

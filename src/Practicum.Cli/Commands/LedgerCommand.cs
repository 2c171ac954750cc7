using System.CommandLine;
using System.Text.Json.Nodes;
using Practicum.Core.Evidence.Ledgers;
using Practicum.Runner.Runs;

namespace Practicum.Cli.Commands;

/// <summary><c>practicum ledger verify</c>: checks a chain offline.</summary>
internal static class LedgerCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("ledger") { Description = "The file ledger.jsonl." };
        var assessment = new Option<string?>("--assessment") { HelpName = "file", Description = "The assessment.json that names the chain's head; beside the ledger unless given." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var verify = new Command("verify", "Check that nothing in a ledger was edited, cut, reordered or added.") { file, assessment, json };
        verify.SetAction(parsed =>
        {
            var (path, asJson, problems) = (parsed.GetValue(file)!, parsed.GetValue(json), new List<Diagnostic>());
            if (!File.Exists(path))
                return Say.Problems([new("PR-RUN-004", new(path), "There is no such file.")], asJson);
            if (parsed.GetValue(assessment) is { } named && !File.Exists(named))
                return Say.Problems([new("PR-RUN-004", new(named), "There is no such file.")], asJson);
            if (LedgerFile.Lines(path, problems) is not { } lines)
                return Say.Problems(problems, asJson);
            var beside = parsed.GetValue(assessment) ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "assessment.json");
            var head = File.Exists(beside) ? LedgerFile.HeadOf(beside, problems) : null;
            problems.AddRange(Ledger.Verify(lines, head, Path.GetFileName(path)));
            if (asJson && problems.Count == 0)
                return Say.Json(new() { ["entries"] = lines.Length, ["head"] = head?.Head.Text, ["problems"] = new JsonArray() });
            if (asJson)
                return Say.Problems(problems, json: true);
            if (problems.Count > 0)
            {
                foreach (var problem in problems)
                    Console.Error.WriteLine(problem);
                return ExitCode.Errors;
            }

            Console.WriteLine(head is null
                ? $"The chain of {lines.Length} entries holds. Without assessment.json a cut at its end cannot be noticed."
                : $"The chain of {lines.Length} entries holds, and ends where assessment.json says.");
            return ExitCode.Done;
        });
        return new Command("ledger", "Work with ledgers.") { verify };
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using Practicum.Core.Evidence.Ledgers;

namespace Practicum.Cli.Commands;

/// <summary><c>practicum ledger verify</c>: checks a chain offline.</summary>
internal static class LedgerCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("ledger") { Description = "The file ledger.jsonl." };
        var assessment = new Option<string?>("--assessment") { Description = "The assessment.json that names the chain's head; beside the ledger unless given." };
        var verify = new Command("verify", "Check that nothing in a ledger was edited, cut, reordered or added.") { file, assessment };
        verify.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            if (!File.Exists(path))
                return Say.Problems([new("PR-RUN-004", new(path), "There is no such file.")]);
            var lines = File.ReadAllLines(path);
            var head = KnownHead(parsed.GetValue(assessment) ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "assessment.json"));
            var problems = Ledger.Verify(lines, head, Path.GetFileName(path));
            if (!problems.IsEmpty)
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

    private static LedgerHead? KnownHead(string assessment)
    {
        if (!File.Exists(assessment))
            return null;
        var chain = JsonNode.Parse(File.ReadAllBytes(assessment))?["chain"];
        return chain?["head"] is { } head && chain["entries"] is { } entries ? new(new((string)head!), (int)entries) : null;
    }
}

using System.CommandLine;
using Practicum.Core.Packs;
using Practicum.Core.Worlds;
using Practicum.Runner.Runs;
using Practicum.Runner.Workspaces;
using Practicum.Runner.Workspaces.Starter;

namespace Practicum.Cli.Commands;

/// <summary><c>practicum new</c>: a variant of a project becomes a workspace, and for authors its key.</summary>
internal static class NewCommand
{
    public static Command Make()
    {
        var options = new RunOptions();
        var output = new Option<string>("--out") { Description = "Folder of the workspace; absent or empty.", DefaultValueFactory = _ => "work" };
        var key = new Option<string?>("--key") { Description = "Authors: folder for the answer key; never inside the workspace." };
        var production = new Option<bool>("--key-production") { Description = "Write production.csv of world 1 into the key, too." };
        var command = new Command("new", "Make a variant of a project: data, brief, starter material.") { options.Pack };
        foreach (var option in new Option[] { options.Variant, options.Data, options.Rate, output, key, production })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            var problems = new List<Diagnostic>();
            var (folder, keyFolder) = (parsed.GetValue(output)!, parsed.GetValue(key));
            if (keyFolder is not null && Inside(keyFolder, folder))
                return Say.Problems([new("PR-WORK-012", new(keyFolder), "The key must not lie inside the workspace.")]);
            var bench = VariantBench.Open(parsed.GetValue(options.Pack)!, parsed.GetValue(options.Variant) ?? 1, options.Settings(parsed), problems);
            if (bench is null)
                return Say.Problems(problems);
            var facts = WorkspaceFacts.Of(bench.Project, bench.Variant, bench.Assurance, bench.World.RowsPerDay, bench.World.Schema);
            var train = WorkspaceTables.Of(bench.Train, facts);
            if (!WorkspaceWriter.Write(folder, bench.Project.Brief, facts, train, StarterFiles.For(bench.World.Schema), problems))
                return Say.Problems(problems);
            if (keyFolder is not null && !WriteKey(bench, facts, keyFolder, parsed.GetValue(production), problems))
                return Say.Problems(problems);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bench.Project.Title}, variant {bench.Variant}: {train.Rows:N0} training rows in {folder}."));
            Console.WriteLine("Start with brief.md; starter/README.md tells how to train a first model.");
            return ExitCode.Done;
        });
        return command;
    }

    private static bool WriteKey(VariantBench bench, WorkspaceFacts facts, string folder, bool production, List<Diagnostic> problems)
    {
        var holdout = bench.Holdout;
        var year = production && bench.Project.Production is not null ? WorkspaceTables.Of(bench.World.Year(1, IncidentMask.None), facts) : null;
        return KeyWriter.Write(folder, WorkspaceTables.Of(holdout, facts), holdout.Truth, holdout.Public, year, problems);
    }

    private static bool Inside(string inner, string outer)
    {
        var relative = Path.GetRelativePath(Path.GetFullPath(outer), Path.GetFullPath(inner));
        return relative == "." || !(relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative));
    }
}

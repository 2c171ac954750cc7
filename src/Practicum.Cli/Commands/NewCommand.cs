using System.CommandLine;
using System.Text.Json.Nodes;
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
        var output = new Option<string>("--out") { HelpName = "folder", Description = "Folder of the workspace; absent or empty.", DefaultValueFactory = _ => "work" };
        var key = new Option<string?>("--key") { HelpName = "folder", Description = "Authors: folder for the answer key; never inside the workspace." };
        var production = new Option<bool>("--key-production") { Description = "Write production.csv of world 1 into the key, too." };
        var command = new Command("new", "Make a variant of a project: data, brief, starter material.") { options.Pack };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        options.Restrict();
        foreach (var option in new Option[] { options.Variant, options.Data, options.Rate, output, key, production, json })
            command.Options.Add(option);
        command.SetAction(async (parsed, stop) =>
        {
            var (asJson, problems) = (parsed.GetValue(json), new List<Diagnostic>());
            var (folder, keyFolder) = (parsed.GetValue(output)!, parsed.GetValue(key));
            if (keyFolder is not null && KeyWriter.Refuse(keyFolder, folder) is { } refusal)
                return Say.Problems([refusal], asJson);
            var bench = await ConsoleProgress.ShowAsync(asJson, progress => Task.Run(() =>
            {
                const string open = "Open the world";
                progress.Report(open, 0);
                var opened = VariantBench.Open(parsed.GetValue(options.Pack)!, parsed.GetValue(options.Variant) ?? 1, options.Settings(parsed), problems);
                stop.ThrowIfCancellationRequested();
                if (opened is not null)
                    progress.Report(open, 1, string.Create(CultureInfo.InvariantCulture, $"{opened.Train.Label.Length:N0} training rows"));
                stop.ThrowIfCancellationRequested();
                return opened;
            }, stop));
            if (bench is null)
                return Say.Problems(problems, asJson);
            var facts = WorkspaceFacts.Of(bench.Project, bench.Variant, bench.Assurance, bench.World.RowsPerDay, bench.Schema);
            var train = WorkspaceTables.Of(bench.Train, facts);
            if (!WorkspaceWriter.Write(folder, bench.Project.Brief, facts, train, StarterFiles.For(bench.Schema), problems))
                return Say.Problems(problems, asJson);
            if (keyFolder is not null && !WriteKey(bench, facts, keyFolder, parsed.GetValue(production), problems))
                return Say.Problems(problems, asJson);
            if (asJson)
                return Say.Json(Facts(bench, folder, keyFolder));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bench.Project.Title}, variant {bench.Variant}: {train.Rows:N0} training rows in {folder}."));
            Console.WriteLine("Start with brief.md; starter/README.md tells how to train a first model.");
            return ExitCode.Done;
        });
        return command;
    }

    private static JsonObject Facts(VariantBench bench, string folder, string? key) => new()
    {
        ["project"] = bench.Project.Id,
        ["variant"] = bench.Variant,
        ["assurance"] = bench.Assurance,
        ["workspace"] = folder,
        ["key"] = key,
        ["rows"] = bench.Train.Label.Length,
    };

    private static bool WriteKey(VariantBench bench, WorkspaceFacts facts, string folder, bool production, List<Diagnostic> problems)
    {
        var holdout = bench.Holdout;
        var year = production && bench.Project.Production is not null ? WorkspaceTables.Of(bench.Planted.Serve(bench.World.Year(1, IncidentMask.None), 1), facts) : null;
        return KeyWriter.Write(folder, WorkspaceTables.Of(holdout, facts), holdout.Truth, holdout.Public, year, KeyFile.Text(bench.Planted.Keys, bench.Train.RowId), problems);
    }
}

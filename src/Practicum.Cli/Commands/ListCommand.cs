using System.CommandLine;
using System.Text.Json.Nodes;
using Practicum.Core.Examining;
using Practicum.Core.Profiles;
using Practicum.Numerics.Learning;
using Practicum.Numerics.Statistics.Catalogue;
using Practicum.Numerics.Statistics.Metrics;
using Practicum.Runner.PackFiles.Reference;

namespace Practicum.Cli.Commands;

/// <summary><c>practicum list</c>: what packs, policies and recipes may name.</summary>
internal static class ListCommand
{
    private static readonly string[] MonitorTests = ["psi.reference-deciles", "ks", "mean-shift"];

    public static Command Make()
    {
        var command = new Command("list", "List learners, examiners, metrics, competencies and statistics.");
        var json = new Option<bool>("--json") { Description = "Print the list as JSON." };
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
                return Say.Json(Facts());
            Console.WriteLine("learners (recipe)");
            foreach (var learner in Learners.Names)
            {
                Console.WriteLine($"  {learner}");
                foreach (var option in Learners.OptionsOf(learner))
                    Console.WriteLine($"    {option.Name,-16}{option.Default.ToString(CultureInfo.InvariantCulture),-8}{option.Range}. {option.Meaning}");
            }

            Console.WriteLine("examiners (task)");
            foreach (var examiner in Examiners.All)
                Console.WriteLine($"  {examiner.Info.Id,-16}{examiner.Info.About}: {string.Join(", ", examiner.Info.Metrics)}");
            Console.WriteLine("metrics on arrived labels (policy)");
            Console.WriteLine($"  {string.Join(", ", BinarySample.Metrics)}");
            Console.WriteLine("tests of monitors (policy)");
            Console.WriteLine($"  {string.Join(", ", MonitorTests)}");
            Console.WriteLine("competencies");
            foreach (var competency in CompetencyFramework.V1)
                Console.WriteLine($"  {competency.Id,-20}{competency.About}");
            foreach (var family in StatisticPages.All.GroupBy(page => page.Family))
            {
                Console.WriteLine($"statistics: {StatisticFiles.Name(family.Key).ToLowerInvariant()}");
                foreach (var page in family)
                    Console.WriteLine($"  {page.Id + "@" + page.Version.ToString(CultureInfo.InvariantCulture),-30}{page.Title}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static JsonObject Facts() => new()
    {
        ["learners"] = Names(Learners.Names),
        ["examiners"] = new JsonObject(Examiners.All.Select(e => KeyValuePair.Create<string, JsonNode?>(e.Info.Id, Names(e.Info.Metrics)))),
        ["metrics"] = Names(BinarySample.Metrics),
        ["tests"] = Names(MonitorTests),
        ["competencies"] = Names(CompetencyFramework.V1.Select(c => c.Id)),
        ["statistics"] = Names(StatisticPages.All.Select(page => $"{page.Id}@{page.Version}")),
    };

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(n => JsonValue.Create(n))];
}

using System.CommandLine;
using Practicum.Core.Examining;
using Practicum.Core.Profiles;
using Practicum.Numerics.Learning;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Cli.Commands;

/// <summary><c>practicum list</c>: what packs, policies and recipes may name.</summary>
internal static class ListCommand
{
    public static Command Make()
    {
        var command = new Command("list", "List learners, metrics, examiners and competencies.");
        command.SetAction(_ =>
        {
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
            Console.WriteLine("  psi.reference-deciles, ks, mean-shift");
            Console.WriteLine("competencies");
            foreach (var competency in CompetencyFramework.V1)
                Console.WriteLine($"  {competency.Id,-20}{competency.About}");
            return ExitCode.Done;
        });
        return command;
    }
}

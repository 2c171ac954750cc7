using System.Diagnostics;
using Practicum.Bench.Measuring;

namespace Practicum.Bench.Coverage;

/// <summary>
/// <c>coverage [name]</c>: simulates every registered scenario and writes the page; with a name only the families whose heading contains it, printed and not written.
/// </summary>
internal static class CoverageCommand
{
    /// <summary>One line a family of scenarios.</summary>
    private static readonly Func<IEnumerable<Scenario>>[] Families =
    [
        ShareScenarios.All,
        BinaryScenarios.All,
        BinaryScenarios.Anchored,
        FamilyScenarios.All,
        FairnessScenarios.All,
        AgreementScenarios.All,
        DriftScenarios.All,
        MeanScenarios.All,
    ];

    /// <summary>Runs; the exit code.</summary>
    public static int Run(string? name)
    {
        var lines = new List<CoverageLine>();
        var all = Stopwatch.StartNew();
        foreach (var scenario in Families.SelectMany(f => f()))
        {
            if (name is not null && !scenario.Family.Contains(name, StringComparison.OrdinalIgnoreCase))
                continue;
            var watch = Stopwatch.StartNew();
            var some = CoverageRun.Of(scenario);
            lines.AddRange(some);
            foreach (var line in some)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(CoveragePage.IsLow(line) ? "▼" : " ")} {line.Covered:0.000} ± {line.Error:0.000}  below {line.Below:0.000} above {line.Above:0.000} withheld {line.Withheld + line.Undefined:0.000}  {line.Statistic}, {line.Situation}, {line.Rows} rows ({line.Methods})"));
            }

            if (watch.Elapsed.TotalSeconds > 5)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {watch.Elapsed.TotalSeconds:0} s"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines.Count} lines in {all.Elapsed.TotalSeconds:0} s"));
        if (name is not null)
            return lines.Count > 0 ? 0 : 2;
        var path = Tree.Path("docs", "reference", "coverage.md");
        File.WriteAllText(path, CoveragePage.Of(lines));
        Console.WriteLine($"Written: {path}");
        return 0;
    }
}

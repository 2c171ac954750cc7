using Practicum.Bench.Measuring;

namespace Practicum.Bench.Assess;

/// <summary>
/// An assessment of churn-desk's strong proof through the command line: its time, its memory, and how both grow with rows. Processor time stands for time,
/// because a busy machine stretches the clock.
/// </summary>
internal static class AssessBench
{
    private const int Worlds = 4;
    private static readonly double[] Rates = [250, 500, 1_000, 2_000];

    public static async Task<Measured[]> Run(long? rows, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("practicum-bench-").FullName;
        try
        {
            var pack = Copy(Tree.Path("projects", "churn-desk"), Path.Combine(folder, "pack"));
            await Cli("pack", "prove", pack, "--seeds", "1", "--rate", "500/d", "--out", folder);
            var submission = Path.Combine(folder, "strong", "submission");
            var output = Path.Combine(folder, "out");
            var whole = await Cli("assess", pack, submission, "--out", output);
            Say("the pack's own size", whole);
            var (seconds, mebibytes) = (new List<(double, double)>(), new List<(double, double)>());
            foreach (var rate in Rates)
            {
                var costs = new List<TreeCost>();
                for (var run = 0; run < runs; run++)
                    costs.Add(await Cli("assess", pack, submission, "--out", output, "--seeds", $"{Worlds}", "--rate", string.Create(CultureInfo.InvariantCulture, $"{rate}/d")));
                var median = new TreeCost(Series.Median(costs.Select(c => c.Wall)), Series.Median(costs.Select(c => c.Processor)), Series.Median(costs.Select(c => c.Mebibytes)));
                Say(string.Create(CultureInfo.InvariantCulture, $"{rate,5:0}/d, {Worlds} worlds"), median);
                seconds.Add((rate, median.Processor));
                mebibytes.Add((rate, median.Mebibytes));
            }

            return [Measured.Once("assess.mebibytes", whole.Mebibytes, "most memory of the process tree, pack's own size"), .. Grows("seconds", seconds), .. Grows("mebibytes", mebibytes)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<Measured> Grows(string unit, List<(double, double)> points)
    {
        var (intercept, slope, worst) = Series.Line(points);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {unit} = {intercept:0.0} + {slope * 1000:0.00} for each 1,000 rows a day, {Worlds} worlds"));
        yield return Measured.Once($"assess.{unit}_bend", worst, $"largest distance from a straight line over rows, as a share");
    }

    private static void Say(string what, TreeCost cost) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"  {what,-22} {cost.Wall,6:0.0} s by the clock {cost.Processor,6:0.0} s of processors {cost.Mebibytes,6:0} MiB"));

    private static Task<TreeCost> Cli(params string[] arguments) =>
        TreeCost.Of("dotnet", [Tree.Path("src", "Practicum.Cli", "bin", "Release", "net10.0", "practicum.dll"), .. arguments]);

    /// <summary>The pack with its strong proof alone.</summary>
    private static string Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(from, file);
            if (relative.StartsWith("proof" + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !relative.Contains("strong", StringComparison.Ordinal))
                continue;
            var target = Path.Combine(to, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }
}

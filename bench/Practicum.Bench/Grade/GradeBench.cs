using System.Runtime.InteropServices;
using System.Text.Json;
using Practicum.Bench.Measuring;

namespace Practicum.Bench.Grade;

/// <summary>
/// <c>practicum grade</c> on W1, 1,000,000 shuffled rows with nine metrics and their intervals, as whole processes: our program as it is published (compiled ahead) and as the build
/// leaves it, against DuckDB on two threads and against pandas with scikit-learn, both without intervals. They take turns.
/// </summary>
internal static class GradeBench
{
    private static readonly (string Metric, double Value)[] Expected =
    [
        ("roc_auc", 0.7691549902009628), ("average_precision", 0.6231917970392575), ("log_loss", 0.5317082658699186), ("brier", 0.17822991540573332), ("accuracy", 0.732087),
        ("precision", 0.6089479542570313), ("recall", 0.5215328145825048), ("f1", 0.5618606689681903), ("ece", 0.03272503508399991),
    ];

    /// <summary>Runs it; the number of rows is the workload's own.</summary>
    public static Task<Measured[]> Run(long? rows, int runs)
    {
        string[] arguments = ["grade", Workload.File("W1", "w1_answers.csv"), Workload.File("W1", "w1_predictions.csv"), "--json"];
        var (built, published) = (Tree.Path("src", "Practicum.Cli", "bin", "Release", "net10.0", "practicum"), Published());
        var duck = System.IO.Path.Combine(Workload.Folder, "node", "w1_duckdb.mjs");
        var (ours, ofBuild, ducks) = (new List<Cost>(), new List<Cost>(), new List<Cost>());
        Check(WholeProcess.Run("practicum", built, arguments) ?? throw new InvalidOperationException("practicum grade failed."));
        for (var run = 0; run < runs; run++)
        {
            Add(ofBuild, WholeProcess.Run("practicum", built, arguments));
            Add(ours, published is null ? null : WholeProcess.Run("practicum, published", published, arguments));
            Add(ducks, WholeProcess.Run("DuckDB", "node", duck));
        }

        var pandas = Peer.Run("pandas and scikit-learn", Peer.Python, System.IO.Path.Combine(Workload.Folder, "peers", "w1_pandas_sklearn.py"));
        Tell("practicum, published", ours);
        Tell("practicum, as built", ofBuild);
        Tell("DuckDB, two threads", ducks);
        if (pandas is not null)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  pandas and scikit-learn    {pandas.Wall,6:0.00} s by the clock, {pandas.Mebibytes:0} MiB"));
        return Task.FromResult(Figures(ours.Count == runs ? ours : ofBuild, ofBuild, ducks, pandas));
    }

    private static Measured[] Figures(List<Cost> ours, List<Cost> ofBuild, List<Cost> ducks, PeerRun? pandas)
    {
        var figures = new List<Measured> { Measured.Once("grade.mebibytes", ours.Max(c => c.Mebibytes), "largest resident memory") };
        if (ducks.Count == ours.Count)
        {
            figures.Add(Measured.Ratio("grade.duckdb", [.. ours.Select(c => c.Wall)], [.. ducks.Select(c => c.Wall)], "our whole process to DuckDB's, by the clock"));
            figures.Add(Measured.Ratio("grade.duckdb_cpu", [.. ours.Select(c => c.Processor)], [.. ducks.Select(c => c.Processor)], "the same in processor time"));
            figures.Add(Measured.Ratio("grade.built_duckdb", [.. ofBuild.Select(c => c.Wall)], [.. ducks.Select(c => c.Wall)], "the same as built, without compiling ahead"));
        }

        if (pandas is not null)
            figures.Add(Measured.Once("grade.pandas", Series.Median(ours.Select(c => c.Wall)) / pandas.Wall, "our whole process to that of pandas with scikit-learn"));
        return [.. figures];
    }

    /// <summary>The program as it is published: compiled ahead for this kind of machine. Null, with a line that says why, when that cannot be done here.</summary>
    private static string? Published()
    {
        var folder = Tree.Path("artifacts", "published");
        string[] arguments =
        [
            "publish", Tree.Path("src", "Practicum.Cli"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-p:PublishReadyToRun=true",
            "-p:RunAnalyzers=false", "-p:NuGetLockFilePath=obj/published.lock.json", "--artifacts-path", System.IO.Path.Combine(folder, "work"), "-o", System.IO.Path.Combine(folder, "practicum"), "-v", "q", "--nologo",
        ];
        Console.WriteLine("  publishing practicum …");
        return WholeProcess.Run("practicum, published", "dotnet", arguments) is null ? null : System.IO.Path.Combine(folder, "practicum", "practicum");
    }

    private static void Check(Cost cost)
    {
        using var json = JsonDocument.Parse(cost.Said);
        foreach (var (metric, value) in Expected)
        {
            var found = json.RootElement.GetProperty("metrics").GetProperty(metric);
            if (!(Math.Abs(found.GetProperty("value").GetDouble() - value) <= 1e-9) || found.GetProperty("interval").ValueKind != JsonValueKind.Object)
                throw new InvalidOperationException($"{metric} is {found}, expected {value} and an interval.");
        }
    }

    private static void Add(List<Cost> costs, Cost? cost)
    {
        if (cost is not null)
            costs.Add(cost);
    }

    private static void Tell(string name, List<Cost> costs)
    {
        if (costs.Count > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {name,-26} {Series.Median(costs.Select(c => c.Wall)),6:0.00} s by the clock, {Series.Median(costs.Select(c => c.Processor)):0.00} s of processors, {costs.Max(c => c.Mebibytes):0} MiB"));
        }
    }
}

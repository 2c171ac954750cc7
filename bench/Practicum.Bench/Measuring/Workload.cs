using System.Diagnostics;

namespace Practicum.Bench.Measuring;

/// <summary>
/// Inputs that the peers read as well. They are made by <c>peers/gen.py</c> of the shared folder beside the repository (or of <c>PRACTICUM_SHARED</c>), once, into
/// <c>artifacts/peers</c>, or into the folder that <c>PRACTICUM_PEERS</c> names.
/// </summary>
internal static class Workload
{
    /// <summary>The copy of the peers' folder that may be written to.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("PRACTICUM_PEERS") is { Length: > 0 } told ? told : Tree.Path("artifacts", "peers");

    /// <summary>The path of a workload's file; the workload is made if it is not there.</summary>
    /// <param name="workload">Its name in gen.py, such as <c>W2</c>.</param>
    /// <param name="file">The file's name, such as <c>w2_score_f64.bin</c>.</param>
    /// <exception cref="InvalidOperationException">It is missing and cannot be made; the message says what is needed.</exception>
    public static string File(string workload, string file)
    {
        var path = Path.Combine(Folder, "data", file);
        if (System.IO.File.Exists(path))
            return path;
        Copy();
        Console.WriteLine($"  making workload {workload} …");
        var script = Path.Combine(Folder, "gen.py");
        using var made = Process.Start(new ProcessStartInfo(Peer.Python, [script, "--only", workload]) { UseShellExecute = false, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{Peer.Python} cannot be started; the workloads need python3-numpy and python3-pandas.");
        made.WaitForExit();
        return System.IO.File.Exists(path) ? path : throw new InvalidOperationException($"{script} --only {workload} did not make {file}; it needs python3-numpy and python3-pandas.");
    }

    private static void Copy()
    {
        if (System.IO.File.Exists(Path.Combine(Folder, "gen.py")))
            return;
        var shared = Environment.GetEnvironmentVariable("PRACTICUM_SHARED") is { Length: > 0 } told ? told : Tree.Path("..", "shared");
        var from = Path.Combine(shared, "peers");
        if (!Directory.Exists(from))
            throw new InvalidOperationException($"The peers' folder is not at {from}; say where the shared folder is in PRACTICUM_SHARED.");
        foreach (var source in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Folder, Path.GetRelativePath(from, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            System.IO.File.WriteAllBytes(target, System.IO.File.ReadAllBytes(source));
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;

namespace Hostile.Tests.Mutations;

/// <summary>A copy of the tree in which each protection has a switch.</summary>
internal sealed class MutationRun(string folder, IReadOnlyList<Protection> chosen) : IDisposable
{
    private const string SwitchFile = "src/Practicum.Numerics/ProtectionSwitch.cs";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(180);
    private readonly List<string> _report = [];

    private static readonly string SwitchCode = """
        /// <summary>Which protection is off. Exists in this copy alone.</summary>
        public static class ProtectionSwitch
        {
            private static readonly string Id = System.Environment.GetEnvironmentVariable("PRACTICUM_OFF") ?? Beside();

            /// <summary>Whether it is this one.</summary>
            public static bool IsOff(string id) => Id == id;

            // The model host gets no environment: its switch lies beside its assembly.
            private static string Beside()
            {
                var file = System.IO.Path.Combine(System.AppContext.BaseDirectory, "protection-off");
                return System.IO.File.Exists(file) ? System.IO.File.ReadAllText(file) : "";
            }
        }

        """;

    /// <summary>The repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Copies the tree and puts the switches in; gives what does not fit.</summary>
    public List<string> Write()
    {
        var faults = new List<string>();
        if (Directory.Exists(Path.Combine(folder, "src")))
            Directory.Delete(Path.Combine(folder, "src"), recursive: true);
        foreach (var file in Tracked())
        {
            var (from, to) = (Path.Combine(Root, file), Path.Combine(folder, file));
            if (!File.Exists(from))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to, overwrite: true);
        }

        foreach (var file in Protection.All.GroupBy(p => p.File))
        {
            var path = Path.Combine(folder, file.Key);
            File.WriteAllText(path, file.Aggregate(File.ReadAllText(path), (text, protection) => protection.Apply(text, faults)));
        }

        File.WriteAllText(Path.Combine(folder, SwitchFile), SwitchCode);
        var packages = Path.Combine(folder, "native", "node_modules");
        if (!Directory.Exists(packages) && Directory.Exists(Path.Combine(Root, "native", "node_modules")))
            Directory.CreateSymbolicLink(packages, Path.Combine(Root, "native", "node_modules"));
        return faults;
    }

    /// <summary>How many switches stand in the copy.</summary>
    public int Switches() => Protection.All.Count(p => File.ReadAllText(Path.Combine(folder, p.File)).Contains($"ProtectionSwitch.IsOff(\"{p.Id}\")", StringComparison.Ordinal));

    /// <summary>Builds the test projects that are asked.</summary>
    public async Task BuildAsync()
    {
        foreach (var project in chosen.SelectMany(p => p.Red).Select(r => r.Project).Append("Hostile.Tests").Distinct().Order(StringComparer.Ordinal))
        {
            var (code, output) = await RunAsync("dotnet", ["build", $"tests/{project}", "-c", "Release", "--nologo", "-v", "q", "-clp:ErrorsOnly;NoSummary", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"], [], TimeSpan.FromMinutes(10));
            Assert.True(code == 0, output);
        }
    }

    /// <summary>Runs all the tests with nothing off; gives the projects that are not green.</summary>
    public async Task<List<string>> WhenNoneIsOffAsync()
    {
        var bad = new List<string>();
        foreach (var project in chosen.SelectMany(p => p.Red).GroupBy(r => r.Project))
        {
            var cases = string.Join(';', project.Where(r => r.Cases is not null).Select(r => r.Cases).Distinct());
            var (code, output) = await TestAsync(project.Key, [.. project.Select(r => r.Filter).Distinct()], cases.Length == 0 ? null : cases, "");
            if (code != 0)
                bad.Add($"{project.Key} is not green with nothing off: {output}");
        }

        return bad;
    }

    /// <summary>Switches the protections off, one after the other; gives those that nobody missed. Writes report.txt into the copy.</summary>
    public async Task<List<string>> SurvivorsAsync()
    {
        var survivors = new ConcurrentBag<string>();
        var outside = chosen.Where(p => !p.File.Contains("ModelHost/", StringComparison.Ordinal)).ToArray();
        await Parallel.ForEachAsync(outside, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (protection, _) => await TryAsync(protection, survivors));
        foreach (var protection in chosen.Except(outside))
        {
            var switches = protection.Red.Select(r => Path.Combine(folder, "tests", r.Project, "bin", "Release", "net10.0", "modelhost", "protection-off")).Distinct().ToArray();
            foreach (var file in switches)
                await File.WriteAllTextAsync(file, protection.Id);
            await TryAsync(protection, survivors);
            foreach (var file in switches)
                File.Delete(file);
        }

        _report.Add($"{chosen.Count - survivors.Count} of {chosen.Count} protections are missed when they are off.");
        await File.WriteAllLinesAsync(Path.Combine(folder, "report.txt"), _report);
        return [.. survivors.Order(StringComparer.Ordinal)];
    }

    public void Dispose()
    {
        if (Path.GetFileName(folder).StartsWith("hostile-mutation-", StringComparison.Ordinal))
            Directory.Delete(folder, recursive: true);
    }

    private async Task TryAsync(Protection protection, ConcurrentBag<string> survivors)
    {
        var clock = Stopwatch.StartNew();
        foreach (var red in protection.Red)
        {
            var (code, output) = await TestAsync(red.Project, [red.Filter], red.Cases, protection.Id);
            if (output.Contains("Zero tests ran", StringComparison.OrdinalIgnoreCase) || code == 0)
                continue;
            Tell($"red       {protection.Id,-34} {clock.Elapsed.TotalSeconds,5:0.0} s  {red.Project} {red.Cases ?? red.Filter}");
            return;
        }

        survivors.Add(protection.Id);
        Tell($"SURVIVED  {protection.Id,-34} {clock.Elapsed.TotalSeconds,5:0.0} s  {protection.File}");
    }

    private void Tell(string line)
    {
        lock (_report)
        {
            _report.Add(line);
            File.WriteAllLines(Path.Combine(folder, "report.txt"), _report);
        }
    }

    private Task<(int Code, string Output)> TestAsync(string project, string[] filters, string? cases, string off)
    {
        var program = Path.Combine(folder, "tests", project, "bin", "Release", "net10.0", project + ".dll");
        var environment = new Dictionary<string, string?> { ["PRACTICUM_OFF"] = off, ["PRACTICUM_MUTATION"] = null, ["PRACTICUM_CASES"] = cases, ["PRACTICUM_DESK"] = Path.Combine(folder, "desk") };
        return RunAsync("dotnet", ["exec", program, "--no-progress", "--no-ansi", "--filter-method", .. filters], environment, Longest);
    }

    private async Task<(int Code, string Output)> RunAsync(string program, IEnumerable<string> arguments, Dictionary<string, string?> environment, TimeSpan longest)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(longest)) is var first && !process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await first;
            return (-1, $"did not end within {longest.TotalSeconds} s");
        }

        return (process.ExitCode, await output + await error);
    }

    private static IEnumerable<string> Tracked()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]) { RedirectStandardOutput = true, WorkingDirectory = Root })!;
        var names = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return names.Where(n => !n.StartsWith("artifacts/", StringComparison.Ordinal));
    }

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Practicum.slnx")))
                return at.FullName;
        }

        throw new InvalidOperationException("The tests do not lie inside the repository.");
    }
}

#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property GenerateDocumentationFile=false
// The build script: dotnet run build.cs -- demo | test | bench [name] | storm [N] | coverage [name] | fuzz [--minutes N] [target]
using System.Diagnostics;
using System.Text.RegularExpressions;

var root = Path.GetDirectoryName(FindUp("Practicum.slnx"))!;
Directory.SetCurrentDirectory(root);
string[] systemPackages = ["chromium", "python3-sklearn", "python3-onnx", "python3-scipy", "fonts-noto-core", "fonts-dejavu-core", "bubblewrap", "libonnx-testdata"];

return args switch
{
    ["demo", .. var rest] => Demo(rest),
    ["test", .. var rest] => Test(rest),
    ["bench", .. var rest] => Bench(rest),
    ["storm", .. var rest] => Storm(rest),
    ["coverage", .. var rest] => Bench(["coverage", .. rest]),
    ["fuzz", .. var rest] => Fuzz(rest),
    ["mutation", .. var rest] => Mutation(rest),
    _ => Usage(),
};

int Usage()
{
    Console.Error.WriteLine("""
        Usage: dotnet run build.cs -- <command>
          demo            make a variant of churn-desk, assess the three proof submissions, print where the reports are
          test [filter]   install what the tests need, build, run every test
          mutation [name] switch each protection off in a copy of the tree: a test must turn red
          bench [name]    measure: replay, worlds, assess (ratios against a peer in the same run)
          storm [N]       kill N assessments at random moments and repeat them (200)
          coverage [name] simulate how often intervals hold the truth; without a name write docs/reference/coverage.md
          fuzz [--minutes N] [target]  feed what takes bytes from strangers, N processor minutes each (default 10); finds go to the corpus of the tests
        """);
    return 2;
}

int Demo(string[] rest)
{
    if (Build("src/Practicum.Cli/Practicum.Cli.csproj") is not 0 and var code)
        return code;
    var output = Path.Combine(root, "artifacts", "demo");
    return Run("dotnet", [CliPath(), "pack", "prove", "projects/churn-desk", "--variant", "7", "--out", output, .. rest]);
}

int Test(string[] rest)
{
    if (InstallSystemPackages() is not 0 and var installed)
        return installed;
    if (Build("Practicum.slnx") is not 0 and var built)
        return built;

    var clock = Stopwatch.StartNew();
    var (passed, failed, skipped, broken) = (0, 0, 0, new List<string>());
    foreach (var project in Directory.GetDirectories("tests", "*.Tests").Order(StringComparer.Ordinal).Where(d => Directory.GetFiles(d, "*.csproj").Length == 1))
    {
        var name = Path.GetFileName(project);
        var one = Stopwatch.StartNew();
        var (code, lines) = Capture("dotnet", [Path.Combine(project, "bin", "Release", "net10.0", name + ".dll"), "--no-progress", "--output", "Normal", .. rest]);
        Tell(name, one, code, lines);
    }

    if (rest.Length == 0)
    {
        var one = Stopwatch.StartNew();
        var (code, lines) = Capture("dotnet", [BenchPath(), "gate"]);
        Tell("speed and allocations", one, code, lines);
    }

    if (broken.Count > 0 && failed == 0)
        failed = broken.Count;
    Console.WriteLine(broken.Count == 0 ? $"All green in {clock.Elapsed.TotalSeconds:0} s." : $"Not green: {string.Join(", ", broken)}.");
    Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
    return broken.Count == 0 && passed > 0 ? 0 : 1;

    void Tell(string name, Stopwatch one, int code, List<string> lines)
    {
        var text = string.Join('\n', lines);
        int Count(string what) => Regex.Match(text, $@"^\s*{what}: (\d+)", RegexOptions.Multiline) is { Success: true } m ? int.Parse(m.Groups[1].Value) : 0;
        var (ok, bad, left) = (Count("succeeded"), Count("failed"), Count("skipped"));
        (passed, failed, skipped) = (passed + ok, failed + bad, skipped + left);
        var filtered = rest.Length > 0 && ok + bad == 0;
        if (bad > 0 || (code != 0 && !filtered))
        {
            broken.Add(name);
            Console.WriteLine(text);
        }

        Console.WriteLine($"{name,-28} {ok,5} passed {bad,4} failed {left,4} skipped   {one.Elapsed.TotalSeconds,6:0.0} s");
    }
}

int Mutation(string[] rest)
{
    if (Build("tests/Hostile.Tests/Hostile.Tests.csproj") is not 0 and var code)
        return code;
    Environment.SetEnvironmentVariable("PRACTICUM_MUTATION", rest.Length == 0 ? "all" : rest[0]);
    var ended = Run("dotnet", [Path.Combine("tests", "Hostile.Tests", "bin", "Release", "net10.0", "Hostile.Tests.dll"), "--no-progress", "--filter-method", "*MutationTests.Switching*"]);
    var report = Path.Combine("artifacts", "mutation", "report.txt");
    if (File.Exists(report))
        Console.WriteLine(File.ReadAllText(report));
    return ended;
}

int Bench(string[] rest)
{
    if (Build("bench/Practicum.Bench/Practicum.Bench.csproj") is not 0 and var code)
        return code;
    return Run("dotnet", [BenchPath(), .. rest]);
}

int Fuzz(string[] rest)
{
    var (minutes, names) = rest is ["--minutes", var given, .. var more] ? (given, more) : ("10", rest);
    if (Build("fuzz/Practicum.Fuzz/Practicum.Fuzz.csproj") is not 0 and var code)
        return code;
    var seed = (DateTime.UtcNow - DateTime.UnixEpoch).Days.ToString(); // another one each day; told, so that a find can be had again
    Console.WriteLine($"Seed {seed}.");
    return Run("dotnet", [Path.Combine("fuzz", "Practicum.Fuzz", "bin", "Release", "net10.0", "Practicum.Fuzz.dll"), "run", minutes, seed, Path.Combine("tests", "Practicum.Fuzz.Tests", "Corpus"), .. names]);
}

// Ten of these kills run with the tests.
int Storm(string[] rest)
{
    if (Build("tests/Practicum.Cli.Tests/Practicum.Cli.Tests.csproj") is not 0 and var code)
        return code;
    Environment.SetEnvironmentVariable("PRACTICUM_STORM", rest.Length > 0 ? rest[0] : "200");
    var tests = Path.Combine("tests", "Practicum.Cli.Tests", "bin", "Release", "net10.0", "Practicum.Cli.Tests.dll");
    return Run("dotnet", [tests, "--no-progress", "--output", "Detailed", "--show-live-output", "on", "--filter-class", "*StormTests"]);
}

int Build(string what)
{
    Console.WriteLine($"Building {what} …");
    var (code, lines) = Capture("dotnet", ["build", what, "-c", "Release", "--nologo", "-v", "q", "-clp:ErrorsOnly;NoSummary"]);
    if (code != 0)
        Console.Error.WriteLine(string.Join('\n', lines));
    return code;
}

// Debian's packages that the tests use. As root they are installed; otherwise what is missing is named.
int InstallSystemPackages()
{
    var missing = systemPackages.Where(p => Capture("dpkg-query", ["-W", "-f=${Status}", p]) is var (code, lines)
        && (code != 0 || !lines.Any(l => l.Contains("install ok installed")))).ToArray();
    if (missing.Length == 0)
        return 0;
    if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
    {
        Console.Error.WriteLine($"The tests need these packages: {string.Join(' ', missing)}. Install them, or run as root on Debian.");
        return 1;
    }

    Console.WriteLine($"Installing {string.Join(' ', missing)} …");
    Environment.SetEnvironmentVariable("DEBIAN_FRONTEND", "noninteractive");
    var (updated, updateLines) = Capture("apt-get", ["update", "-q"]);
    var (done, lines2) = Capture("apt-get", ["install", "-y", "-q", "--no-install-recommends", .. missing]);
    if (done != 0)
        Console.Error.WriteLine(string.Join('\n', updated == 0 ? lines2 : updateLines.Concat(lines2)));
    return done;
}

string BenchPath() => Path.Combine("bench", "Practicum.Bench", "bin", "Release", "net10.0", "Practicum.Bench.dll");

string CliPath() => Path.Combine("src", "Practicum.Cli", "bin", "Release", "net10.0", "practicum.dll");

static string FindUp(string name)
{
    for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, name)))
            return Path.Combine(folder.FullName, name);
    }

    throw new FileNotFoundException($"Run this inside the repository: no {name} above {Environment.CurrentDirectory}.");
}

static int Run(string program, IEnumerable<string> arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
    process.WaitForExit();
    return process.ExitCode;
}

static (int Code, List<string> Lines) Capture(string program, IEnumerable<string> arguments)
{
    var lines = new List<string>();
    try
    {
        using var process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true } };
        process.OutputDataReceived += Add;
        process.ErrorDataReceived += Add;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return (process.ExitCode, lines);
    }
    catch (System.ComponentModel.Win32Exception e)
    {
        return (127, [$"{program}: {e.Message}"]);
    }

    void Add(object sender, DataReceivedEventArgs e)
    {
        if (e.Data is not { } line)
            return;
        lock (lines)
            lines.Add(line);
    }
}

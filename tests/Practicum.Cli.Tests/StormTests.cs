using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Practicum.Cli.Tests;

/// <summary>
/// Assessments that are killed (SIGKILL, the command alone) at random moments of their run and then repeated: the same bytes, nothing left, nobody left
/// running; and whoever looks meanwhile sees the files of one run. PRACTICUM_STORM says how many; ten unless given.
/// </summary>
public sealed partial class StormTests : IDisposable
{
    private const int Stop = 19, Kill = 9;
    private const int Seed = 20_250_101;
    private static readonly string[] Fixed = ["assessment.json", "ledger.jsonl", "report.html"];
    private static readonly string[] Names = ["assessment.json", "ledger.jsonl", "measured.jsonl", "report.html"];
    private readonly Shell _shell = new();
    private readonly string _pack = Find("tests", "Packs", "tiny");

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task An_assessment_that_is_killed_and_repeated_gives_the_same_bytes_and_leaves_nothing()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("PRACTICUM_STORM") ?? "10", CultureInfo.InvariantCulture);
        var random = new Random(Seed);
        await Assess("reference", "--seeds", "1");
        await Assess("older", "--seeds", "2");
        var spans = new List<TimeSpan>();
        var landed = new int[3];
        for (var run = 0; run < 3; run++)
            spans.Add(await Assess("reference", "--seeds", "1"));
        var (reference, older) = (Read("reference"), Read("older"));
        Assert.NotEqual(reference, older);
        for (var kill = 0; kill < kills; kill++)
        {
            var over = kill % 2 == 1;
            Prepare(over);
            landed[await KillAfter(Median(spans) * (1.1 * random.NextDouble()))]++;
            Together(over ? older : null, reference);
            spans.Add(await Assess("result", "--seeds", "1"));
            Assert.Equal(reference, Read("result"));
            _shell.LeftNothing();
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills over {Median(spans).TotalSeconds:0.00} s: {landed[0]} without a child, {landed[1]} with one, {landed[2]} after the end.");
    }

    /// <summary>An earlier result of another run, or none.</summary>
    private void Prepare(bool over)
    {
        if (Directory.Exists(_shell.At("result")))
            Directory.Delete(_shell.At("result"), recursive: true);
        if (!over)
            return;
        Directory.CreateDirectory(_shell.At("result"));
        foreach (var name in Names)
            File.Copy(_shell.At("older", name), _shell.At("result", name));
    }

    /// <summary>Starts, stops after a while, looks who was started, and kills the command alone; then its children must end by themselves.</summary>
    /// <returns>0 when it had no child, 1 when it had, 2 when it had ended already.</returns>
    private async Task<int> KillAfter(TimeSpan wait)
    {
        using var process = _shell.Start(new Dictionary<string, string?>(), null, [.. Arguments("result", "--seeds", "1")]);
        var ending = Shell.End(process);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < wait && !process.HasExited)
            await Task.Delay(1, TestContext.Current.CancellationToken);
        var ended = Signal(process.Id, Stop) != 0 || process.HasExited;
        var children = Descendants(process.Id);
        _ = Signal(process.Id, Kill);
        await ending;
        for (clock.Restart(); children.Any(c => Start(c.Process) == c.Start); await Task.Delay(10, TestContext.Current.CancellationToken))
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"A child lives on: {string.Join(", ", children.Where(c => Start(c.Process) == c.Start))}.");
        foreach (var place in new[] { "/dev/shm", "/sys/fs/cgroup" }.Where(Directory.Exists))
            Assert.Empty(Directory.EnumerateFileSystemEntries(place).Where(e => e.Contains("practicum", StringComparison.Ordinal) && e.Split('-', '.', '/').Contains($"{process.Id}")));
        return ended ? 2 : children.Count > 0 ? 1 : 0;
    }

    /// <summary>The results are those of one run, whole: none or the older ones, or the new ones.</summary>
    private void Together(string? before, string after)
    {
        if (!Directory.Exists(_shell.At("result")))
        {
            Assert.Null(before);
            return;
        }

        Assert.Equal(Names, Directory.EnumerateFiles(_shell.At("result")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var now = Read("result");
        Assert.True(now == after || now == before, "The files belong to different runs.");
    }

    private async Task<TimeSpan> Assess(string folder, params string[] options)
    {
        var clock = Stopwatch.StartNew();
        (await _shell.Run(Arguments(folder, options))).Ended(0);
        return clock.Elapsed;
    }

    // What runs take varies with whatever else the machine does: the last runs tell best where the next one's moments lie.
    private static TimeSpan Median(List<TimeSpan> spans) => spans.TakeLast(5).Order().ElementAt(Math.Min(spans.Count, 5) / 2);

    private string[] Arguments(string folder, params string[] options) => ["assess", _pack, Find("tests", "Packs", "tiny-submission.zip"), "--out", folder, .. options];

    private string Read(string folder) => string.Join('\0', Fixed.Select(name => File.ReadAllText(_shell.At(folder, name))));

    private static List<(int Process, string? Start)> Descendants(int root)
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Stat(id) is { } stat)
                parents[id] = int.Parse(stat[1], CultureInfo.InvariantCulture);
        }

        var found = new List<int> { root };
        for (var i = 0; i < found.Count; i++)
            found.AddRange(parents.Where(p => p.Value == found[i]).Select(p => p.Key));
        return [.. found.Skip(1).Select(id => (id, Start(id))).Where(c => c.Item2 is not null)]; // one that has ended meanwhile has no start
    }

    /// <summary>When a process began; null when it has ended.</summary>
    private static string? Start(int process) => Stat(process) is { } stat && stat[0] is not ("Z" or "X") ? stat[19] : null;

    /// <summary>Fields of /proc/PID/stat from the third on (proc(5)).</summary>
    private static string[]? Stat(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Find(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine([folder.FullName, .. parts]);
            if (Path.Exists(path))
                return path;
        }

        throw new InvalidOperationException($"No {string.Join('/', parts)}.");
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}

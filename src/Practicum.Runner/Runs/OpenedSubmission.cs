using Practicum.Core.Packs;
using Practicum.Core.Production;
using Practicum.Runner.Intake;
using Practicum.Runner.Intake.Jobs;
using Practicum.Runner.ModelHosts;
using Practicum.Runner.ModelHosts.Admission;
using Practicum.Runner.Runs.Submitted;
using Practicum.Runner.Workspaces;

namespace Practicum.Runner.Runs;

/// <summary>A replay without a judgement.</summary>
/// <param name="Years">One outcome a world.</param>
/// <param name="Tick">Length of a tick.</param>
/// <param name="Step">The step in which its money may be told, in units: what one decision can change.</param>
public sealed record ReplayedProject(ImmutableArray<YearOutcome> Years, SimSpan Tick, double Step);

/// <summary>From a pack's folder and a submission's path to a result: what the command line and, later, a worker call.</summary>
public static class OpenedSubmission
{
    // Asked twice about hidden rows, and once more for production.
    private const int HostsPerModel = 3;

    private const int MostManifestBytes = 256 << 10;

    /// <summary>Assesses a submission; null when <paramref name="problems"/> says what is wrong with pack or submission.</summary>
    public static Task<Outcome<Assessed>?> AssessAsync(
        string pack, string path, int? variant, RunSettings settings, IRunProgress progress, List<Diagnostic> problems, CancellationToken stop) =>
        WithAsync(pack, path, variant, settings, progress, problems, stop, async (bench, handed) => (await new AssessmentRun(bench, progress).AssessAsync([handed], stop))[0]);

    /// <summary>Replays production alone; null when <paramref name="problems"/> says what is wrong with pack or submission.</summary>
    public static Task<Outcome<ReplayedProject>?> ReplayAsync(
        string pack, string path, int? variant, RunSettings settings, IRunProgress progress, List<Diagnostic> problems, CancellationToken stop) =>
        WithAsync<ReplayedProject>(pack, path, variant, settings with { Seeds = settings.Seeds ?? 1 }, progress, problems, stop, async (bench, handed) =>
        {
            if (bench.Project.Production is null)
                return new Outcome<ReplayedProject>.Refused("PR-RUN-005", $"The project '{bench.Project.Id}' has no production to replay.");
            var failures = new Outcome<Assessed>?[1];
            var years = await new ReplayRun(bench, progress).PlayAsync([handed], failures, stop);
            return failures[0] is { } failure
                ? failure.Carry<ReplayedProject>()
                : new Outcome<ReplayedProject>.Done(new(years[0].Outcomes, bench.World.Tick, Coarse.Step(bench.Project.Production.Value.Widest.Units)));
        });

    private static async Task<Outcome<T>?> WithAsync<T>(
        string pack, string path, int? variant, RunSettings settings, IRunProgress progress, List<Diagnostic> problems, CancellationToken stop,
        Func<VariantBench, HandedIn, Task<Outcome<T>>> work)
    {
        const string open = "Open the world";
        progress.Report(open, 0);
        using var snapshot = Snapshot.Take(path, problems);
        await using var pool = new ModelHostPool(settings.Hosts, snapshot is null ? 0 : 1);
        settings = settings with { Pool = pool };
        var bench = VariantBench.Open(pack, variant ?? (snapshot is null ? null : VariantOf(snapshot)) ?? 1, settings, problems);
        if (bench is null || snapshot is null || problems.Count > 0 || !bench.MayRun(problems))
            return null;
        stop.ThrowIfCancellationRequested();
        progress.Report(open, 1, string.Create(CultureInfo.InvariantCulture, $"{bench.Train.Label.Length:N0} training rows, {bench.Holdout.Label.Length:N0} hidden"));
        stop.ThrowIfCancellationRequested();
        var facts = WorkspaceFacts.Of(bench.Project, bench.Variant, bench.Assurance, bench.World.RowsPerDay, bench.Schema);
        var training = new TrainingData(WorkspaceTables.Of(bench.Train, facts), facts);
        var (submission, found) = SubmissionReader.Read(snapshot, facts, training);
        problems.AddRange(found);
        if (submission is null || problems.Count > 0)
            return null;
        var models = ModelGate.Admit(snapshot.Root, submission, ModelRules.Of(facts), problems);
        pool.Expect((models.Length * HostsPerModel) - 1);
        var documents = DocumentFiles.Read(snapshot.Root, submission, problems);
        return problems.Count > 0 ? null : await work(bench, new(NameOf(path), snapshot.Root, submission, models) { Documents = documents });
    }

    /// <summary>The variant that a submission's manifest names, as far as it can be seen before the manifest is read in earnest.</summary>
    private static int? VariantOf(Snapshot snapshot)
    {
        var manifest = Path.Combine(snapshot.Root, SubmissionReader.FileName);
        if (!snapshot.Names.Contains(SubmissionReader.FileName) || new FileInfo(manifest).Length > MostManifestBytes)
            return null;
        var line = File.ReadLines(manifest).FirstOrDefault(l => l.StartsWith("variant:", StringComparison.Ordinal));
        return line is not null && int.TryParse(line["variant:".Length..].Split('#')[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var variant) ? variant : null;
    }

    private static string NameOf(string path)
    {
        var full = Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar);
        var name = Directory.Exists(full) ? Path.GetFileName(full) : Path.GetFileNameWithoutExtension(full);
        if (name.EndsWith(".tar", StringComparison.Ordinal))
            name = name[..^".tar".Length];
        return name == "submission" && Path.GetDirectoryName(full) is { } parent ? Path.GetFileName(parent) : name;
    }
}

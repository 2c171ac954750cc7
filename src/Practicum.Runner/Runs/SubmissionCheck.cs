using Practicum.Core.Packs;
using Practicum.Core.Submissions;
using Practicum.Runner.Intake;
using Practicum.Runner.Intake.Jobs;
using Practicum.Runner.ModelHosts;
using Practicum.Runner.ModelHosts.Admission;
using Practicum.Runner.Runs.Answers;
using Practicum.Runner.Runs.Submitted;
using Practicum.Runner.Workspaces;

namespace Practicum.Runner.Runs;

/// <summary>The whole check of a submission: its files, and whether each model loads, fits, and answers the first training rows.</summary>
public static class SubmissionCheck
{
    private const int Rows = 4_096;

    // A model is asked twice, the second time in another process.
    private const int HostsPerModel = 2;

    /// <summary>The folder with workspace.yaml at or above a path, or null.</summary>
    public static string? WorkspaceOf(string path)
    {
        for (var folder = new DirectoryInfo(Path.GetFullPath(path)); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, WorkspaceFile.FileName)))
                return folder.FullName;
        }

        return null;
    }

    /// <summary>Checks a submission against a workspace.</summary>
    /// <param name="submission">A folder, a zip or a tar.gz.</param>
    /// <param name="workspace">The workspace's folder.</param>
    /// <param name="stop">Ends the check.</param>
    /// <param name="timeLimit">Wall time that a model may take for a slot of rows; the usual limit unless given.</param>
    public static async Task<CheckReport> RunAsync(string submission, string workspace, CancellationToken stop, TimeSpan? timeLimit = null)
    {
        var problems = new List<Diagnostic>();
        using var snapshot = Snapshot.Take(submission, problems);
        if (snapshot is null)
            return new() { Problems = [.. problems] };
        var limits = new RunSettings { TimeLimit = timeLimit ?? new RunSettings().TimeLimit }.Hosts;
        var report = Checker.Check(snapshot, workspace);
        if (report is not { Submission: { } read, Facts: { } facts, Problems.IsEmpty: true })
            return report;
        var admitted = ModelGate.Admit(snapshot.Root, read, ModelRules.Of(facts), problems);
        DocumentFiles.Read(snapshot.Root, read, problems);
        await using var pool = new ModelHostPool(limits, expected: HostsPerModel * admitted.Length);
        foreach (var (spec, model) in read.Models.Zip(admitted))
        {
            if (await Try(model, spec, facts, report.Training, limits with { Pool = pool }, stop) is { } problem)
                problems.Add(problem);
        }

        return report with { Problems = [.. problems], Models = admitted };
    }

    private static async Task<Diagnostic?> Try(AdmittedModel admitted, ModelSpec model, WorkspaceFacts facts, TrainingData? training, ModelHostOptions limits, CancellationToken stop)
    {
        var started = await ModelHost.StartAsync(admitted, model, WorldSchema(facts), limits, stop);
        if (started is not Outcome<ModelHost>.Done(var host))
            return Of(model, started);
        if (training is null)
        {
            await host.DisposeAsync();
            return null;
        }

        Outcome<Scores> scored;
        var rows = Enumerable.Range(0, Math.Min(Rows, training.Rows.Rows)).ToArray();
        var first = training.Rows.Take(rows);
        await using (host)
            scored = await host.ScoreAll(first, null, stop);
        if (scored is not Outcome<Scores>.Done(var answers))
            return Of(model, scored);
        var again = await ModelHost.StartAsync(admitted, model, WorldSchema(facts), limits, stop);
        if (again is not Outcome<ModelHost>.Done(var fresh))
            return Of(model, again);
        await using (fresh)
            scored = await AnswerCheck.AgainAsync(fresh, first, answers.Values, Shuffled.Stream(facts.Digest, facts.Variant, "answers/check"), null, stop);
        return scored is Outcome<Scores>.Done ? null : Of(model, scored);
    }

    private static Diagnostic Of<T>(ModelSpec model, Outcome<T> outcome)
    {
        var sentence = outcome.Sentence;
        var code = sentence.Split(':')[0];
        return new(code, new(model.File), sentence[(code.Length + 2)..]);
    }

    private static Schema WorldSchema(WorkspaceFacts facts) => new([.. facts.Schema.Fields.Where(f => f.Role is FieldRole.Feature or FieldRole.Entity)]);
}

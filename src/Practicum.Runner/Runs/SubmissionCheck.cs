using Practicum.Core.Packs;
using Practicum.Core.Submissions;
using Practicum.Runner.Intake;
using Practicum.Runner.Intake.Jobs;
using Practicum.Runner.ModelHosts;
using Practicum.Runner.Workspaces;

namespace Practicum.Runner.Runs;

/// <summary>The whole check of a submission: its files, and whether each model loads, fits, and answers the first training rows.</summary>
public static class SubmissionCheck
{
    private const int Rows = 4_096;

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
        var report = Checker.Check(snapshot, workspace);
        if (report is not { Submission: { } read, Facts: { } facts, Problems.IsEmpty: true })
            return report;
        var limits = new RunSettings { TimeLimit = timeLimit ?? new RunSettings().TimeLimit }.Hosts;
        foreach (var model in read.Models)
        {
            if (await Try(Path.Combine(snapshot.Root, model.File), model, facts, report.Training, limits, stop) is { } problem)
                problems.Add(problem);
        }

        return report with { Problems = [.. problems] };
    }

    private static async Task<Diagnostic?> Try(string file, ModelSpec model, WorkspaceFacts facts, TrainingData? training, ModelHostOptions limits, CancellationToken stop)
    {
        var started = await ModelHost.StartAsync(file, model, WorldSchema(facts), limits, stop);
        if (started is not Outcome<ModelHost>.Done(var host))
            return Of(model, started);
        await using (host)
        {
            if (training is null)
                return null;
            var scored = await host.Score(training.Rows.Slice(0, Math.Min(Rows, training.Rows.Rows)), stop);
            return scored is Outcome<Scores>.Done ? null : Of(model, scored);
        }
    }

    private static Diagnostic Of<T>(ModelSpec model, Outcome<T> outcome)
    {
        var sentence = outcome.Sentence;
        var code = sentence.Split(':')[0];
        return new(code, new(model.File), sentence[(code.Length + 2)..]);
    }

    private static Schema WorldSchema(WorkspaceFacts facts) => new([.. facts.Schema.Fields.Where(f => f.Role is FieldRole.Feature or FieldRole.Entity)]);
}

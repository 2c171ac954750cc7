using Practicum.Core.Packs;
using Practicum.Core.Submissions;
using Practicum.Runner.Intake;
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
    public static async Task<CheckReport> RunAsync(string submission, string workspace, CancellationToken stop)
    {
        var report = Checker.Check(submission, workspace);
        try
        {
            if (report is not { Submission: { } read, Facts: { } facts, Problems.IsEmpty: true })
                return report;
            var problems = new List<Diagnostic>();
            foreach (var model in read.Models)
            {
                if (await Try(Path.Combine(report.Root, model.File), model, facts, report.Training, stop) is { } problem)
                    problems.Add(problem);
            }

            return report with { Problems = [.. problems] };
        }
        finally
        {
            if (report.Root.Length > 0 && Path.GetFullPath(report.Root) != Path.GetFullPath(submission) && Directory.Exists(report.Root))
                Directory.Delete(report.Root, recursive: true);
        }
    }

    private static async Task<Diagnostic?> Try(string file, ModelSpec model, WorkspaceFacts facts, TrainingData? training, CancellationToken stop)
    {
        var started = await ModelHost.StartAsync(file, model, WorldSchema(facts), new ModelHostOptions(), stop);
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

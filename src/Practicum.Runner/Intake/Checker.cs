using Practicum.Core.Packs;
using Practicum.Runner.Intake.Jobs;
using Practicum.Runner.Intake.Statements;
using Practicum.Runner.PackFiles;
using Practicum.Runner.Workspaces;

namespace Practicum.Runner.Intake;

/// <summary>
/// <c>practicum check</c> without the model: reads workspace.yaml, data/ and the submission, and nothing else. Whether the model loads and its inputs fit
/// is said by the model host.
/// </summary>
public static class Checker
{
    /// <summary>Checks a submission against a workspace.</summary>
    /// <param name="submission">A folder, a zip or a tar.gz.</param>
    /// <param name="workspace">The workspace's folder.</param>
    public static CheckReport Check(string submission, string workspace)
    {
        var problems = new List<Diagnostic>();
        using var snapshot = Snapshot.Take(submission, problems);
        return snapshot is null ? new() { Problems = [.. problems] } : Check(snapshot, workspace);
    }

    /// <summary>Checks a submission against facts that are at hand.</summary>
    /// <param name="submission">A folder, a zip or a tar.gz.</param>
    /// <param name="facts">The workspace.</param>
    /// <param name="training">Training rows, or null.</param>
    public static CheckReport Check(string submission, WorkspaceFacts facts, TrainingData? training)
    {
        var problems = new List<Diagnostic>();
        using var snapshot = Snapshot.Take(submission, problems);
        return snapshot is null ? new() { Problems = [.. problems], Facts = facts, Training = training } : Check(snapshot, facts, training);
    }

    /// <summary>Checks a submission that has been copied against a workspace.</summary>
    /// <param name="submission">Its files.</param>
    /// <param name="workspace">The workspace's folder.</param>
    public static CheckReport Check(Snapshot submission, string workspace)
    {
        var problems = new List<Diagnostic>();
        if (WorkspaceFile.Read(workspace, problems) is not { } facts)
            return new() { Problems = [.. problems] };
        var training = Training(workspace, facts, problems);
        return problems.Count > 0
            ? new() { Problems = [.. problems], Facts = facts }
            : Check(submission, facts, training);
    }

    /// <summary>Checks a submission that has been copied against facts that are at hand.</summary>
    /// <param name="submission">Its files.</param>
    /// <param name="facts">The workspace.</param>
    /// <param name="training">Training rows, or null.</param>
    public static CheckReport Check(Snapshot submission, WorkspaceFacts facts, TrainingData? training)
    {
        var (read, problems) = SubmissionReader.Read(submission, facts, training);
        return new()
        {
            Problems = problems,
            Submission = read,
            Facts = facts,
            Training = training,
            Statements = read?.Policy is { } policy ? PolicyStatements.Of(policy, facts, training) : [],
        };
    }

    /// <summary>The training rows of a workspace; null with a diagnostic when they are damaged, null without one when there are none.</summary>
    public static TrainingData? Training(string workspace, WorkspaceFacts facts, List<Diagnostic> problems)
    {
        const string name = "data/train.csv";
        var path = Path.Combine(workspace, name);
        if (!File.Exists(path))
            return null;
        var rows = CsvReader.Read(File.ReadAllBytes(path), new() { File = name, Schema = facts.Schema, HashKey = HashKeys.OfProcess }, problems);
        return rows is null ? null : new(rows, facts);
    }
}

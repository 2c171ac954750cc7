using Practicum.Core.Packs;
using Practicum.Core.Submissions;
using Practicum.Runner.Intake.Claims;
using Practicum.Runner.Intake.Jobs;
using Practicum.Runner.Intake.Policies;
using Practicum.Runner.PackFiles;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Intake;

/// <summary>Reads what an intern hands in (submission/v1, formats §3): a folder, a zip, a tar or a tar.gz of it.</summary>
public static class SubmissionReader
{
    /// <summary>Name of the submission's file.</summary>
    public const string FileName = "submission.yaml";

    /// <summary>Reads a submission. Every mistake of every file is reported; the submission is given only when there is none.</summary>
    /// <param name="path">A folder, or an archive. It is copied for the reading alone; who reads on takes a <see cref="Snapshot"/> first.</param>
    /// <param name="facts">The workspace.</param>
    /// <param name="training">Training rows of the workspace, when they are at hand: they let more be checked.</param>
    /// <returns>The submission or null, and the diagnostics.</returns>
    public static (Submission? Submission, ImmutableArray<Diagnostic> Problems) Read(string path, WorkspaceFacts facts, TrainingData? training = null)
    {
        var problems = new List<Diagnostic>();
        using var snapshot = Snapshot.Take(path, problems);
        return snapshot is null ? (null, [.. problems]) : Read(snapshot, facts, training);
    }

    /// <summary>Reads a submission that has been copied.</summary>
    /// <param name="snapshot">Its files.</param>
    /// <param name="facts">The workspace.</param>
    /// <param name="training">Training rows of the workspace, when they are at hand: they let more be checked.</param>
    /// <returns>The submission or null, and the diagnostics.</returns>
    public static (Submission? Submission, ImmutableArray<Diagnostic> Problems) Read(Snapshot snapshot, WorkspaceFacts facts, TrainingData? training = null)
    {
        var problems = new List<Diagnostic>();
        var submission = Read(snapshot.Root, snapshot.Names, facts, training, problems);
        return (problems.Count == 0 && submission is not null ? submission with { Digest = snapshot.Digest } : null, [.. problems]);
    }

    private static Submission? Read(string root, IReadOnlySet<string> files, WorkspaceFacts facts, TrainingData? training, List<Diagnostic> problems)
    {
        if (SpecFile.Load(Path.Combine(root, FileName), FileName, "PR-SUB-008", problems) is not { } bytes || YamlReader.Read(bytes, FileName, problems) is not { } tree)
            return null;
        var context = new ReadContext("SUB", problems) { Facts = facts, Training = training, FileExists = files.Contains };
        SubmissionShape.Shape.Read(tree, context, out var draft);
        context.Finish();
        var submission = draft.Submission;
        if (draft.Recipe is { } recipe && files.Contains(recipe.Name))
            submission = submission with { Train = RecipeFile.Read(Path.Combine(root, recipe.Name), recipe.Name, facts, problems) };
        if (draft.Findings is { } findings && files.Contains(findings.Name))
        {
            var claims = FindingsFile.Read(Path.Combine(root, findings.Name), findings.Name, facts, training, problems);
            submission = submission with { Findings = findings.Name, Claims = claims };
        }

        if (draft.Policy is { } policy && files.Contains(policy.Name) && SpecFile.Load(Path.Combine(root, policy.Name), policy.Name, "PR-SUB-008", problems) is { } text)
            submission = submission with { Policy = PolicyFile.Read(text, policy.Name, submission, facts, training, problems) };
        return submission;
    }
}

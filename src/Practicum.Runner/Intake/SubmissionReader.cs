using Practicum.Core.Packs;
using Practicum.Core.Submissions;
using Practicum.Runner.Intake.Policies;
using Practicum.Runner.PackFiles;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Intake;

/// <summary>Reads what an intern hands in (submission/v1, formats §3): a folder, a zip or a tar.gz of it.</summary>
public static class SubmissionReader
{
    /// <summary>Name of the submission's file.</summary>
    public const string FileName = "submission.yaml";

    /// <summary>Reads a submission. Every mistake of every file is reported; the submission is given only when there is none.</summary>
    /// <param name="path">A folder, or an archive.</param>
    /// <param name="facts">The workspace.</param>
    /// <param name="training">Training rows of the workspace, when they are at hand: they let more be checked.</param>
    /// <param name="unpackTo">A folder that does not exist yet, for the content of an archive; null takes a new temporary folder, which is the caller's to delete.</param>
    /// <returns>The submission or null, the folder where its files lie, and the diagnostics.</returns>
    public static (Submission? Submission, string Root, ImmutableArray<Diagnostic> Problems) Read(string path, WorkspaceFacts facts, TrainingData? training = null, string? unpackTo = null)
    {
        var problems = new List<Diagnostic>();
        var root = path;
        if (File.Exists(path))
            root = Archives.ArchiveReader.Unpack(path, unpackTo, problems);
        else if (!Directory.Exists(path))
            problems.Add(new("PR-SUB-008", new(Path.GetFileName(path)), "There is no such file or folder."));
        if (problems.Count > 0)
            return (null, root, [.. problems]);
        var files = SubmissionFiles.List(root, problems);
        var submission = problems.Count == 0 ? Read(root, files, facts, training, problems) : null;
        return (problems.Count == 0 ? submission : null, root, [.. problems]);
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
            FindingsFile.Check(Path.Combine(root, findings.Name), findings.Name, facts, problems);
            submission = submission with { Findings = findings.Name };
        }

        if (draft.Policy is { } policy && files.Contains(policy.Name) && SpecFile.Load(Path.Combine(root, policy.Name), policy.Name, "PR-SUB-008", problems) is { } text)
            submission = submission with { Policy = PolicyFile.Read(text, policy.Name, submission, facts, training, problems) };
        return problems.Count == 0 ? submission with { Digest = FolderDigest.Of(root) } : null;
    }
}

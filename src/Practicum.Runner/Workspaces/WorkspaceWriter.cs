using Practicum.Core.Packs;

namespace Practicum.Runner.Workspaces;

/// <summary>Makes an intern's workspace (formats §2). It holds nothing from which the key can be derived: only what it is given here.</summary>
public static class WorkspaceWriter
{
    /// <summary>Writes a workspace whole or not at all.</summary>
    /// <param name="folder">Where; absent or empty.</param>
    /// <param name="brief">The brief, Markdown.</param>
    /// <param name="facts">What workspace.yaml and data/schema.yaml say.</param>
    /// <param name="train">Training rows: the columns of <see cref="WorkspaceFacts.Schema"/>, in that order.</param>
    /// <param name="starter">Files of the folder <c>starter/</c>, by name.</param>
    /// <param name="problems">Takes a diagnostic when the folder holds something.</param>
    /// <returns>False when nothing was written.</returns>
    /// <exception cref="ArgumentException">The columns of <paramref name="train"/> are not those of the schema.</exception>
    public static bool Write(string folder, string brief, WorkspaceFacts facts, Table train, IEnumerable<(string Name, byte[] Content)> starter, List<Diagnostic> problems)
    {
        if (!train.Schema.Fields.Select(f => f.Name).SequenceEqual(facts.Schema.Fields.Select(f => f.Name)))
            throw new ArgumentException("The training rows have other columns than the schema.", nameof(train));
        return NewFolder.Make(folder, half =>
        {
            NewFolder.Write(half, "brief.md", YamlText.Bytes(brief));
            NewFolder.Write(half, WorkspaceFile.FileName, YamlText.Bytes(WorkspaceFile.Write(facts)));
            NewFolder.Write(half, SchemaFile.FileName, YamlText.Bytes(SchemaFile.Write(facts.Schema)));
            NewFolder.Write(half, "data/train.csv", train);
            foreach (var (name, content) in starter)
                NewFolder.Write(half, "starter/" + name, content);
            foreach (var (name, text) in SubmissionTemplates.Of(facts))
                NewFolder.Write(half, "submission/" + name, YamlText.Bytes(text));
        }, problems);
    }
}

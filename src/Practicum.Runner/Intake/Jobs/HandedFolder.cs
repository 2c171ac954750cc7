namespace Practicum.Runner.Intake.Jobs;

/// <summary>
/// Copies a folder that is handed in. No link is followed below it, even when somebody exchanges a folder for a link meanwhile: on Linux each folder is held
/// open and its entries are reached through the open folder. Nothing but regular files is opened, so that no pipe can make it wait.
/// </summary>
internal sealed class HandedFolder(IntakeSink sink, List<Diagnostic> problems)
{
    private const int MostReports = 50;
    private readonly int _before = problems.Count;

    /// <summary>Copies everything; reports each entry that cannot be taken.</summary>
    /// <param name="path">The folder, which may itself be a link: whoever calls has named it.</param>
    public void Copy(string path)
    {
        try
        {
            Walk(path, "");
        }
        catch (IntakeRefused refused)
        {
            problems.Add(refused.At(refused.Entry is null ? Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) : ""));
        }
    }

    /// <summary>Whether a file with several names may be somebody else's that was only linked here.</summary>
    /// <param name="facts">Of the open file.</param>
    /// <param name="user">Who asks.</param>
    public static bool IsForeignLink(EntryFacts facts, uint user) => facts.Links > 1 && facts.Owner != user;

    private void Walk(string path, string prefix)
    {
        using var handle = UnixFiles.Open(path, folder: true, follow: prefix.Length == 0);
        if (OperatingSystem.IsLinux() && handle is null)
        {
            Report(Unreadable(prefix.TrimEnd('/')));
            return;
        }

        var held = handle is null ? path : string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{handle.DangerousGetHandle()}");
        foreach (var name in Names(Directory.Exists(held) ? held : path, prefix))
        {
            try
            {
                One(Path.Combine(held, name), prefix + name);
            }
            catch (IntakeRefused refused) when (refused.Code is not "PR-SUB-020" && problems.Count - _before < MostReports)
            {
                Report(refused);
            }
        }
    }

    private List<string> Names(string folder, string prefix)
    {
        var names = new List<string>();
        try
        {
            foreach (var path in Directory.EnumerateFileSystemEntries(folder))
            {
                sink.Names.Count();
                var name = Path.GetFileName(path);
                if (!NameBook.IsLeftOut(prefix + name))
                    names.Add(name);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Report(Unreadable(prefix.TrimEnd('/')));
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private void One(string path, string name)
    {
        switch (UnixFiles.Look(path).Kind)
        {
            case EntryKind.Link:
                throw new IntakeRefused("PR-SUB-018", "This is a link; a submission holds regular files only.", "Put the file itself in its place.", name);
            case EntryKind.Special:
                throw new IntakeRefused("PR-SUB-021", "This is a pipe, a socket or a device; a submission holds regular files only.", "Remove it.", name);
            case EntryKind.Folder:
                sink.Names.AddFolder(name);
                Walk(path, name + "/");
                break;
            case EntryKind.File:
                File(path, name);
                break;
            default:
                throw Unreadable(name);
        }
    }

    private void File(string path, string name)
    {
        using var handle = UnixFiles.Open(path);
        if (handle is null || UnixFiles.Look(handle) is not { Kind: EntryKind.File } facts)
            throw Unreadable(name);
        if (IsForeignLink(facts, UnixFiles.User))
            throw new IntakeRefused("PR-SUB-024", "This file belongs to somebody else and has other names elsewhere.", "Put a copy in its place.", name);
        sink.Take(name, new FileWindow(handle, 0, long.MaxValue, () => Unreadable(name)), facts.Bytes);
    }

    private static IntakeRefused Unreadable(string name) => new("PR-SUB-023", "This cannot be read, or was taken away meanwhile.", "Make it readable, and leave it in peace while it is read.", name);

    private void Report(IntakeRefused refused) => problems.Add(refused.At(string.IsNullOrEmpty(refused.Entry) ? "." : ""));
}

using Practicum.Runner.PackFiles;

namespace Practicum.Runner.Intake.Jobs;

/// <summary>The names of what is handed in, files and folders: each is fine by itself, and no two are one and the same on any system.</summary>
/// <param name="limits">How many there may be.</param>
/// <param name="codes">Codes of an archive or of a folder.</param>
internal sealed class NameBook(IntakeLimits limits, IntakeCodes codes)
{
    private readonly Dictionary<string, (string Name, bool IsFolder)> _byKey = new(StringComparer.Ordinal);
    private int _entries;
    private int _files;

    /// <summary>
    /// Whether a name is left out of submissions: in a folder or a file whose name begins with a dot, or under <c>__MACOSX</c>, where macOS keeps what is
    /// not content. A name that leads elsewhere is never left out.
    /// </summary>
    public static bool IsLeftOut(string name)
    {
        var parts = name.TrimEnd('/').Split('/');
        return !name.Contains('\\', StringComparison.Ordinal) && !parts.Any(part => part is "" or "." or "..") && (parts[0] == "__MACOSX" || parts.Any(part => part[0] == '.'));
    }

    /// <summary>Counts an entry of any kind.</summary>
    /// <exception cref="IntakeRefused">There are too many.</exception>
    public void Count()
    {
        if (++_entries > limits.MostEntries)
            throw new IntakeRefused(codes.Files, string.Create(CultureInfo.InvariantCulture, $"There are more than {limits.MostEntries:N0} entries."), "Hand in the files that the submission needs, and no others.");
    }

    /// <summary>Takes a folder; one that is there already under the same name is no matter.</summary>
    /// <exception cref="IntakeRefused">Its name is not portable or stands for something else already.</exception>
    public void AddFolder(string name)
    {
        Vet(name);
        Enter(name, isFolder: true);
    }

    /// <summary>Takes a file.</summary>
    /// <exception cref="IntakeRefused">Its name is not portable or taken, or there are too many.</exception>
    public void AddFile(string name)
    {
        Vet(name);
        Enter(name, isFolder: false);
        if (++_files > limits.MostFiles)
            throw new IntakeRefused(codes.Files, string.Create(CultureInfo.InvariantCulture, $"There are more than {limits.MostFiles:N0} files."), "Hand in the files that the submission needs, and no others.");
    }

    private static void Vet(string name)
    {
        if (FileNames.Fault(name) is { } fault)
            throw new IntakeRefused(fault.Code, fault.Sentence, fault.Mend, name);
    }

    private void Enter(string name, bool isFolder)
    {
        for (var slash = name.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = name.IndexOf('/', slash + 1))
            One(name, name[..slash], isFolder: true, again: true);
        One(name, name, isFolder, again: isFolder);
    }

    private void One(string entry, string name, bool isFolder, bool again)
    {
        var key = FileNames.FoldedKey(name);
        if (_byKey.TryAdd(key, (name, isFolder)))
            return;
        var (earlier, wasFolder) = _byKey[key];
        if (wasFolder != isFolder)
            throw new IntakeRefused("PR-ARCHIVE-021", $"'{PrintableText.Line(name, 120)}' is a file and a folder.", "Rename one of the two.", entry);
        if (earlier != name && FileNames.Twin(earlier, name) is var twin)
            throw new IntakeRefused(twin.Code, twin.Sentence, twin.Mend, entry);
        if (!again)
            throw new IntakeRefused("PR-ARCHIVE-004", "The entry is there twice.", "Pack the folder again; programs differ in which of the two they take.", entry);
    }
}

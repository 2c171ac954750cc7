using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.Workspaces;

/// <summary>Writes a folder whole or not at all: into a temporary folder beside it, renamed at the end.</summary>
internal static class NewFolder
{
    /// <summary>Fills a new folder; a folder that holds something, or a file of that name, is left alone and reported.</summary>
    /// <param name="target">The folder; it may exist when it is empty.</param>
    /// <param name="fill">Writes into the folder that it is given.</param>
    /// <param name="problems">Takes the diagnostic.</param>
    /// <returns>False when nothing was written.</returns>
    public static bool Make(string target, Action<string> fill, List<Diagnostic> problems)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        if (Refuse(target) is { } refusal)
        {
            problems.Add(refusal);
            return false;
        }

        var parent = Path.GetDirectoryName(full)!;
        Directory.CreateDirectory(parent);
        Litter.Sweep(parent);
        var half = Path.Combine(parent, Litter.NewName());
        Directory.CreateDirectory(half);
        try
        {
            fill(half);
            if (Directory.Exists(full))
                Directory.Delete(full);
            Directory.Move(half, full);
            return true;
        }
        finally
        {
            if (Directory.Exists(half))
                Directory.Delete(half, true);
        }
    }

    /// <summary>Why a folder cannot be made there, or null when it can.</summary>
    public static Diagnostic? Refuse(string target) =>
        File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            ? new("PR-WORK-012", new(Path.GetFileName(Path.TrimEndingDirectorySeparator(target))), "This folder is there already and holds something; give another one or empty it.")
            : null;

    /// <summary>Writes one file inside a folder, making folders on the way.</summary>
    public static void Write(string folder, string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Writes a table as CSV inside a folder.</summary>
    public static void Write(string folder, string name, Table table)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = File.Create(path);
        CsvWriter.Write(table, stream);
    }
}

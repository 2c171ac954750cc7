using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.Runs;

/// <summary>
/// Writes a file whole or not at all: beside its place first, onto the disk, renamed at the end. What fails leaves nothing behind; what is killed leaves a
/// name that the next writer into the same folder removes.
/// </summary>
public static class WholeFile
{
    /// <summary>Writes one file.</summary>
    /// <exception cref="IOException">The place cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The place may not be written.</exception>
    public static void Write(string path, byte[] bytes)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Litter.Sweep(folder);
        var part = new FileInfo(Path.Combine(folder, Litter.NewName()));
        try
        {
            Put(part.FullName, bytes);
            File.Move(part.FullName, path, overwrite: true);
        }
        finally
        {
            Litter.Remove(part);
        }
    }

    /// <summary>Writes a file that is not there yet, through to the disk.</summary>
    internal static void Put(string path, byte[] bytes)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }
}

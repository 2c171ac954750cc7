namespace Practicum.Runner.Runs;

/// <summary>Writes files whole or not at all: beside their place first, renamed at the end. What fails leaves nothing behind.</summary>
public static class WholeFile
{
    /// <summary>Writes one file.</summary>
    /// <exception cref="IOException">The place cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The place may not be written.</exception>
    public static void Write(string path, byte[] bytes) =>
        WriteAll(Path.GetDirectoryName(Path.GetFullPath(path))!, [(Path.GetFileName(path), bytes)]);

    /// <summary>Writes files that belong together: when one cannot be written, none is.</summary>
    /// <param name="folder">The folder, which exists.</param>
    /// <param name="files">Names inside it, and contents.</param>
    /// <exception cref="IOException">The place cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The place may not be written.</exception>
    public static void WriteAll(string folder, IReadOnlyCollection<(string Name, byte[] Bytes)> files)
    {
        var parts = files.Select(f => Path.Combine(folder, f.Name + ".part")).ToArray();
        try
        {
            foreach (var (name, bytes) in files)
                File.WriteAllBytes(Path.Combine(folder, name + ".part"), bytes);
            foreach (var (name, _) in files)
                File.Move(Path.Combine(folder, name + ".part"), Path.Combine(folder, name), overwrite: true);
        }
        finally
        {
            foreach (var part in parts.Where(File.Exists))
                File.Delete(part);
        }
    }
}

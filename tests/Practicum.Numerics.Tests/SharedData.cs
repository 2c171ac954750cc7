namespace Practicum.Numerics.Tests;

/// <summary>Data sets that lie beside the repository: in PRACTICUM_SHARED, or in a folder <c>shared</c> next to it.</summary>
public static class SharedData
{
    /// <summary>The path of a shared file.</summary>
    /// <exception cref="FileNotFoundException">It is not there: the test must fail, not be skipped.</exception>
    public static string Find(string name)
    {
        var roots = new List<string>();
        if (Environment.GetEnvironmentVariable("PRACTICUM_SHARED") is { Length: > 0 } root)
            roots.Add(root);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            roots.Add(Path.Combine(folder.FullName, "shared"));
        return roots.Select(r => Path.Combine(r, name)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"The shared data '{name}' is missing. Set PRACTICUM_SHARED to the folder that holds it.");
    }
}

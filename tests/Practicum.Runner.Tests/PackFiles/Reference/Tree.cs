namespace Practicum.Runner.Tests.PackFiles.Reference;

/// <summary>The repository, found upwards from where the tests run.</summary>
internal static class Tree
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Practicum.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Not inside the repository.");
        return folder;
    }
}

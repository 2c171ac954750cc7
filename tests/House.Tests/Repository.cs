namespace House.Tests;

/// <summary>The source tree, as the tests find it from where they run.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Sources { get; } = Files("src", "*.cs");

    public static IReadOnlyList<string> AllCode { get; } = [.. Files("src", "*.cs"), .. Files("tests", "*.cs"), .. Files("bench", "*.cs"), .. Files("fuzz", "*.cs")];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static IReadOnlyList<string> Files(string folder, string pattern)
    {
        var start = Path.Combine(Root, folder);
        return !Directory.Exists(start)
            ? []
            : [.. Directory.GetFiles(start, pattern, SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
                .Where(f => !f.Split('/').Any(p => p is "bin" or "obj" or "node_modules" or "artifacts"))
                .Order(StringComparer.Ordinal)];
    }

    /// <summary>The built assembly of a project under src, beside its sources.</summary>
    public static string AssemblyOf(string project)
    {
        var name = project == "Practicum.Cli" ? "practicum" : project;
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var path = Path.Combine(Root, "src", project, "bin", configuration, "net10.0", name + ".dll");
        Assert.True(File.Exists(path), $"{project} is not built: build the solution first.");
        return path;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Practicum.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests do not lie inside the repository.");
    }
}

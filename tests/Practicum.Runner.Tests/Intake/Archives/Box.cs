using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.Tests.Intake.Archives;

/// <summary>Takes archives and folders in, and looks at what is left.</summary>
internal sealed class Box : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("practicum-test-").FullName;

    /// <summary>Where private folders are made.</summary>
    public string Temporary => Directory.CreateDirectory(Path.Combine(Folder, "tmp")).FullName;

    /// <summary>What is taken from an archive's bytes: every file with its content; or the places and codes of the diagnostics, one a line.</summary>
    public string Take(byte[] archive, IntakeLimits? limits = null, string name = "a.zip")
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, archive);
        return Take(path, limits);
    }

    /// <summary>The same of a path. Either way nothing is left in the temporary folder, and nothing else has come into the folder of the test.</summary>
    public string Take(string path, IntakeLimits? limits = null)
    {
        var (problems, before) = (new List<Diagnostic>(), Everything());
        using (var taken = Snapshot.Take(path, limits ?? IntakeLimits.Usual, problems, Temporary))
        {
            if (taken is not null)
            {
                Assert.Empty(problems);
                return Say(taken);
            }
        }

        Assert.Equal(before, Everything());
        Assert.NotEmpty(problems);
        Assert.All(problems, p => Assert.False(string.IsNullOrEmpty(p.Mend), $"{p} has no mend."));
        return string.Join('\n', problems.Select(p => $"{p.Place}: {p.Code}"));
    }

    public static string Say(Snapshot taken) => string.Join('\n', taken.Names.Order(StringComparer.Ordinal).Select(name => $"{name}={Cut(File.ReadAllText(Path.Combine(taken.Root, name)))}"));

    public void Dispose() => Directory.Delete(Folder, true);

    private static string Cut(string text) => text.Length <= 20 ? text : $"{text.Length} characters";


    private string[] Everything()
    {
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary));
        return [.. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }
}

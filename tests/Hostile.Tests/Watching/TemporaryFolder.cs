namespace Hostile.Tests.Watching;

/// <summary>The temporary folder of this process, for a while: a folder of its own, in which nothing may stay.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const string Variable = "TMPDIR";
    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);
    private readonly string _folder = Directory.CreateTempSubdirectory("hostile-worker-").FullName;

    public TemporaryFolder() => Environment.SetEnvironmentVariable(Variable, _folder);

    /// <summary>What lies there now.</summary>
    public string[] Entries() => [.. Directory.EnumerateFileSystemEntries(_folder).Select(e => Path.GetFileName(e))];

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        Directory.Delete(_folder, recursive: true);
    }
}

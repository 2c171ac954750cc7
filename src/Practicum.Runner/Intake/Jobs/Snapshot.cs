using Practicum.Core.Submissions;
using Practicum.Runner.Intake.Archives;

namespace Practicum.Runner.Intake.Jobs;

/// <summary>
/// What was handed in, copied or unpacked once into a private folder: everything that follows (digest, check, scoring, report) works on this, whatever becomes
/// of the original. Disposing deletes it.
/// </summary>
public sealed class Snapshot : IDisposable
{
    private readonly JobFolder _job;
    private readonly HashSet<string> _names;

    private Snapshot(JobFolder job, string root, IReadOnlyDictionary<string, Digest> files)
    {
        (_job, Root) = (job, root);
        _names = [.. files.Keys];
        Digest = Digest.OfTree(files.Select(f => (f.Key, f.Value)));
    }

    /// <summary>The folder with the files.</summary>
    public string Root { get; }

    /// <summary>Digest of the files (formats §2), taken while they were written.</summary>
    public Digest Digest { get; }

    /// <summary>Names of the files, with forward slashes. What begins with a dot, and <c>__MACOSX</c>, is left out.</summary>
    public IReadOnlySet<string> Names => _names;

    /// <summary>Takes a folder, a zip, a tar or a tar.gz; null when <paramref name="problems"/> says why not, and then nothing is left.</summary>
    /// <param name="path">What was handed in.</param>
    /// <param name="problems">Takes what is wrong with it: every mistake of a folder, the first of an archive.</param>
    /// <exception cref="IOException">The temporary folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The temporary folder may not be written.</exception>
    public static Snapshot? Take(string path, List<Diagnostic> problems) => Take(path, IntakeLimits.Usual, problems);

    /// <summary>As the other, with limits, and a temporary folder that is not the system's.</summary>
    internal static Snapshot? Take(string path, IntakeLimits limits, List<Diagnostic> problems, string? temporary = null)
    {
        var isFolder = Directory.Exists(path);
        if (!isFolder && !File.Exists(path))
        {
            problems.Add(new("PR-SUB-008", new(Path.GetFileName(path)), "There is no such file or folder."));
            return null;
        }

        var (job, before, taken) = (JobFolder.Create(temporary), problems.Count, default(Snapshot));
        try
        {
            var (half, whole) = (job.At("taking"), job.At("submission"));
            Directory.CreateDirectory(half);
            var sink = new IntakeSink(half, limits, isFolder ? IntakeCodes.Folder : IntakeCodes.Archive);
            if (isFolder)
                new HandedFolder(sink, problems).Copy(path);
            else
                ArchiveReader.Unpack(path, sink, limits, problems);
            if (problems.Count > before)
                return null;
            Directory.Move(half, whole);
            return taken = isFolder ? new(job, whole, sink.Files) : Inside(job, whole, sink.Files);
        }
        finally
        {
            if (taken is null)
                job.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _job.Dispose();

    /// <summary>An archive may hold everything inside one folder; then that folder is the submission.</summary>
    private static Snapshot Inside(JobFolder job, string root, IReadOnlyDictionary<string, Digest> files)
    {
        var first = files.Keys.FirstOrDefault() ?? "";
        var prefix = first[..(first.IndexOf('/', StringComparison.Ordinal) + 1)];
        return prefix.Length > 0 && files.Keys.All(name => name.StartsWith(prefix, StringComparison.Ordinal))
            ? new(job, Path.Combine(root, prefix[..^1]), files.ToDictionary(f => f.Key[prefix.Length..], f => f.Value))
            : new(job, root, files);
    }
}

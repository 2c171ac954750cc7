using System.Formats.Tar;
using System.IO.Compression;
using Practicum.Fuzz.Fuzzing;
using Practicum.Runner.Intake.Archives;
using Practicum.Runner.Intake.Jobs;

namespace Practicum.Fuzz.Targets.Archives;

/// <summary>
/// The extractor. Promises: nothing is written outside the folder; a refusal leaves nothing; what is taken holds plain files and folders within the limits; and
/// another reader of the same archive (System.IO.Compression, System.Formats.Tar) sees the same files with the same bytes.
/// </summary>
internal sealed class ArchiveTarget : ITarget, IDisposable
{
    private static readonly IntakeLimits Limits = new() { MostFiles = 40, MostEntries = 60, MostBytes = 1 << 20, RatioFloor = 1 << 16 };
    private readonly Lazy<string> _made = new(() => Directory.CreateTempSubdirectory("practicum-fuzz-").FullName);

    public string Name => "archives";

    private string Ground => _made.Value;

    public IReadOnlyList<byte[]> Seeds()
    {
        (string, string)[] files = [("submission.yaml", "practicum: submission/v1\n"), ("docs/card.md", new string('a', 5_000)), ("model.onnx", "\b\b\0\0")];
        byte[] zip = ZipEdits.Zip(files, CompressionLevel.Optimal, seekable: true), plain = ZipEdits.Zip(files, CompressionLevel.NoCompression, seekable: true);
        byte[] streamed = ZipEdits.Zip(files, CompressionLevel.Fastest, seekable: false), empty = ZipEdits.Zip([], CompressionLevel.Optimal, true);
        byte[] tar = TarEdits.Tar(files, TarEntryFormat.Ustar), pax = TarEdits.Tar(files, TarEntryFormat.Pax), gnu = TarEdits.Tar([("f/" + new string('n', 130), "long"), .. files], TarEntryFormat.Gnu);
        return [zip, plain, streamed, empty, tar, pax, gnu, TarEdits.Gzip(tar), TarEdits.Gzip(pax), TarEdits.Gzip(gnu), []];
    }

    public byte[] Mutate(byte[] parent, byte[] other, Dice dice)
    {
        if (parent.AsSpan().StartsWith("PK"u8))
            return ZipEdits.Change(parent, other, dice);
        if (TarEdits.Gunzip(parent) is { } inside)
            return dice.Once(6) ? ByteMutations.Change(parent, other, dice, 1 << 16) : TarEdits.Gzip(TarEdits.Change(inside, TarEdits.Gunzip(other) ?? other, dice));
        return TarEdits.Change(parent, other, dice);
    }

    public string React(byte[] input)
    {
        var archive = Path.Combine(Ground, "handed-in");
        var target = Path.Combine(Ground, "out");
        File.WriteAllBytes(archive, input);
        Directory.CreateDirectory(target);
        var problems = new List<Diagnostic>();
        try
        {
            var sink = new IntakeSink(target, Limits, IntakeCodes.Archive);
            ArchiveReader.Unpack(archive, sink, Limits, problems);
            Elsewhere();
            if (problems.Count > 0)
                return Refused(problems);
            var taken = Taken(target);
            if (!taken.Keys.Order(StringComparer.Ordinal).SequenceEqual(sink.Files.Keys) || taken.Any(file => Digest.Of(file.Value) != sink.Files[file.Key]))
                throw new BrokenPromise("Digest: what lies there is not what was hashed.");
            Agree(input, taken);
            return $"taken {taken.Count} {(int)Math.Log2(1 + taken.Values.Sum(v => (long)v.Length))}";
        }
        finally
        {
            Directory.Delete(target, recursive: true);
        }
    }

    public void Dispose()
    {
        if (_made.IsValueCreated)
            Directory.Delete(_made.Value, recursive: true);
    }

    private static string Refused(List<Diagnostic> problems)
    {
        foreach (var problem in problems)
        {
            if (!problem.Code.StartsWith("PR-", StringComparison.Ordinal) || problem.ToString().Any(char.IsControl) || problem.Message.Length is 0 or > 1_000 || problem.Mend is null)
                throw new BrokenPromise($"Sentence: {problem.Code}");
        }

        return string.Join(' ', problems.Select(p => p.Code).Distinct().Order(StringComparer.Ordinal));
    }

    private void Elsewhere()
    {
        if (Directory.GetFileSystemEntries(Ground).Length != 2)
            throw new BrokenPromise("Escape: something lies beside the folder.");
    }

    private static Dictionary<string, byte[]> Taken(string folder)
    {
        var taken = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            if (entry.LinkTarget is not null)
                throw new BrokenPromise("Link: a link was unpacked.");
            if (entry is FileInfo file)
                taken.Add(Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), File.ReadAllBytes(file.FullName));
        }

        return taken.Count <= Limits.MostFiles && taken.Values.Sum(v => (long)v.Length) <= Limits.MostBytes
            ? taken
            : throw new BrokenPromise("Limits: more was unpacked than is allowed.");
    }

    // What is taken must be what any other reader takes: two readings of one archive are two submissions.
    private static void Agree(byte[] input, Dictionary<string, byte[]> taken)
    {
        Dictionary<string, byte[]> others;
        try
        {
            others = input.AsSpan().StartsWith("PK"u8) ? ZipEdits.Read(input) : TarEdits.Read(TarEdits.Gunzip(input) ?? input);
        }
        catch (Exception unread) when (unread is InvalidDataException or IOException or FormatException or NotSupportedException or ArgumentException or OverflowException)
        {
            // the other reader of tars refuses mixtures of its dialects, which hide nothing
            if (input.AsSpan().StartsWith("PK"u8))
                throw new BrokenPromise($"Other reader: cannot read what was taken. {unread.Message}");
            return;
        }

        foreach (var (name, bytes) in taken)
        {
            if (!others.TryGetValue(name, out var same))
                throw new BrokenPromise($"Other reader: sees no '{name}'.");
            if (!same.AsSpan().SequenceEqual(bytes))
                throw new BrokenPromise($"Other reader: sees other bytes in '{name}'.");
        }
    }
}

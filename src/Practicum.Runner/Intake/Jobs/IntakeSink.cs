using System.Security.Cryptography;
using Practicum.Runner.Intake.Archives;

namespace Practicum.Runner.Intake.Jobs;

/// <summary>
/// Where files that are handed in go: a new private folder, under limits on names, counts and bytes as they are really produced. Each file is made anew
/// (mode 0600) and hashed while it is written, so that what is hashed is what lies there.
/// </summary>
/// <param name="folder">A folder that is empty and nobody else's.</param>
/// <param name="limits">How much.</param>
/// <param name="codes">Codes of an archive or of a folder.</param>
internal sealed class IntakeSink(string folder, IntakeLimits limits, IntakeCodes codes)
{
    private const int BufferBytes = 1 << 17;
    private readonly HashSet<string> _made = [];
    private readonly SortedDictionary<string, Digest> _files = new(StringComparer.Ordinal);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _ready = GC.AllocateUninitializedArray<byte>(BufferBytes);
    private byte[] _hashing = GC.AllocateUninitializedArray<byte>(BufferBytes);
    private long _bytes;

    /// <summary>The names taken so far.</summary>
    public NameBook Names { get; } = new(limits, codes);

    /// <summary>The files written so far, by name.</summary>
    public IReadOnlyDictionary<string, Digest> Files => _files;

    /// <summary>Takes one regular file to its end.</summary>
    /// <param name="name">Its name, with forward slashes.</param>
    /// <param name="content">Its bytes; it may refuse while it is read.</param>
    /// <param name="claimed">How many bytes it is said to have, to refuse early; what counts is what comes.</param>
    /// <exception cref="IntakeRefused">Its name, size, number or content breaks a rule.</exception>
    public void Take(string name, Stream content, long claimed)
    {
        Names.AddFile(name);
        if (claimed > limits.MostBytes - _bytes)
            throw TooMany(name);
        var path = Path.Combine(folder, name);
        if (Path.GetDirectoryName(name) is { Length: > 0 } parent && _made.Add(parent))
            MakeFolder(Path.Combine(folder, parent));
        using var file = new FileMaker(path, _hash);
        _files.Add(name, Fill(file, name, content));
    }

    private Digest Fill(FileMaker file, string name, Stream content)
    {
        for (var first = true; ; first = false)
        {
            var read = content.ReadAtLeast(_ready, BufferBytes, throwOnEndOfStream: false);
            var block = _ready.AsMemory(0, read);
            _bytes += read;
            if (_bytes > limits.MostBytes)
                throw TooMany(name);
            if (first && ArchiveKinds.Of(block.Span) is { } kind)
                throw new IntakeRefused(codes.Nested, $"This file is an archive itself ({kind}); archives in submissions are not opened.", "Hand in the files that are in it.", name);
            if (read < BufferBytes)
                return file.End(block.Span);
            file.Write(block);
            (_ready, _hashing) = (_hashing, _ready);
        }
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private IntakeRefused TooMany(string name) => new(codes.Bytes,
        string.Create(CultureInfo.InvariantCulture, $"A submission holds at most {limits.MostBytes >> 20:N0} MiB; with this file there are more."), "Hand in smaller models, and no data that a submission does not need.", name);
}

using System.Security.Cryptography;

namespace Practicum.Numerics.Primitives;

/// <summary>The SHA-256 of some bytes, written <c>sha256:</c> and 64 lower-case hex digits.</summary>
/// <param name="Text">The written form. The default value is not a digest.</param>
public readonly record struct Digest(string Text)
{
    private const string Prefix = "sha256:";

    /// <summary>Sixty-four zeros: the predecessor of the first entry of a chain.</summary>
    public static Digest Zero { get; } = new(Prefix + new string('0', 64));

    /// <summary>The 64 hex digits alone.</summary>
    public string Hex => Text[Prefix.Length..];

    /// <summary>Digests <paramref name="bytes"/>.</summary>
    public static Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        return FromHash(hash);
    }

    /// <summary>Digests the UTF-8 bytes of <paramref name="text"/>.</summary>
    public static Digest Of(string text) => Of(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Wraps 32 bytes that a SHA-256 has given already.</summary>
    public static Digest FromHash(ReadOnlySpan<byte> hash) => new(Prefix + Convert.ToHexStringLower(hash));

    /// <summary>
    /// Digest of a folder or archive: SHA-256 of the lines <c>hex of file, two spaces, path</c>, each ended by a line feed,
    /// sorted by the bytes of the path.
    /// </summary>
    /// <param name="files">Path with forward slashes, relative to the root, and the digest of that file's bytes.</param>
    public static Digest OfTree(IEnumerable<(string Path, Digest Digest)> files)
    {
        var lines = files.Select(f => (Path: System.Text.Encoding.UTF8.GetBytes(f.Path), Line: $"{f.Digest.Hex}  {f.Path}\n")).ToArray();
        Array.Sort(lines, (a, b) => a.Path.AsSpan().SequenceCompareTo(b.Path));
        return Of(string.Concat(lines.Select(l => l.Line)));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}

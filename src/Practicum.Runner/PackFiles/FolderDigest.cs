using System.Security.Cryptography;

namespace Practicum.Runner.PackFiles;

/// <summary>The digest of a folder (formats §2). Files and folders whose name begins with a dot are left out.</summary>
public static class FolderDigest
{
    /// <summary>Digests every file below <paramref name="folder"/>.</summary>
    public static Digest Of(string folder) => Digest.OfTree(Files(folder).Select(name => (name, OfFile(Path.Combine(folder, name)))));

    /// <summary>Names of all files below a folder, with forward slashes, in ordinal order; links are not followed.</summary>
    internal static IEnumerable<string> Files(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, ReturnSpecialDirectories = false, IgnoreInaccessible = false };
        return Directory.EnumerateFiles(folder, "*", options)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(name => !name.Split('/').Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal);
    }

    private static Digest OfFile(string path)
    {
        using var stream = File.OpenRead(path);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(stream, hash);
        return Digest.FromHash(hash);
    }
}

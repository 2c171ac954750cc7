using System.Security.Cryptography;

namespace Hostile.Tests.Watching;

/// <summary>Every entry below a folder: kind, permissions, length, time of the last change and digest; links are not followed.</summary>
internal sealed class Snapshot
{
    private readonly SortedDictionary<string, string> _entries = new(StringComparer.Ordinal);

    private Snapshot()
    {
    }

    public static Snapshot Of(string folder)
    {
        var snapshot = new Snapshot();
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = true, ReturnSpecialDirectories = false };
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", options))
        {
            var regular = entry is FileInfo { LinkTarget: null } && (entry.Attributes & (FileAttributes.Device | FileAttributes.ReparsePoint)) == 0 && IsRegular(entry.FullName);
            var content = regular && new FileInfo(entry.FullName).Length is > 0 and < 1 << 20 ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(entry.FullName))) : "";
            var size = regular ? ((FileInfo)entry).Length : 0;
            snapshot._entries[Path.GetRelativePath(folder, entry.FullName)] =
                string.Create(CultureInfo.InvariantCulture, $"{entry.Attributes} {(entry.LinkTarget is null ? entry.UnixFileMode : 0)} {size} {(entry is DirectoryInfo ? 0 : entry.LastWriteTimeUtc.Ticks)} {entry.LinkTarget} {content}");
        }

        return snapshot;
    }

    /// <summary>What differs, entries below <paramref name="except"/> left aside.</summary>
    public IEnumerable<string> Differences(Snapshot later, string? except = null)
    {
        foreach (var name in _entries.Keys.Union(later._entries.Keys).Where(n => except is null || (n != except && !n.StartsWith(except + "/", StringComparison.Ordinal))))
        {
            var (before, after) = (_entries.GetValueOrDefault(name), later._entries.GetValueOrDefault(name));
            if (before != after)
                yield return before is null ? $"new: {name}" : after is null ? $"gone: {name}" : $"changed: {name}: {before} → {after}";
        }
    }

    // A pipe, a socket or a device would block or lie when it is read.
    private static bool IsRegular(string path) => Native.KindOf(path) == 0x8000;
}

using System.Collections.Concurrent;

namespace Practicum.Runner.ModelHosts.Cages;

/// <summary>Whether another user can read a folder: at once, only when it is bound elsewhere because a folder above is closed, or not at all.</summary>
internal enum Reach
{
    /// <summary>The folder and all above are open.</summary>
    Open,

    /// <summary>The folder is open, one above is not.</summary>
    ClosedAbove,

    /// <summary>The folder, or a file in it, is closed.</summary>
    Closed,
}

/// <summary>Finds out how a folder can be reached.</summary>
internal static class Reaches
{
    private static readonly ConcurrentDictionary<string, Reach> Known = new(StringComparer.Ordinal);

    /// <summary>The worst of some folders.</summary>
    public static Reach Of(params ReadOnlySpan<string> folders)
    {
        var worst = Reach.Open;
        foreach (var folder in folders)
            worst = (Reach)Math.Max((int)worst, (int)Known.GetOrAdd(folder, Look));
        return worst;
    }

    private static Reach Look(string folder)
    {
        if (OperatingSystem.IsWindows())
            return Reach.Open;
        if (!CageCalls.OpenToAll(folder) || Directory.EnumerateFileSystemEntries(folder).Any(e => !CageCalls.OpenToAll(e)))
            return Reach.Closed;
        for (var above = Path.GetDirectoryName(folder); above is not null; above = Path.GetDirectoryName(above))
        {
            if (!File.GetUnixFileMode(above).HasFlag(UnixFileMode.OtherExecute))
                return Reach.ClosedAbove;
        }

        return Reach.Open;
    }
}

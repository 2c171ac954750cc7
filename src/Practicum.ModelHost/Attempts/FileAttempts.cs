namespace Practicum.ModelHost.Attempts;

/// <summary>Reaching for files, and filling disk or memory with them.</summary>
internal static class FileAttempts
{
    private const int Piece = 4 << 20;
    private const int Plenty = 32;

    /// <summary>Reads a file.</summary>
    public static Tried Read(string[] words)
    {
        using var stream = new FileStream(words[0], FileMode.Open, FileAccess.Read);
        return stream.ReadByte() >= 0 ? Tried.Through($"{words[0]} was read") : Tried.Held($"{words[0]} is empty");
    }

    /// <summary>Makes a file in one of some folders.</summary>
    public static Tried Write(string[] words)
    {
        var last = Tried.Held("no folder was named");
        foreach (var folder in words)
        {
            last = Attempt.Guarded(() =>
            {
                var path = Path.Combine(folder, $"practicum-attempt-{Environment.ProcessId}");
                File.WriteAllText(path, "out");
                File.Delete(path);
                return Tried.Through($"a file was written into {folder}");
            });
            if (last.Word == "through")
                break;
        }

        return last;
    }

    /// <summary>Opens a file for writing, without writing.</summary>
    public static Tried Open(string[] words)
    {
        using var handle = File.OpenHandle(words[0], FileMode.Open, FileAccess.Write);
        return Tried.Through($"{words[0]} can be written");
    }

    /// <summary>Writes many files into a folder: 128 MiB is through.</summary>
    public static Tried Fill(string[] words)
    {
        var piece = new byte[Piece];
        var made = new List<string>();
        try
        {
            for (var i = 0; i < Plenty; i++)
            {
                made.Add(Path.Combine(words[0], $"practicum-fill-{Environment.ProcessId}-{i}"));
                File.WriteAllBytes(made[^1], piece);
            }

            return Tried.Through("128 MiB were written");
        }
        finally
        {
            foreach (var path in made)
                File.Delete(path);
        }
    }

    /// <summary>Takes memory as a file without a name.</summary>
    public static unsafe Tried MemoryFile(string[] words)
    {
        var descriptor = AttemptCalls.Raw(319, 279, (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetReference("m\0"u8)));
        if (descriptor < 0)
            return Tried.By(descriptor, AttemptCalls.Error);
        return AttemptCalls.Try(77, 46, descriptor, 4096 << 10) is { Word: "through" } ? Tried.Through("a memory file was made and grew") : Tried.Held("its size is bounded");
    }

    /// <summary>Looks for a descriptor that leads to a file of this name.</summary>
    public static Tried Descriptors(string[] words)
    {
        var links = new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos().Select(f => (f.Name, f.LinkTarget)).ToArray();
        var own = links.Where(l => int.Parse(l.Name, CultureInfo.InvariantCulture) > 2 && l.LinkTarget is { } t && t.Contains(words[0], StringComparison.Ordinal)).ToArray();
        return own.Length > 0 ? Tried.Through($"descriptor {own[0].Name} leads to {words[0]}") : Tried.Held($"{links.Length} descriptors, none of them foreign");
    }
}

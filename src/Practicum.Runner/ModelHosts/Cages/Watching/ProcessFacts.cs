using System.Buffers.Text;

namespace Practicum.Runner.ModelHosts.Cages.Watching;

/// <summary>What /proc says about processes (proc(5)). A process that is gone counts nothing.</summary>
internal static class ProcessFacts
{
    private static readonly long Page = Environment.SystemPageSize;

    /// <summary>A process and all that descend from it.</summary>
    /// <param name="root">Its id.</param>
    public static List<int> Tree(int root)
    {
        var all = new List<int> { root };
        for (var i = 0; i < all.Count && i < 4096; i++)
            AddChildren(all[i], all);
        return all;
    }

    /// <summary>Bytes in memory, shared ones included.</summary>
    public static long Resident(int process)
    {
        Span<byte> text = stackalloc byte[256];
        return Field(Read(process, "statm", text), 1) * Page;
    }

    /// <summary>Seconds of processor time, and number of threads.</summary>
    public static (double Seconds, int Threads) Work(int process)
    {
        Span<byte> text = stackalloc byte[1024];
        var line = Read(process, "stat", text);
        // The name in brackets may hold anything; fields are counted from the last bracket: state is the third.
        var rest = line[(line.LastIndexOf((byte)')') + 1)..];
        if (rest.IsEmpty)
            return (0, 0);
        rest = rest[1..];
        return ((Field(rest, 11) + Field(rest, 12)) / 100.0, (int)Field(rest, 17));
    }

    /// <summary>Whether a process runs; one that is dead and only waits to be buried does not.</summary>
    public static bool Lives(int process)
    {
        Span<byte> text = stackalloc byte[1024];
        var line = Read(process, "stat", text);
        var state = line.LastIndexOf((byte)')') + 2;
        return state > 1 && state < line.Length && line[state] is not ((byte)'Z' or (byte)'X');
    }

    private static void AddChildren(int process, List<int> all)
    {
        try
        {
            foreach (var task in Directory.EnumerateDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/task")))
            {
                foreach (var child in File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    if (int.TryParse(child, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                        all.Add(id);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile.
        }
    }

    private static ReadOnlySpan<byte> Read(int process, string file, Span<byte> text)
    {
        try
        {
            using var handle = File.OpenHandle(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/{file}"));
            return text[..RandomAccess.Read(handle, text, 0)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static long Field(ReadOnlySpan<byte> line, int index)
    {
        for (; index > 0; index--)
        {
            var space = line.IndexOf((byte)' ');
            if (space < 0)
                return 0;
            line = line[(space + 1)..];
        }

        return Utf8Parser.TryParse(line, out long value, out _) ? value : 0;
    }
}

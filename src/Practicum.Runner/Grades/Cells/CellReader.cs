namespace Practicum.Runner.Grades.Cells;

/// <summary>Reads the wanted columns of several CSV files at once, on all processors. What comes out does not depend on their number.</summary>
internal static class CellReader
{
    /// <summary>Reads files.</summary>
    /// <param name="orders">The files.</param>
    /// <param name="problems">Gets every mistake.</param>
    /// <param name="stop">Stops the work.</param>
    /// <param name="blockBytes">Bytes that one thread reads at a time; no result depends on it.</param>
    /// <returns>The files in the order of <paramref name="orders"/>; null for each that has a mistake.</returns>
    public static CellFile?[] Read(CellOrder[] orders, List<Diagnostic> problems, CancellationToken stop, int blockBytes = BlockReading.UsualBytes)
    {
        var reads = Array.ConvertAll(orders, o => BlockReading.Open(o, blockBytes, problems));
        try
        {
            Blocks(reads, r => r?.Facts.Length ?? 0, (r, block) => r!.Read(block), stop);
            return Read(orders, reads, problems, stop);
        }
        finally
        {
            foreach (var read in reads)
                read?.Dispose();
        }
    }

    private static CellFile?[] Read(CellOrder[] orders, BlockReading?[] reads, List<Diagnostic> problems, CancellationToken stop)
    {
        var plain = new PlainReading?[orders.Length];
        for (var i = 0; i < plain.Length; i++)
            plain[i] = reads[i] is { } read ? PlainReading.Of(read, orders[i]) : null;
        var refused = new bool[orders.Length];
        Blocks(plain, p => p?.Blocks ?? 0, (p, block) =>
        {
            if (!p!.Read(block))
                Volatile.Write(ref refused[Array.IndexOf(plain, p)], true);
        }, stop);
        var files = new CellFile?[orders.Length];
        for (var i = 0; i < files.Length; i++)
        {
            files[i] = plain[i] is { } good && !refused[i] ? good.Finish()
                : reads[i] is { } read ? StrictReading.Read(read.Source, orders[i], problems)
                : null;
        }

        return files;
    }

    /// <summary>Runs over the blocks of all files.</summary>
    private static void Blocks<T>(T[] files, Func<T, int> count, Action<T, int> run, CancellationToken stop)
        where T : class?
    {
        var all = new List<(T File, int Block)>();
        foreach (var file in files)
        {
            for (var block = 0; block < count(file); block++)
                all.Add((file, block));
        }

        if (all.Count <= 2)
        {
            foreach (var (file, block) in all)
                run(file, block);
            return;
        }

        Parallel.For(0, all.Count, new ParallelOptions { CancellationToken = stop }, i => run(all[i].File, all[i].Block));
    }
}

using System.Collections.Concurrent;

namespace Practicum.Numerics.Tables.Csv.Bulk;

/// <summary>
/// Reads some columns of all rows on several threads, a window at a time. It takes good files only: at the first sign that something is wrong it gives up, and
/// <see cref="CsvPass"/> walks again to say what. Columns and codes are those of a single thread.
/// </summary>
/// <param name="columns">The columns to be read.</param>
/// <param name="width">Cells in a row.</param>
/// <param name="options">Limits, separator, threads.</param>
internal sealed class BulkPass(BulkColumn[] columns, int width, CsvOptions options)
{
    private readonly ConcurrentStack<BulkWorker> _idle = [];
    private readonly List<(RowRange Range, int Worker)> _read = [];
    private BulkWorker[] _workers = [];
    private int _made;

    /// <summary>How many rows were read.</summary>
    public int Rows { get; private set; }

    /// <summary>Reads whole rows of a window.</summary>
    /// <param name="window">The bytes.</param>
    /// <param name="ranges">Its rows, as <see cref="RowRange.Cut"/> gives them; the first one follows the rows that were read before.</param>
    /// <param name="expected">For how many rows in all to make room, if known better than by the rows that are there.</param>
    /// <returns>False when something is wrong.</returns>
    public bool Feed(ByteWindow window, RowRange[] ranges, int expected)
    {
        if (ranges.Length == 0)
            return true;
        Rows = ranges[^1].After;
        foreach (var column in columns)
            column.Reserve(Rows, expected);
        var owners = new int[ranges.Length];
        var (next, good) = (-1, true);
        Crew.Run(ranges.Length, options.Threads, _ =>
        {
            // a worker takes its rows in rising order, whichever thread it runs on
            var worker = _idle.TryPop(out var free) ? free : new(Interlocked.Increment(ref _made) - 1, columns, width, options);
            var mine = Interlocked.Increment(ref next);
            owners[mine] = worker.Number;
            if (Volatile.Read(ref good) && !worker.Read(window, ranges[mine]))
                Volatile.Write(ref good, false);
            _idle.Push(worker);
        });
        for (var i = 0; i < ranges.Length; i++)
            _read.Add((ranges[i], owners[i]));
        return good;
    }

    /// <summary>The finished columns, null for those of numbers that turned out to be text; null altogether when one column's words have more than 2 GiB.</summary>
    public Column?[]? Finish()
    {
        _workers = [.. _idle.OrderBy(w => w.Number)];
        var finished = new Column?[columns.Length];
        Crew.Run(columns.Length, options.Threads, i => finished[i] = columns[i] switch
        {
            BulkNumbers numbers => numbers.IsText ? null : numbers.Finish(Rows),
            BulkText text => Finish(text),
            _ => null,
        });
        return columns.Where((c, i) => c is BulkText && finished[i] is null).Any() ? null : finished;
    }

    private TextColumn? Finish(BulkText text)
    {
        if (WordMerge.Join([.. _workers.Select(w => w.Words(text.Slot))], options.Threads) is not var (words, codes))
            return null;
        if (_workers.Length > 1)
        {
            Crew.Run(_read.Count, options.Threads, i =>
            {
                var (range, worker) = _read[i];
                var map = codes[worker];
                foreach (ref var code in text.Codes.Slice(range.FirstRow, range.Rows))
                    code = code < 0 ? code : map[code];
            });
        }

        return text.Finish(Rows, words);
    }
}

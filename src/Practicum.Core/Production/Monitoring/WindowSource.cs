using System.Runtime.InteropServices;
using Practicum.Core.Production.Simulation;
using Practicum.Core.Worlds;

namespace Practicum.Core.Production.Monitoring;

/// <summary>Gathers what a monitor sees of production so far: columns after upstream incidents and repairs, scores as served, arrived labels.</summary>
internal sealed class WindowSource(Season season, SeenYear seen)
{
    private readonly Dictionary<(TextColumn, string), int[]> _codes = [];
    private readonly Dictionary<string, Dictionary<string, int>> _known = new(StringComparer.Ordinal);
    private readonly List<int> _rows = [];
    private double[] _numbers = [];
    private int[] _ints = [];

    /// <summary>Rows requested in ticks [from, to).</summary>
    public int Rows(int from, int to) => seen.TickStart[to] - seen.TickStart[from];

    /// <summary>Rows without an answer in ticks [from, to).</summary>
    public int Errors(int from, int to)
    {
        var errors = 0;
        for (var k = from; k < to; k++)
            errors += seen.Errors[k];
        return errors;
    }

    /// <summary>A numeric column over ticks [from, to); valid until the next call.</summary>
    public ReadOnlySpan<double> Numbers(string column, int from, int to)
    {
        var all = Room(ref _numbers, Rows(from, to));
        var at = 0;
        foreach (var (view, first, count) in seen.Runs(from, to))
        {
            view.Rows.Seen.Numbers(column).CopyTo(first, all.Slice(at, count));
            at += count;
        }

        return all;
    }

    /// <summary>A text column over ticks [from, to), coded as training codes it; one past training's last code is a value that training never had.</summary>
    public ReadOnlySpan<int> Codes(string column, int from, int to)
    {
        var all = Room(ref _ints, Rows(from, to));
        var at = 0;
        foreach (var (view, first, count) in seen.Runs(from, to))
        {
            var (texts, map) = Map(view.Rows, column);
            foreach (var code in texts.Codes.Slice(first, count))
                all[at++] = code < 0 ? -1 : map[code];
        }

        return all;
    }

    /// <summary>Scores as served over ticks [from, to), NaN or left out where there was none.</summary>
    public ReadOnlySpan<double> Scores(int from, int to, bool dropMissing = true)
    {
        var all = Room(ref _numbers, Rows(from, to));
        var first = seen.TickStart[from];
        for (var i = 0; i < all.Length; i++)
            all[i] = seen.Score[first + i];
        return dropMissing ? Compact(all) : all;
    }

    /// <summary>Scores and labels of the rows whose label arrived at ticks after <paramref name="after"/> up to <paramref name="upTo"/>.</summary>
    public (double[] Scores, byte[] Labels) Arrived(int after, int upTo)
    {
        _rows.Clear();
        seen.ArrivedRows(after, upTo, _rows);
        return Labelled();
    }

    /// <summary>Scores and labels of the rows requested in ticks [from, to) whose label had arrived at <paramref name="now"/>.</summary>
    public (double[] Scores, byte[] Labels) Requested(int from, int to, int now)
    {
        _rows.Clear();
        seen.RequestedRows(from, to, now, _rows);
        return Labelled();
    }

    /// <summary>Training's code of a text, or one past its last.</summary>
    public int CodeOf(string column, string text) => Known(column).GetValueOrDefault(text, Known(column).Count);

    private (double[] Scores, byte[] Labels) Labelled()
    {
        _rows.RemoveAll(i => float.IsNaN(seen.Score[i]));
        var (scores, labels) = (new double[_rows.Count], new byte[_rows.Count]);
        for (var j = 0; j < scores.Length; j++)
            (scores[j], labels[j]) = (seen.Score[_rows[j]], seen.Label[_rows[j]]);
        return (scores, labels);
    }

    private (TextColumn Texts, int[] Map) Map(WorldRows rows, string column)
    {
        var texts = (TextColumn)rows.Seen[column];
        ref var map = ref CollectionsMarshal.GetValueRefOrAddDefault(_codes, (texts, column), out _);
        map ??= [.. texts.Dictionary.Select(text => CodeOf(column, text))];
        return (texts, map);
    }

    private Dictionary<string, int> Known(string column)
    {
        if (_known.TryGetValue(column, out var known))
            return known;
        var dictionary = ((TextColumn)season.Reference.Rows[column]).Dictionary;
        known = new(StringComparer.Ordinal);
        for (var i = 0; i < dictionary.Length; i++)
            known.TryAdd(dictionary[i], i);
        return _known[column] = known;
    }

    private static Span<double> Compact(Span<double> values)
    {
        var kept = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
                values[kept++] = value;
        }

        return values[..kept];
    }

    private static Span<T> Room<T>(ref T[] buffer, int count)
    {
        if (buffer.Length < count)
            buffer = new T[count];
        return buffer.AsSpan(0, count);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using Practicum.Runner.Grades.Cells;

namespace Practicum.Runner.Grades.Matching;

/// <summary>
/// The rows of a file in parts by the top bits of their ids' numbers, each part so small that a table of it stays in a processor's cache (the partitioning of a radix join: Manegold, Boncz and
/// Kersten 2002). Rows rise within a part; rows without an id are in none.
/// </summary>
internal sealed class IdParts
{
    private const int RowsOfPart = 1 << 13, MostBits = 10, Slices = 8;

    private readonly int[] _starts;

    private IdParts(int[] starts, ulong[] hashes, int[] rows) => (_starts, Hashes, Rows) = (starts, hashes, rows);

    /// <summary>The number of each id, part by part.</summary>
    public ulong[] Hashes { get; }

    /// <summary>The row of each id, part by part.</summary>
    public int[] Rows { get; }

    /// <summary>How many bits of the number choose the part of one of <paramref name="rows"/> rows.</summary>
    public static int BitsFor(int rows) => Math.Clamp(BitOperations.Log2((uint)rows / RowsOfPart + 1) + 1, 1, MostBits);

    /// <summary>The ids of a part: from, and to (exclusive).</summary>
    public (int From, int To) this[int part] => (_starts[part], _starts[part + 1]);

    /// <summary>Sorts ids into 2^<paramref name="bits"/> parts.</summary>
    public static IdParts Of(TextCells ids, int bits)
    {
        var (parts, slice) = (1 << bits, (ids.Rows + Slices - 1) / Slices);
        var counts = new int[Slices][];
        Parallel.For(0, Slices, s => counts[s] = Count(ids, Math.Min(s * slice, ids.Rows), Math.Min((s + 1) * slice, ids.Rows), bits));
        var (starts, at) = (new int[parts + 1], 0);
        for (var part = 0; part < parts; part++)
        {
            starts[part] = at;
            foreach (var ofSlice in counts)
                (ofSlice[part], at) = (at, at + ofSlice[part]);
        }

        starts[parts] = at;
        var (hashes, rows) = (GC.AllocateUninitializedArray<ulong>(at), GC.AllocateUninitializedArray<int>(at));
        Parallel.For(0, Slices, s => Spread(ids, Math.Min(s * slice, ids.Rows), Math.Min((s + 1) * slice, ids.Rows), bits, counts[s], hashes, rows));
        return new(starts, hashes, rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] Count(TextCells ids, int from, int to, int bits)
    {
        var counts = new int[1 << bits];
        var hashes = ids.Hashes;
        var missing = IdHash.Missing;
        for (var row = from; row < to; row++)
            counts[hashes[row] >> (64 - bits)] += hashes[row] != missing ? 1 : 0;
        return counts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Spread(TextCells ids, int from, int to, int bits, int[] places, ulong[] hashes, int[] rows)
    {
        var all = ids.Hashes;
        var missing = IdHash.Missing;
        for (var row = from; row < to; row++)
        {
            if (all[row] == missing)
                continue;
            var place = places[all[row] >> (64 - bits)]++;
            hashes[place] = all[row];
            rows[place] = row;
        }
    }
}

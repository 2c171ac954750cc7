using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Learning.Trees;

/// <summary>For each column and code of a node's rows: the sums of their lanes (<see cref="FixedPoint"/>). A column has 256 cells; whole blocks of columns are kept.</summary>
/// <param name="blocks">How many blocks of columns.</param>
internal sealed class Histogram(int blocks)
{
    private const int Cells = 256, BlockCells = BinnedRows.Width * Cells;

    private readonly Vector128<long>[] cells = new Vector128<long>[blocks * BlockCells];

    /// <summary>The cells of a column.</summary>
    public ReadOnlySpan<Vector128<long>> Of(int column) => cells.AsSpan(column * Cells, Cells);

    /// <summary>Counts a block of columns.</summary>
    /// <param name="block">The block.</param>
    /// <param name="words">Its codes for each row of the table.</param>
    /// <param name="rows">The node's rows.</param>
    /// <param name="lanes">Their lanes, in the same order.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Count(int block, uint[] words, ReadOnlySpan<int> rows, ReadOnlySpan<Vector128<long>> lanes)
    {
        var own = cells.AsSpan(block * BlockCells, BlockCells);
        own.Clear();
        ref var first = ref MemoryMarshal.GetReference(own);
        ref var second = ref Unsafe.Add(ref first, Cells);
        ref var third = ref Unsafe.Add(ref first, 2 * Cells);
        ref var fourth = ref Unsafe.Add(ref first, 3 * Cells);
        ref var word = ref MemoryMarshal.GetArrayDataReference(words);
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var lane = ref MemoryMarshal.GetReference(lanes);
        for (nint i = 0; i < rows.Length; i++)
        {
            var codes = Unsafe.Add(ref word, (nint)(uint)Unsafe.Add(ref row, i));
            var add = Unsafe.Add(ref lane, i);
            Unsafe.Add(ref first, (nint)(codes & 255)) += add;
            Unsafe.Add(ref second, (nint)((codes >> 8) & 255)) += add;
            Unsafe.Add(ref third, (nint)((codes >> 16) & 255)) += add;
            Unsafe.Add(ref fourth, (nint)(codes >> 24)) += add;
        }
    }

    /// <summary>Takes a child's sums of one column away, which leaves the other child's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Subtract(Histogram child, int column, int codes)
    {
        var own = MemoryMarshal.Cast<Vector128<long>, long>(cells.AsSpan(column * Cells, codes));
        var less = MemoryMarshal.Cast<Vector128<long>, long>(child.cells.AsSpan(column * Cells, codes));
        var i = 0;
        for (; i + 8 <= own.Length; i += 8)
            (Vector512.Create<long>(own.Slice(i, 8)) - Vector512.Create<long>(less.Slice(i, 8))).CopyTo(own.Slice(i, 8));
        for (; i < own.Length; i++)
            own[i] -= less[i];
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Learning.Trees;

/// <summary>
/// The rows of a tree in the order of its nodes. Nodes are parted in pieces, each by one thread, which are put together in the order of the rows, so both
/// sides keep their order on any number of threads.
/// </summary>
internal sealed class RowPartition(BinnedRows data, Conduct conduct)
{
    private const int Piece = 8_192;

    private readonly int[] left = new int[data.Rows], right = new int[data.Rows];
    private readonly List<Chunk> chunks = [];

    /// <summary>The rows; a node's stand together.</summary>
    public int[] Rows { get; } = new int[data.Rows];

    /// <summary>The lanes of the rows of a node that is to be counted, in the order of <see cref="Rows"/>.</summary>
    public Vector128<long>[] Gathered { get; } = new Vector128<long>[data.Rows];

    /// <summary>Parts nodes: rows that go left first.</summary>
    /// <param name="parts">The nodes; given back with how many rows went left.</param>
    public void Part(List<Parting> parts)
    {
        chunks.Clear();
        var total = 0;
        for (var p = 0; p < parts.Count; p++)
        {
            for (var at = 0; at < parts[p].Count; at += Piece)
                chunks.Add(new(p, parts[p].First + at, Math.Min(Piece, parts[p].Count - at)));
            total += parts[p].Count;
        }

        var each = CollectionsMarshal.AsSpan(chunks);
        conduct.For(chunks.Count, total, i => Divide(ref CollectionsMarshal.AsSpan(chunks)[i], parts));
        foreach (ref var chunk in each)
        {
            var part = parts[chunk.Part];
            chunk.ToLeft = part.First + part.Left;
            part.Left += chunk.Left;
        }

        foreach (ref var chunk in each)
        {
            var part = parts[chunk.Part];
            chunk.ToRight = part.First + part.Left + part.Right;
            part.Right += chunk.Count - chunk.Left;
        }

        conduct.For(chunks.Count, total, i => Place(CollectionsMarshal.AsSpan(chunks)[i]));
    }

    /// <summary>Fetches the lanes of runs of rows.</summary>
    public void Gather(List<(int First, int Count)> runs, Vector128<long>[] lanes)
    {
        chunks.Clear();
        var total = 0;
        foreach (var (first, count) in runs)
        {
            for (var at = 0; at < count; at += Piece)
                chunks.Add(new(0, first + at, Math.Min(Piece, count - at)));
            total += count;
        }

        conduct.For(chunks.Count, total, i => Fetch(chunks[i], lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Divide(ref Chunk chunk, List<Parting> parts)
    {
        var part = parts[chunk.Part];
        var shift = part.Column % BinnedRows.Width * 8;
        ref var word = ref MemoryMarshal.GetArrayDataReference(data.Blocks[part.Column / BinnedRows.Width]);
        ref var goes = ref MemoryMarshal.GetArrayDataReference(part.GoesLeft);
        ref var row = ref Rows[chunk.First];
        ref var toLeft = ref left[chunk.First];
        ref var toRight = ref right[chunk.First];
        nint taken = 0;
        for (nint i = 0; i < chunk.Count; i++)
        {
            var one = Unsafe.Add(ref row, i);
            nint side = Unsafe.Add(ref goes, (nint)((Unsafe.Add(ref word, (nint)(uint)one) >> shift) & 255));
            Unsafe.Add(ref toLeft, taken) = one;
            Unsafe.Add(ref toRight, i - taken) = one;
            taken += side;
        }

        chunk.Left = (int)taken;
    }

    private void Place(in Chunk chunk)
    {
        left.AsSpan(chunk.First, chunk.Left).CopyTo(Rows.AsSpan(chunk.ToLeft));
        right.AsSpan(chunk.First, chunk.Count - chunk.Left).CopyTo(Rows.AsSpan(chunk.ToRight));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Fetch(in Chunk chunk, Vector128<long>[] lanes)
    {
        ref var lane = ref MemoryMarshal.GetArrayDataReference(lanes);
        var rows = Rows.AsSpan(chunk.First, chunk.Count);
        var gathered = Gathered.AsSpan(chunk.First, chunk.Count);
        for (var i = 0; i < rows.Length; i++)
            gathered[i] = Unsafe.Add(ref lane, (nint)(uint)rows[i]);
    }

    private record struct Chunk(int Part, int First, int Count)
    {
        public int Left { get; set; }

        public int ToLeft { get; set; }

        public int ToRight { get; set; }
    }
}

/// <summary>A node to be parted.</summary>
/// <param name="First">Place of its first row.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Column">Column that decides.</param>
/// <param name="GoesLeft">1 for each of the 256 codes that go left, else 0.</param>
internal sealed record Parting(int First, int Count, int Column, byte[] GoesLeft)
{
    /// <summary>Rows that went left.</summary>
    public int Left { get; set; }

    /// <summary>Rows that went right.</summary>
    public int Right { get; set; }
}

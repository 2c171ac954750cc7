using System.Numerics;
using System.Runtime.CompilerServices;

using Practicum.Runner.Grades.Cells;

namespace Practicum.Runner.Grades.Matching;

/// <summary>
/// Finds rows of a file by id: open addressing in parts, one for each run of the top bits of the ids' numbers, so that threads never meet. A place holds half of the number and the row.
/// </summary>
internal sealed class IdIndex
{
    private readonly TextCells _ids;
    private readonly ulong[] _places;
    private readonly int _partShift, _placeBits;

    /// <summary>Makes an empty index for some ids.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="parts">Number of parts, a power of two from 2 up.</param>
    public IdIndex(TextCells ids, int parts)
    {
        (_ids, Parts, _partShift) = (ids, parts, 64 - BitOperations.Log2((uint)parts));
        var sizes = new int[parts];
        foreach (var hash in ids.Hashes)
            sizes[hash >> _partShift]++;
        _placeBits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(sizes.Max(), 8)) * 2 - 1);
        _places = new ulong[parts << _placeBits];
    }

    /// <summary>How many parts.</summary>
    public int Parts { get; }

    /// <summary>Enters the ids of one part, row by row; an id that is there already is told in <paramref name="twice"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Enter(int part, List<IdPair> twice)
    {
        var hashes = _ids.Hashes;
        var lengths = _ids.Lengths;
        var places = Part(part);
        for (var row = 0; row < hashes.Length; row++)
        {
            var hash = hashes[row];
            if ((int)(hash >> _partShift) != part || lengths[row] == 0)
                continue;
            var found = Find(places, _ids, hash, _ids, row, out var place);
            if (found >= 0)
                twice.Add(new(row, found));
            else
                places[place] = hash & 0xFFFF_FFFF_0000_0000 | (uint)(row + 1);
        }
    }

    /// <summary>Looks up the ids of another file that fall into one part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="others">The ids that are looked up.</param>
    /// <param name="match">Gets, for each row of the index, the row of <paramref name="others"/>; −1 is free.</param>
    /// <param name="twice">Gets ids that came before.</param>
    /// <param name="surplus">Gets rows whose id the index does not have.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Match(int part, TextCells others, int[] match, List<IdPair> twice, List<int> surplus)
    {
        var hashes = others.Hashes;
        var lengths = others.Lengths;
        var places = Part(part);
        for (var row = 0; row < hashes.Length; row++)
        {
            var hash = hashes[row];
            if ((int)(hash >> _partShift) != part || lengths[row] == 0)
                continue;
            var found = Find(places, _ids, hash, others, row, out _);
            if (found < 0)
                surplus.Add(row);
            else if (match[found] >= 0)
                twice.Add(new(row, match[found]));
            else
                match[found] = row;
        }
    }

    private Span<ulong> Part(int part) => _places.AsSpan(part << _placeBits, 1 << _placeBits);

    /// <summary>The row of an id, or −1 and the free place for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Find(Span<ulong> places, TextCells ids, ulong hash, TextCells others, int row, out int place)
    {
        var mask = places.Length - 1;
        for (place = (int)hash & mask; ; place = (place + 1) & mask)
        {
            var held = places[place];
            if (held == 0)
                return -1;
            var found = (int)(uint)held - 1;
            if (held >> 32 == hash >> 32 && ids.Hashes[found] == hash && ((ids.IsExact && others.IsExact) || ids[found].SequenceEqual(others[row])))
                return found;
        }
    }
}

/// <summary>Two rows of one file with the same id.</summary>
/// <param name="Row">The later row.</param>
/// <param name="First">The first row.</param>
internal readonly record struct IdPair(int Row, int First);

using System.Runtime.CompilerServices;

namespace Practicum.Numerics.Tables.Csv.Bulk;

/// <summary>Reads columns of text into the codes of one thread's words: first all hashes of a batch, then all words, so that waiting for memory overlaps.</summary>
internal sealed unsafe class TextCells(CsvOptions options)
{
    private const int Missing = -1;
    private const int Doubled = -2;

    private Found[] _found = [];
    private byte[] _plain = [];

    /// <summary>Reads one column of a batch.</summary>
    /// <returns>False when a cell is too long, or the words are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public bool Read(in CellBatch batch, int column, WordTable words, Span<int> codes)
    {
        if (_found.Length < batch.Rows)
            _found = new Found[batch.Rows];
        var found = _found.AsSpan(0, batch.Rows);
        if (!Hash(in batch, column, words, found))
            return false;
        for (var row = 0; row < found.Length; row++)
        {
            ref var cell = ref found[row];
            var code = cell.Length >= 0 ? words.CodeOf(cell.Start, cell.Length, cell.Head, cell.Hash, batch.FirstRow + row) : Other(ref cell, words, batch.FirstRow + row);
            if (code < Missing || (code == Missing && cell.Length != Missing))
                return false;
            codes[row] = code;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private bool Hash(in CellBatch batch, int column, WordTable words, Span<Found> found)
    {
        var last = batch.Window.Start + batch.Window.Length - 8;
        for (var row = 0; row < found.Length; row++)
        {
            var start = batch.Cell(row, column, out var length);
            if (length == 0)
            {
                found[row].Length = Missing;
                continue;
            }

            if (*start == '"')
            {
                // cells that lie askew in their rows; the walk that counts lines tells where
                if (length < 2 || start[length - 1] != '"')
                    return false;
                if (Quoted(start, length, ref found[row]))
                    continue;
                start = found[row].Start;
                length = found[row].Length;
            }

            if (length > options.MaxCellBytes)
                return false;
            var head = WordTable.Head(start, length, start <= last);
            var hash = words.Hash(start, length, head);
            words.Prefetch(hash);
            found[row] = new() { Start = start, Length = length, Head = head, Hash = hash };
        }

        return true;
    }

    /// <summary>Takes the quotes away; true when nothing is left to be hashed now.</summary>
    private bool Quoted(byte* start, int length, ref Found found)
    {
        var inner = new ReadOnlySpan<byte>(start + 1, length - 2);
        found.Start = start + 1;
        found.Length = inner.IsEmpty && !options.KeepEmptyText ? Missing : inner.Length;
        if (inner.Contains((byte)'"'))
        {
            found.Hash = (ulong)inner.Length;
            found.Length = Doubled;
        }

        return found.Length < 0;
    }

    /// <summary>A missing cell, or one with doubled quotes, which are made single; −3 when it is too long.</summary>
    private int Other(ref Found cell, WordTable words, int row)
    {
        if (cell.Length == Missing)
            return Missing;
        var inner = new ReadOnlySpan<byte>(cell.Start, (int)cell.Hash);
        if (_plain.Length < inner.Length)
            _plain = new byte[Math.Max(64, inner.Length)];
        var length = CsvQuotes.Single(inner, _plain);
        if (length > options.MaxCellBytes)
            return -3;
        fixed (byte* plain = _plain)
        {
            var head = WordTable.Head(plain, length, true);
            return words.CodeOf(plain, length, head, words.Hash(plain, length, head), row) is >= 0 and var code ? code : -3;
        }
    }

    private struct Found
    {
        public byte* Start;
        public ulong Head;
        public ulong Hash;
        public int Length;
    }
}

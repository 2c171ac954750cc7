using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Practicum.Runner.Grades.Cells;

/// <summary>Reads the rows of one block of a plain file: no quotes, so that a line feed always ends a row and a separator always ends a cell.</summary>
internal ref struct PlainBlock(PlainLayout layout, int row, bool hasReturns)
{
    private const int MostCellBytes = 1 << 20;

    private readonly byte[] _buffer = layout.Source.Buffer;
    private readonly CellKind[] _kinds = layout.Kinds;
    private int _row = row, _column, _start, _longest;

    /// <summary>Reads the rows from <paramref name="from"/> to <paramref name="to"/>, which follows a line end or is the file's end; false when a row has another number of cells.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read(int from, int to)
    {
        _start = from;
        ref var first = ref MemoryMarshal.GetArrayDataReference(_buffer);
        var (feed, separator) = (Vector256.Create((byte)'\n'), Vector256.Create(layout.Source.Separator));
        for (var i = from; i < to; i += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref first, (nuint)i);
            var ends = (Vector256.Equals(bytes, feed) | Vector256.Equals(bytes, separator)).ExtractMostSignificantBits();
            if (to - i < Vector256<byte>.Count)
                ends &= (1U << (to - i)) - 1;
            for (; ends != 0; ends &= ends - 1)
            {
                if (!End(i + BitOperations.TrailingZeroCount(ends)))
                    return false;
            }
        }

        var whole = (_start >= to && _column == 0) || LastLine(to);
        layout.SawLongest(_longest);
        return whole;
    }

    /// <summary>A row that the file's end ends.</summary>
    private bool LastLine(int to)
    {
        if (_column != _kinds.Length - 1)
            return false;
        Keep(_column, _start, to - _start);
        return to - _start <= MostCellBytes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool End(int at)
    {
        var isRow = _buffer[at] == '\n';
        if (isRow != (_column == _kinds.Length - 1))
            return false;
        var length = at - _start;
        if (isRow && hasReturns && length > 0 && _buffer[at - 1] == '\r')
            length--;
        if (length > MostCellBytes)
            return false;
        Keep(_column, _start, length);
        _start = at + 1;
        if (isRow)
            (_column, _row) = (0, _row + 1);
        else
            _column++;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Keep(int column, int start, int length)
    {
        if (_kinds[column] == CellKind.Text)
        {
            layout.Starts[column][_row] = start;
            _longest = Math.Max(_longest, length);
            layout.Hashes[column][_row] = IdHash.Of(_buffer, start, length);
        }
        else if (_kinds[column] == CellKind.Number)
        {
            layout.Numbers[column][_row] = CellNumber.TryReadPlain(_buffer.AsSpan(start, length), out var value) ? value : Odd(start, length);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly double Odd(int start, int length) => CellNumber.TryRead(_buffer.AsSpan(start, length), out var value) ? value : double.NaN;
}

using System.Runtime.CompilerServices;

namespace Practicum.Numerics.Tables.Csv.Bulk;

/// <summary>Some whole rows whose cell ends are known.</summary>
/// <param name="window">The bytes.</param>
/// <param name="ends">Where cells end, row by row; the element before the first is the byte before the first cell.</param>
/// <param name="columns">Cells in a row.</param>
/// <param name="rows">How many rows.</param>
/// <param name="firstRow">The index of the first row in the table.</param>
/// <param name="returns">Whether there may be carriage returns before line ends.</param>
internal readonly unsafe ref struct CellBatch(ByteWindow window, int* ends, int columns, int rows, int firstRow, bool returns)
{
    /// <summary>The bytes.</summary>
    public readonly ByteWindow Window = window;

    /// <summary>How many rows.</summary>
    public readonly int Rows = rows;

    /// <summary>The index of the first row in the table.</summary>
    public readonly int FirstRow = firstRow;

    private readonly int* _ends = ends;
    private readonly int _columns = columns;
    private readonly bool _returns = returns;

    /// <summary>Whether every row ends with a line end, or with the window.</summary>
    public bool RowsEnd
    {
        get
        {
            for (var row = 0; row < Rows; row++)
            {
                var end = _ends[((row + 1) * _columns) - 1];
                if (end < Window.Length && Window.Start[end] != '\n')
                    return false;
            }

            return true;
        }
    }

    /// <summary>The cell of a row and column, with its quotes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Cell(int row, int column, out int length)
    {
        var at = (row * _columns) + column;
        var start = _ends[at - 1] + 1;
        length = _ends[at] - start;
        if (_returns && column == _columns - 1 && length > 0 && Window.Start[start + length - 1] == '\r')
            length--;
        return Window.Start + start;
    }
}

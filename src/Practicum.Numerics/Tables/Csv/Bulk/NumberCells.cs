using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Practicum.Numerics.Tables.Csv.Bulk;

/// <summary>
/// Reads columns of numbers. Up to sixteen digits with or without a point and a minus sign are read sixteen bytes at a time (Muła and Lemire 2018, "Parsing series
/// of integers with SIMD"; the quotient of two exact doubles is correctly rounded, Clinger 1990); everything else goes to <see cref="CsvNumber"/>, with the same value.
/// </summary>
internal static unsafe class NumberCells
{
    private const CsvNumberKind TooLong = (CsvNumberKind)(-1);
    private const ulong ExactLimit = 1UL << 53;

    // sixteen zeros, then sixteen ones: read at n to keep the last n of sixteen bytes
    private static ReadOnlySpan<byte> KeepLast => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255];

    private static ReadOnlySpan<double> Powers => [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads one column of a batch.</summary>
    /// <returns>False when a cell is wrong: no finite number in a column that must be numbers, or too long.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static bool Read(in CellBatch batch, BulkNumbers column, Span<double> values, CsvOptions options)
    {
        var most = options.MaxCellBytes;
        for (var row = 0; row < batch.Rows; row++)
        {
            var cell = batch.Cell(row, column.Index, out var length);
            if (length <= 17 && length <= most && cell + length - 16 >= batch.Window.Start && Quick(cell, length, out values[row]))
                continue;
            var kind = Slow(cell, length, column.Inferred, options, out values[row]);
            if (kind == CsvNumberKind.Finite)
                continue;
            if (!column.Inferred || kind == TooLong)
                return false;
            column.IsText = true;
            return true;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Quick(byte* cell, int length, out double value)
    {
        value = double.NaN;
        if (length == 0)
            return true;
        var minus = *cell == '-' ? 1 : 0;
        var kept = length - minus;
        if (!Ssse3.IsSupported || kept > 16)
            return false;
        var digits = (Vector128.Load(cell + length - 16) - Vector128.Create((byte)'0')) & Vector128.LoadUnsafe(ref Unsafe.AsRef(in KeepLast[0]), (nuint)kept);
        var others = Vector128.GreaterThan(digits, Vector128.Create((byte)9)).ExtractMostSignificantBits();
        var scale = 0;
        if (others != 0)
        {
            var point = System.Numerics.BitOperations.TrailingZeroCount(others);
            if ((others & (others - 1)) != 0 || cell[length - 16 + point] != '.')
                return false;
            scale = 15 - point;
            kept--;
            var after = Vector128.LoadUnsafe(ref Unsafe.AsRef(in KeepLast[0]), (nuint)scale);
            digits = Vector128.ConditionalSelect(after, digits, Sse2.ShiftLeftLogical128BitLane(digits, 1));
        }

        var pairs = Ssse3.MultiplyAddAdjacent(digits, Vector128.Create(10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, (sbyte)1));
        var fours = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create(100, 1, 100, 1, 100, 1, 100, (short)1));
        var eights = Sse2.MultiplyAddAdjacent(Sse2.PackSignedSaturate(fours, fours), Vector128.Create(10_000, 1, 10_000, 1, 10_000, 1, 10_000, (short)1)).AsUInt32();
        var mantissa = (eights.ToScalar() * 100_000_000UL) + eights.GetElement(1);
        if (kept <= 0 || mantissa > ExactLimit)
            return false;
        var size = (long)mantissa / Unsafe.Add(ref Unsafe.AsRef(in Powers[0]), scale);
        value = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(size) | ((ulong)minus << 63));
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CsvNumberKind Slow(byte* cell, int length, bool inferred, CsvOptions options, out double value)
    {
        value = double.NaN;
        if (length == 0)
            return CsvNumberKind.Finite;
        var inner = *cell == '"' ? new ReadOnlySpan<byte>(cell + 1, length - 2) : new(cell, length);
        if (inner.Length - (inner.Count((byte)'"') / 2) > options.MaxCellBytes)
            return TooLong;
        if (inner.IsEmpty)
            return options.KeepEmptyText && inferred ? CsvNumberKind.NotNumber : CsvNumberKind.Finite;
        return CsvNumber.Parse(inner, out value);
    }
}

using System.Runtime.CompilerServices;

namespace Practicum.Runner.Grades.Cells;

/// <summary>
/// Reads decimal numbers as the strict CSV reader does, correctly rounded: up to 2⁵³ without the point and powers of ten up to 22 in one exact division
/// (Clinger 1990, "How to read floating point numbers accurately"); others by the runtime.
/// </summary>
internal static class CellNumber
{
    private const ulong ExactLimit = 1UL << 53;

    private static ReadOnlySpan<double> Powers =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Reads a short plain number, a minus sign, digits with at most one point; false for anything else, which <see cref="TryRead"/> may still know.</summary>
    /// <param name="cell">The cell's bytes.</param>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadPlain(ReadOnlySpan<byte> cell, out double value)
    {
        ulong mantissa = 0;
        var negative = cell.Length > 1 && cell[0] == '-';
        if (negative)
            cell = cell[1..];
        var point = cell.Length;
        for (var i = 0; i < cell.Length; i++)
        {
            var digit = (uint)cell[i] - '0';
            if (digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
            }
            else if (cell[i] == '.' && point == cell.Length)
            {
                point = i;
            }
            else
            {
                value = 0;
                return false;
            }
        }

        var digits = point == cell.Length ? cell.Length : cell.Length - 1;
        value = digits == cell.Length ? mantissa : mantissa / Powers[Math.Min(cell.Length - point - 1, 22)];
        value = negative ? -value : value;
        return digits is > 0 and <= 19 && mantissa <= ExactLimit;
    }

    /// <summary>Reads any finite number: a sign, digits with at most one point, an exponent; no spaces, no words.</summary>
    /// <param name="cell">The cell's bytes.</param>
    /// <param name="value">The number; NaN when there is none.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryRead(ReadOnlySpan<byte> cell, out double value)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!cell.IsEmpty && !cell.ContainsAnyExcept("0123456789+-.eE"u8) && double.TryParse(cell, Style, CultureInfo.InvariantCulture, out value) && double.IsFinite(value))
            return true;
        value = double.NaN;
        return false;
    }
}

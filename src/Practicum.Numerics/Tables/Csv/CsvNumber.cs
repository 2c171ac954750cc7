namespace Practicum.Numerics.Tables.Csv;

/// <summary>What a cell was, read as a number.</summary>
internal enum CsvNumberKind
{
    /// <summary>A finite number.</summary>
    Finite,

    /// <summary>NaN, an infinity, or a number too large for a double.</summary>
    NotFinite,

    /// <summary>Something else.</summary>
    NotNumber,
}

/// <summary>
/// Reads decimal numbers, correctly rounded: up to 2⁵³ and small powers of ten exactly (Clinger 1990), up to nineteen digits by <see cref="DecimalPowers"/>, others by
/// the runtime.
/// </summary>
internal static class CsvNumber
{
    private const ulong ExactLimit = 1UL << 53;

    private static ReadOnlySpan<double> Powers =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Reads one cell.</summary>
    public static CsvNumberKind Parse(ReadOnlySpan<byte> cell, out double value)
    {
        ulong mantissa = 0;
        int digits = 0, significant = 0, scale = 0, i = 0;
        var negative = false;
        if (cell.Length > 0 && cell[0] is (byte)'-' or (byte)'+')
            negative = cell[i++] == '-';
        var point = false;
        for (; i < cell.Length; i++)
        {
            var d = (uint)cell[i] - '0';
            if (d <= 9)
            {
                digits++;
                significant += mantissa != 0 || d != 0 ? 1 : 0;
                if (significant <= 19)
                    mantissa = mantissa * 10 + d;
                scale -= point ? 1 : 0;
            }
            else if (cell[i] == '.' && !point)
            {
                point = true;
            }
            else
            {
                break;
            }
        }

        if (digits == 0)
            return Word(cell, out value);
        if (i < cell.Length)
        {
            if ((cell[i] | 0x20) != 'e' || !Exponent(cell[(i + 1)..], out var exponent))
            {
                value = double.NaN;
                return CsvNumberKind.NotNumber;
            }

            scale += exponent;
        }

        if (significant <= 19 && mantissa <= ExactLimit && scale is >= -22 and <= 22)
        {
            value = scale < 0 ? mantissa / Powers[-scale] : mantissa * Powers[scale];
            value = negative ? -value : value;
            return CsvNumberKind.Finite;
        }

        if (significant <= 19 && mantissa != 0 && scale is >= -DecimalPowers.Most and <= DecimalPowers.Most)
        {
            value = DecimalPowers.Nearest(mantissa, scale);
            value = negative ? -value : value;
            return CsvNumberKind.Finite;
        }

        if (!double.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value))
            return CsvNumberKind.NotNumber;
        return double.IsFinite(value) ? CsvNumberKind.Finite : CsvNumberKind.NotFinite;
    }

    private static bool Exponent(ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        var negative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
            text = text[1..];
        if (text.IsEmpty)
            return false;
        foreach (var b in text)
        {
            if (b is < (byte)'0' or > (byte)'9')
                return false;
            exponent = Math.Min(100_000, exponent * 10 + b - '0');
        }

        exponent = negative ? -exponent : exponent;
        return true;
    }

    private static CsvNumberKind Word(ReadOnlySpan<byte> cell, out double value)
    {
        value = double.NaN;
        if (cell.Length > 0 && cell[0] is (byte)'-' or (byte)'+')
            cell = cell[1..];
        foreach (var word in (ReadOnlySpan<string>)["nan", "inf", "infinity", "1.#inf", "1.#qnan"])
        {
            if (System.Text.Ascii.EqualsIgnoreCase(cell, word))
                return CsvNumberKind.NotFinite;
        }

        return CsvNumberKind.NotNumber;
    }
}

using System.Numerics;

namespace Practicum.Core.Proving.Leaks;

/// <summary>How a cell is written: length, decimals, zeros at the end, zero bits at the end of a number; length and blanks at the ends of a text.</summary>
internal static class FormatAttacks
{
    /// <summary>Attacks on one feature.</summary>
    public static IEnumerable<LeakAttack> Of(LeakFiles files, Field field)
    {
        var name = field.Name;
        if (field.Kind == FieldKind.Text)
        {
            yield return new("format", $"{name}, length", false, () => files.OfTexts(name, text => text.Length));
            yield return new("format", $"{name}, blanks at the ends", false, () => files.OfTexts(name, text => text.Length - text.Trim().Length));
            yield return new("format", $"{name}, capitals", false, () => files.OfTexts(name, text => text.Count(char.IsUpper)));
            yield break;
        }

        var written = new Lazy<(double[] Length, double[] Decimals, double[] Zeros)>(() => Written(files.Numbers(name)));
        yield return new("format", $"{name}, length", false, () => written.Value.Length);
        yield return new("format", $"{name}, decimals", false, () => written.Value.Decimals);
        yield return new("format", $"{name}, zeros at the end", false, () => written.Value.Zeros);
        yield return new("format", $"{name}, zero bits at the end", false,
            () => Array.ConvertAll(files.Numbers(name), v => double.IsNaN(v) ? double.NaN : BitOperations.TrailingZeroCount(BitConverter.DoubleToInt64Bits(v))));
    }

    /// <summary>Of the shortest text that reads as the same number: characters, digits after the point, and zeros at the end of a whole number.</summary>
    internal static (double[] Length, double[] Decimals, double[] Zeros) Written(double[] values)
    {
        var (length, decimals, zeros) = (new double[values.Length], new double[values.Length], new double[values.Length]);
        Span<char> text = stackalloc char[64];
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                length[i] = decimals[i] = zeros[i] = double.NaN;
                continue;
            }

            values[i].TryFormat(text, out var count, "R", CultureInfo.InvariantCulture);
            var digits = text[..count];
            if (digits.IndexOf('E') is >= 0 and var exponent)
                digits = digits[..exponent];
            var point = digits.IndexOf('.');
            length[i] = count;
            decimals[i] = point < 0 ? 0 : digits.Length - point - 1;
            zeros[i] = point < 0 ? digits.Length - digits.TrimEnd('0').Length : 0;
        }

        return (length, decimals, zeros);
    }
}

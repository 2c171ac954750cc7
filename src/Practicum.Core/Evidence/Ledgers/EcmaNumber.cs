namespace Practicum.Core.Evidence.Ledgers;

/// <summary>Numbers as ECMAScript spells them (ECMA-262, Number::toString, radix 10), which RFC 8785 asks for.</summary>
public static class EcmaNumber
{
    /// <summary>
    /// The shortest digits that read back as the same double: plain from 1e−6 up to 1e21, with an exponent elsewhere; −0 is <c>0</c>.
    /// </summary>
    /// <exception cref="ArgumentException">NaN and the infinities have no spelling in JSON.</exception>
    public static string Text(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException("NaN and infinity have no spelling in JSON.");
        if (value == 0)
            return "0";
        var (digits, point) = Digits(Math.Abs(value));
        var sign = value < 0 ? "-" : "";
        var count = digits.Length;
        if (point is > 0 and <= 21)
        {
            return count <= point
                ? sign + digits + new string('0', point - count)
                : sign + digits[..point] + "." + digits[point..];
        }

        if (point is > -6 and <= 0)
            return sign + "0." + new string('0', -point) + digits;
        var exponent = point - 1;
        var power = (exponent < 0 ? "e-" : "e+") + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);
        return sign + (count == 1 ? digits : digits[..1] + "." + digits[1..]) + power;
    }

    /// <summary>Shortest digits without zeros at either end, and the place of the point: value = 0.digits × 10^point.</summary>
    private static (string Digits, int Point) Digits(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = 0;
        var e = text.IndexOf('E');
        if (e >= 0)
        {
            exponent = int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..e];
        }

        var dot = text.IndexOf('.');
        var whole = dot < 0 ? text.Length : dot;
        var digits = dot < 0 ? text : text.Remove(dot, 1);
        var leading = digits.Length - digits.TrimStart('0').Length;
        return (digits.Trim('0'), whole + exponent - leading);
    }
}

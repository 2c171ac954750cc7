using System.Numerics;

namespace Practicum.Onnx.Costs.Knowns;

/// <summary>
/// Computes with known numbers exactly as a runtime does: whole numbers wrap at their width, floats are rounded to their width after each step (IEEE 754).
/// Where runtimes may differ (division by 0, conversions out of range, NaN) the number counts as not known.
/// </summary>
internal static class Arithmetic
{
    /// <summary>Types of which numbers are followed.</summary>
    public static bool Followed(int element) => element is Elements.Single or Elements.Double or Elements.Int32 or Elements.Int64 or Elements.Flag;

    /// <summary>An operator with two numbers of the same type; null when the result is not known.</summary>
    public static long? Two(string op, int element, long a, long b) => element switch
    {
        Elements.Single or Elements.Double => Reals(op, Cells.Real(a), Cells.Real(b)) is { } real ? Fit(element, real) : Compared(op, Cells.Real(a), Cells.Real(b)),
        Elements.Flag => Flags(op, a != 0, b != 0),
        Elements.Int32 or Elements.Int64 => Wholes(op, a, b) is { } whole ? Fit(element, whole) : Compared(op, a, b),
        _ => null,
    };

    /// <summary>An operator with one number.</summary>
    public static long? One(string op, int element, long cell)
    {
        if (element is Elements.Single or Elements.Double)
        {
            var real = Cells.Real(cell);
            double? result = op switch
            {
                "Neg" => -real,
                "Abs" => Math.Abs(real),
                "Floor" => Math.Floor(real),
                "Ceil" => Math.Ceiling(real),
                "Round" => Math.Round(real, MidpointRounding.ToEven),
                "Sqrt" when real >= 0 => Math.Sqrt(real),
                "Reciprocal" when real != 0 => 1 / real,
                "Relu" => Math.Max(real, 0),
                _ => null,
            };
            return result is { } known ? Fit(element, known) : null;
        }

        return (op, element) switch
        {
            ("Not", Elements.Flag) => cell == 0 ? 1 : 0,
            ("Neg", Elements.Int32 or Elements.Int64) => Fit(element, unchecked(-cell)),
            ("Abs", Elements.Int32 or Elements.Int64) => Fit(element, cell < 0 ? unchecked(-cell) : cell),
            ("Relu", Elements.Int32 or Elements.Int64) => Math.Max(cell, 0),
            ("Sign", Elements.Int32 or Elements.Int64) => Math.Sign(cell),
            _ => null,
        };
    }

    /// <summary>A number as another type.</summary>
    public static long? Cast(long cell, int from, int to)
    {
        if (!Followed(from) || !Followed(to))
            return null;
        if (from is Elements.Single or Elements.Double)
        {
            var real = Cells.Real(cell);
            if (to is Elements.Single or Elements.Double)
                return Fit(to, real);
            if (to == Elements.Flag)
                return real != 0 ? 1 : 0;
            var edge = to == Elements.Int32 ? 2147483648.0 : 9223372036854775808.0;
            return real > -edge && real < edge ? (long)real : null;
        }

        return to switch
        {
            Elements.Single => Fit(to, (float)cell),
            Elements.Double => Fit(to, (double)cell),
            Elements.Flag => cell != 0 ? 1 : 0,
            _ => Fit(to, cell),
        };
    }

    private static long Fit(int element, long whole) => element == Elements.Int32 ? unchecked((int)whole) : whole;

    private static long? Fit(int element, double real) => double.IsNaN(real) ? null : Cells.From(element == Elements.Single ? (float)real : real);

    private static long? Wholes(string op, long a, long b) => unchecked(op switch
    {
        "Add" or "Sum" => a + b,
        "Sub" => a - b,
        "Mul" => a * b,
        "Div" when b is not 0 and not -1 => a / b,
        "Mod" when b is not 0 and not -1 => a % b is var rest && rest != 0 && (rest < 0) != (b < 0) ? rest + b : a % b,
        "Min" => Math.Min(a, b),
        "Max" => Math.Max(a, b),
        _ => null,
    });

    private static long? Compared<T>(string op, T a, T b)
        where T : IComparisonOperators<T, T, bool> => op switch
        {
            "Equal" => a == b ? 1 : 0,
            "Less" => a < b ? 1 : 0,
            "LessOrEqual" => a <= b ? 1 : 0,
            "Greater" => a > b ? 1 : 0,
            "GreaterOrEqual" => a >= b ? 1 : 0,
            _ => null,
        };

    private static double? Reals(string op, double a, double b) => op switch
    {
        "Add" or "Sum" => a + b,
        "Sub" => a - b,
        "Mul" => a * b,
        "Div" when b != 0 => a / b,
        "Min" => Math.Min(a, b),
        "Max" => Math.Max(a, b),
        _ => null,
    };

    private static long? Flags(string op, bool a, bool b) => op switch
    {
        "And" => a && b ? 1 : 0,
        "Or" => a || b ? 1 : 0,
        "Xor" => a != b ? 1 : 0,
        "Equal" => a == b ? 1 : 0,
        _ => null,
    };
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Primitives.Special;

/// <summary>
/// The standard normal quantile by rational approximations on three ranges (Wichura 1988, "Algorithm AS 241", PPND16; relative error about 1e-16).
/// The middle range (85 % of all draws) is taken four at a time with the same operations in the same order as singly.
/// </summary>
internal static class NormalQuantile
{
    private const double Split = 0.425, Square = 0.180625;

    private static ReadOnlySpan<double> A =>
    [
        3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
        4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
    ];

    private static ReadOnlySpan<double> B =>
    [
        1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
        2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
    ];

    private static ReadOnlySpan<double> C =>
    [
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ];

    private static ReadOnlySpan<double> D =>
    [
        1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    private static ReadOnlySpan<double> E =>
    [
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    private static ReadOnlySpan<double> F =>
    [
        1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];

    /// <summary>The quantile; −∞ at 0, +∞ at 1, NaN outside.</summary>
    public static double Of(double u)
    {
        var q = u - 0.5;
        if (!(Math.Abs(q) <= Split))
            return Tail(u);
        var r = Square - q * q;
        return q * (Polynomial(A, r) / Polynomial(B, r));
    }

    /// <summary>Replaces each u by its quantile.</summary>
    public static void Fill(Span<double> u)
    {
        var i = 0;
        for (; i + 4 <= u.Length; i += 4)
        {
            var x = Vector256.Create<double>(u.Slice(i, 4));
            var q = x - Vector256.Create(0.5);
            var middle = Vector256.LessThanOrEqual(Vector256.Abs(q), Vector256.Create(Split));
            var r = Vector256.Create(Square) - q * q;
            var value = q * (Polynomial(A, r) / Polynomial(B, r));
            value.CopyTo(u[i..]);
            var tails = ~middle.ExtractMostSignificantBits() & 15;
            for (; tails != 0; tails &= tails - 1)
            {
                var lane = System.Numerics.BitOperations.TrailingZeroCount(tails);
                u[i + lane] = Tail(x[lane]);
            }
        }

        for (; i < u.Length; i++)
            u[i] = Of(u[i]);
    }

    private static double Tail(double u)
    {
        if (!(u > 0 && u < 1))
            return u == 0 ? double.NegativeInfinity : u == 1 ? double.PositiveInfinity : double.NaN;
        var r = Math.Sqrt(-Math.Log(u < 0.5 ? u : 1 - u));
        double size;
        if (r <= 5)
        {
            r -= 1.6;
            size = Polynomial(C, r) / Polynomial(D, r);
        }
        else
        {
            r -= 5;
            size = Polynomial(E, r) / Polynomial(F, r);
        }

        return u < 0.5 ? -size : size;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Polynomial(ReadOnlySpan<double> c, double x) =>
        ((((((c[7] * x + c[6]) * x + c[5]) * x + c[4]) * x + c[3]) * x + c[2]) * x + c[1]) * x + c[0];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Polynomial(ReadOnlySpan<double> c, Vector256<double> x) =>
        ((((((x * c[7] + Vector256.Create(c[6])) * x + Vector256.Create(c[5])) * x + Vector256.Create(c[4])) * x + Vector256.Create(c[3])) * x
          + Vector256.Create(c[2])) * x + Vector256.Create(c[1])) * x + Vector256.Create(c[0]);
}

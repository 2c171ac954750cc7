using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Practicum.Numerics.Primitives.Special;

namespace Practicum.Numerics.Primitives;

/// <summary>
/// Draws by inverse cdf: each takes one uniform number u in (0, 1) and gives the u-quantile of a distribution.
/// The <c>Fill</c> forms work on whole columns and give the same bits as the single forms, whatever the length.
/// Arguments outside their range give NaN, never an exception.
/// </summary>
public static class InverseCdf
{
    /// <summary>Quantile of the standard normal distribution; relative error about 1e-16 (Wichura 1988, algorithm AS 241, PPND16).</summary>
    public static double Normal(double u) => NormalQuantile.Of(u);

    /// <summary>Quantile of exp(mu + sigma Z), Z standard normal; <paramref name="sigma"/> ≥ 0.</summary>
    public static double LogNormal(double u, double mu, double sigma) => VectorExp(mu + sigma * NormalQuantile.Of(u));

    /// <summary>Quantile of the exponential distribution with that mean: <c>−mean · ln(1 − u)</c>.</summary>
    public static double Exponential(double u, double mean) => -mean * LogOneMinus(Vector256.Create(u)).ToScalar();

    /// <summary>Quantile of the gamma distribution; mean shape · scale. Relative error about 1e-13.</summary>
    /// <param name="u">In (0, 1).</param>
    /// <param name="shape">Above 0.</param>
    /// <param name="scale">Above 0.</param>
    public static double Gamma(double u, double shape, double scale) => scale > 0 ? scale * IncompleteGamma.Inverse(shape, u) : double.NaN;

    /// <summary>Quantile of the beta distribution with shapes <paramref name="a"/>, <paramref name="b"/> &gt; 0, in (0, 1).</summary>
    public static double Beta(double u, double a, double b) => IncompleteBeta.Inverse(a, b, u);

    /// <summary>Quantile of the χ² distribution; <paramref name="degrees"/> &gt; 0, not necessarily whole.</summary>
    public static double ChiSquared(double u, double degrees) => Gamma(u, degrees / 2, 2);

    /// <summary>Quantile of the Poisson distribution: the smallest k with P(X ≤ k) ≥ u; −1 when <paramref name="mean"/> is negative or not finite.</summary>
    /// <param name="u">In (0, 1).</param>
    /// <param name="mean">From 0 to 1e9.</param>
    public static int Poisson(double u, double mean) => PoissonQuantile.Of(u, mean);

    /// <summary>1 when u &lt; p, else 0: monotone in p, as the labels of a world must be.</summary>
    public static int Bernoulli(double u, double p) => u < p ? 1 : 0;

    /// <summary>The index of the first cumulative weight above <c>u · total</c>.</summary>
    /// <param name="u">In (0, 1).</param>
    /// <param name="cumulative">Running sums of weights ≥ 0; the last one is the total.</param>
    public static int Choice(double u, ReadOnlySpan<double> cumulative)
    {
        var sought = u * cumulative[^1];
        for (var i = 0; i < cumulative.Length - 1; i++)
        {
            if (sought < cumulative[i])
                return i;
        }

        return cumulative.Length - 1;
    }

    /// <summary>Replaces each u by its standard normal quantile.</summary>
    public static void FillNormal(Span<double> u) => NormalQuantile.Fill(u);

    /// <summary>Replaces each u by <c>mu + sigma · Φ⁻¹(u)</c>.</summary>
    public static void FillNormal(Span<double> u, double mu, double sigma)
    {
        NormalQuantile.Fill(u);
        for (var i = 0; i < u.Length; i++)
            u[i] = mu + sigma * u[i];
    }

    /// <summary>Replaces each u by <see cref="LogNormal"/>.</summary>
    public static void FillLogNormal(Span<double> u, double mu, double sigma)
    {
        FillNormal(u, mu, sigma);
        Each(u, new ExpOf());
    }

    /// <summary>Replaces each u by <see cref="Exponential"/>.</summary>
    public static void FillExponential(Span<double> u, double mean) => Each(u, new ExponentialOf(mean));

    private static double VectorExp(double x) => Vector256.Exp(Vector256.Create(x)).ToScalar();

    /// <summary>ln(1 − u) without the loss of 1 − u for small u: the rounding error of 1 − u is known exactly and is put back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LogOneMinus(Vector256<double> u)
    {
        var rest = Vector256<double>.One - u;
        var lost = Vector256<double>.One - rest - u;
        return Vector256.Log(rest) + lost / rest;
    }

    /// <summary>Four at a time; the last ones are padded, so that a number's bits never depend on where it stands.</summary>
    private static void Each<T>(Span<double> u, T map)
        where T : struct, IMap
    {
        var i = 0;
        for (; i + 4 <= u.Length; i += 4)
            map.Of(Vector256.Create<double>(u.Slice(i, 4))).CopyTo(u[i..]);
        if (i == u.Length)
            return;
        Span<double> rest = [0.5, 0.5, 0.5, 0.5];
        u[i..].CopyTo(rest);
        map.Of(Vector256.Create<double>(rest)).CopyTo(rest);
        rest[..(u.Length - i)].CopyTo(u[i..]);
    }

    private interface IMap
    {
        Vector256<double> Of(Vector256<double> u);
    }

    private readonly struct ExpOf : IMap
    {
        public Vector256<double> Of(Vector256<double> u) => Vector256.Exp(u);
    }

    private readonly struct ExponentialOf(double mean) : IMap
    {
        private readonly double _mean = mean;

        public Vector256<double> Of(Vector256<double> u) => LogOneMinus(u) * -_mean;
    }
}

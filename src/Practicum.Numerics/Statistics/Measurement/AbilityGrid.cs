using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Statistics.Measurement;

/// <summary>
/// The points at which the population N(0, 1) is summed: 64, equally spaced by 0.2 from −6.3 to 6.3, weights in proportion to the density. The sum of a smooth function over such
/// points is exact to about 1e−12 for slopes up to 3. Sums always run in the same lanes and order, so that they give the same bits on every machine.
/// </summary>
internal static class AbilityGrid
{
    /// <summary>How many points.</summary>
    public const int Points = 64;

    /// <summary>The points, rising.</summary>
    public static readonly double[] Theta = [.. Enumerable.Range(0, Points).Select(q => 0.2 * (q - 31.5))];

    /// <summary>Logarithms of their weights, which sum to 1.</summary>
    public static readonly double[] LogWeight = LogWeights();

    /// <summary>Adds one vector of points to another.</summary>
    public static void Add(Span<double> sum, ReadOnlySpan<double> part)
    {
        var s = Lanes(sum);
        var p = Lanes(part);
        for (var i = 0; i < s.Length; i++)
            s[i] += p[i];
    }

    /// <summary>Σ of a · b over the points.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var x = Lanes(a);
        var y = Lanes(b);
        Vector256<double> first = default, second = default;
        for (var i = 0; i < x.Length; i += 2)
        {
            first += x[i] * y[i];
            second += x[i + 1] * y[i + 1];
        }

        return Vector256.Sum(first + second);
    }

    /// <summary>Turns logarithms of likelihoods into shares that sum to 1, and returns the logarithm of their sum before.</summary>
    public static double Normalise(Span<double> logs)
    {
        var lanes = Lanes(logs);
        var most = lanes[0];
        for (var i = 1; i < lanes.Length; i++)
            most = Vector256.Max(most, lanes[i]);
        var top = Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3]));
        Vector256<double> sum = default;
        var shift = Vector256.Create(top);
        for (var i = 0; i < lanes.Length; i++)
        {
            lanes[i] = Vector256.Exp(lanes[i] - shift);
            sum += lanes[i];
        }

        var all = Vector256.Sum(sum);
        var scale = Vector256.Create(1 / all);
        for (var i = 0; i < lanes.Length; i++)
            lanes[i] *= scale;
        return top + Math.Log(all);
    }

    private static Span<Vector256<double>> Lanes(Span<double> values) => MemoryMarshal.Cast<double, Vector256<double>>(values[..Points]);

    private static ReadOnlySpan<Vector256<double>> Lanes(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, Vector256<double>>(values[..Points]);

    private static double[] LogWeights()
    {
        var sum = 0.0;
        foreach (var theta in Theta)
            sum += Math.Exp(-theta * theta / 2);
        return Array.ConvertAll(Theta, theta => -theta * theta / 2 - Math.Log(sum));
    }
}

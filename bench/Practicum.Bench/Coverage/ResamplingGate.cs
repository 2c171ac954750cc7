using Practicum.Bench.Measuring;
using Practicum.Numerics.Primitives;
using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Statistics.Testing;

namespace Practicum.Bench.Coverage;

/// <summary>Resampling against the same work written plainly, with .NET's random numbers and one thread; and bytes a replicate.</summary>
internal static class ResamplingGate
{
    private const int Rows = 20_000, Replicates = 300, Tries = 5;
    private static readonly ChanceStream Stream = new Chance(1).Stream("gate");

    /// <summary>The figures.</summary>
    public static IEnumerable<Measured> Run()
    {
        var values = new double[Rows];
        Stream.Fill(values, 0);
        var resampling = Resampling.Of(Rows, Stream, Replicates);
        double Mean(ReadOnlySpan<double> w)
        {
            double sum = 0, all = 0;
            for (var i = 0; i < w.Length; i++)
            {
                sum += w[i] * values[i];
                all += w[i];
            }

            return sum / all;
        }

        yield return Measured.Once("intervals.bootstrap", Cheapest.Seconds(Tries, () => Plain(values)) / Cheapest.Seconds(Tries, () => resampling.Percentile(w => Mean(w)).Value), "mean of 20,000 rows, 300 resamples, against LINQ");
        var before = GC.GetTotalAllocatedBytes(true);
        _ = resampling.Percentile(w => Mean(w));
        yield return Measured.Once("intervals.bootstrap_bytes", (GC.GetTotalAllocatedBytes(true) - before) / (double)Replicates, "bytes a replicate");

        var weights = new byte[Rows];
        yield return Measured.Once("intervals.poisson", Cheapest.Seconds(Tries, PlainPoisson) / Cheapest.Seconds(Tries, () => Fill(weights)), "Poisson weights, against Knuth's product");
        double[] differences = [.. values.Take(2000).Select(v => v - 0.5)];
        yield return Measured.Once("intervals.permutation", Cheapest.Seconds(Tries, () => PlainSigns(differences)) / Cheapest.Seconds(Tries, () => PermutationTest.Paired(differences, Stream, 1999).PValue.Value), "signs of 2,000 pairs, 1,999 draws");
    }

    private static double Fill(byte[] weights)
    {
        for (var r = 0; r < Replicates; r++)
            PoissonWeights.Fill(weights, Stream, r);
        return weights[0];
    }

    private static double Plain(double[] values)
    {
        var random = new Random(1);
        var means = Enumerable.Range(0, Replicates).Select(_ => Enumerable.Range(0, Rows).Select(_ => values[random.Next(Rows)]).Average()).Order().ToArray();
        return means[7] + means[^8];
    }

    private static double PlainPoisson()
    {
        var random = new Random(1);
        var (sum, limit) = (0, Math.Exp(-1));
        for (var i = 0; i < Replicates * Rows; i++)
        {
            for (var product = random.NextDouble(); product > limit; product *= random.NextDouble())
                sum++;
        }

        return sum;
    }

    private static double PlainSigns(double[] differences)
    {
        var random = new Random(1);
        var observed = Math.Abs(differences.Sum());
        return Enumerable.Range(0, 1999).Count(_ => Math.Abs(differences.Sum(d => random.Next(2) == 0 ? d : -d)) >= observed);
    }
}

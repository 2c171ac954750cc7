using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Core.Examining.Findings;

/// <summary>
/// How much F, and what follows from it, would vary with other loci: Poisson's bootstrap of the loci of each kind, in which claim, best claim and claiming everything see the same
/// weights. Named columns do not vary: 1 of 1 is 1 of 1.
/// </summary>
internal static class PlaceResampling
{
    private const double Level = 0.95;

    /// <summary>Adds intervals and replicates to marks.</summary>
    public static FindingsMarks Run(FindingsMarks marks, ChanceStream chance, int replicates)
    {
        var placed = marks.Kinds.Where(m => m.Where is not null).Sum(m => m.Weight);
        var kinds = marks.Kinds.ToArray();
        var sums = new double[replicates];
        Array.Fill(sums, marks.Raw);
        var varies = false;
        for (var k = 0; k < kinds.Length; k++)
        {
            if (kinds[k].Place is not { Claimed: > 0 } place || place.Unit == "columns")
                continue;
            var (f, above, where) = Draw(kinds[k], place, chance, (uint)(8 * k), replicates);
            varies |= kinds[k].Where is not null;
            for (var r = 0; r < replicates && kinds[k].Where is { } told; r++)
                sums[r] += 0.5 * kinds[k].Weight / placed * (where[r] - told);
            var error = Deviation(above);
            kinds[k] = kinds[k] with
            {
                Place = place with
                {
                    FInterval = place.Key < FindingsMarking.FewestLoci ? null : Bootstrap.Percentile(f, Level, "rows"),
                    AboveBest = !place.KnowsBest ? double.NaN : error > 0 ? (place.F - place.FBest) / error : 0,
                },
            };
        }

        return marks with { Kinds = [.. kinds], Replicates = varies ? sums : [], StandardError = varies ? Deviation(sums) : 0 };
    }

    private static (double[] F, double[] Above, double[] Where) Draw(KindMark kind, PlaceMark place, ChanceStream chance, uint first, int replicates)
    {
        var (f, above, where) = (new double[replicates], new double[replicates], new double[replicates]);
        for (var r = 0; r < replicates; r++)
        {
            var counts = place.Counts.Resampled(chance, (uint)r, first);
            var (claimed, best) = (counts.F(place.Beta), counts.FBest(place.Beta));
            (f[r], above[r]) = (claimed, claimed - best);
            where[r] = PlaceMark.Scaled(claimed, counts.FAll(place.Beta), best) * kind.Remedy ?? kind.Where ?? 0;
        }

        return (f, above, where);
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, values.Length - 1));
    }
}

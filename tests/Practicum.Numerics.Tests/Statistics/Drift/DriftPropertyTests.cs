using FsCheck;
using FsCheck.Fluent;
using Practicum.Numerics.Statistics.Drift.Samples;
using Practicum.Numerics.Statistics.Drift.Shares;

namespace Practicum.Numerics.Tests.Statistics.Drift;

/// <summary>Laws that hold for any samples, ties and all.</summary>
public sealed class DriftPropertyTests
{
    [Fact]
    public void A_walk_over_two_samples_finds_what_their_distribution_functions_say() => Prop.ForAll<int[], int[]>((a, b) =>
    {
        if (a.Length == 0 || b.Length == 0)
            return true;
        double[] left = [.. a.Select(x => x / 4.0)], right = [.. b.Select(x => x / 4.0)];
        double[] all = [.. left.Concat(right).Distinct().Order()];
        double most = 0, area = 0, squared = 0;
        for (var i = 0; i + 1 < all.Length; i++)
        {
            var gap = Math.Abs((left.Count(x => x <= all[i]) / (double)left.Length) - (right.Count(x => x <= all[i]) / (double)right.Length));
            most = Math.Max(most, gap);
            area += gap * (all[i + 1] - all[i]);
            squared += gap * gap * (all[i + 1] - all[i]);
        }

        var samples = new TwoSamples(left, right);
        return Near(most, samples.Ks().Value) && Near(area, samples.Wasserstein().Value) && Near(Math.Sqrt(2 * squared), samples.Energy().Value);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Distances_of_shares_are_symmetric_and_blind_to_the_order_and_the_scale_of_cells() => Prop.ForAll<int[], int[]>((a, b) =>
    {
        var cells = Math.Min(a.Length, b.Length);
        long[] left = [.. a.Take(cells).Select(x => (long)Math.Abs(x))], right = [.. b.Take(cells).Select(x => (long)Math.Abs(x))];
        if (left.Sum() == 0 || right.Sum() == 0)
            return true;
        var (plain, turned) = (new ShareComparison(left, right), new ShareComparison(right, left));
        var (mirrored, tenfold) = (new ShareComparison([.. left.Reverse()], [.. right.Reverse()]), new ShareComparison([.. left.Select(c => 10 * c)], [.. right.Select(c => 10 * c)]));
        return Same(plain, turned) && Same(plain, mirrored) && Near(plain.JensenShannon().Value, tenfold.JensenShannon().Value) && Near(plain.Hellinger().Value, tenfold.Hellinger().Value)
            && plain.JensenShannon().Value is >= 0 and <= 1 + 1e-12 && plain.Hellinger().Value is >= 0 and <= 1 + 1e-12 && plain.Psi().Value >= 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Jensen_and_shannons_distance_is_a_metric() => Prop.ForAll<int[]>(a =>
    {
        long[] counts = [.. a.Select(x => (long)Math.Abs(x) + 1)];
        var cells = counts.Length / 3;
        if (cells == 0)
            return true;
        long[] x = counts[..cells], y = counts[cells..(2 * cells)], z = counts[(2 * cells)..(3 * cells)];
        return Between(x, z) <= Between(x, y) + Between(y, z) + 1e-9;

        static double Between(long[] p, long[] q) => new ShareComparison(p, q).JensenShannon().Value;
    }).QuickCheckThrowOnFailure();

    private static bool Same(ShareComparison a, ShareComparison b) =>
        Near(a.Psi().Value, b.Psi().Value) && Near(a.JensenShannon().Value, b.JensenShannon().Value) && Near(a.Hellinger().Value, b.Hellinger().Value) && Near(a.CramersV().Value, b.CramersV().Value)
        && Near(a.TotalVariation, b.TotalVariation);

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-7 * Math.Max(1, Math.Abs(a));
}

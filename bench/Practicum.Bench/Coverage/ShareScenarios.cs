using Practicum.Numerics.Primitives;
using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Bench.Coverage;

/// <summary>Shares, their differences and ratios: every possible sample is counted with its chance, so coverage is exact.</summary>
internal static class ShareScenarios
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Scenario> All() => [.. Single(), .. Pairs(), .. SameRows()];

    private static IEnumerable<Scenario> Single()
    {
        foreach (var n in new[] { 10, 30, 100, 1000 })
        {
            foreach (var p in new[] { 0.01, 0.05, 0.2, 0.5 })
            {
                Target[] targets = [new("share, default", p), new("share, wilson", p), new("share, jeffreys", p), new("share, clopper-pearson", p)];
                yield return new("Shares", Text($"rate {p}"), n, targets, _ => [])
                {
                    All = () => Enumerable.Range(0, n + 1).Select(k => (Binomial(k, n, p), new[]
                    {
                        Proportion.Of(k, n), With(Proportion.Wilson(k, n)), With(Proportion.Jeffreys(k, n)), With(Proportion.ClopperPearson(k, n)),
                    })),
                };
            }
        }
    }

    private static IEnumerable<Scenario> Pairs()
    {
        foreach (var (n1, n2) in new[] { (10, 10), (20, 50), (50, 50), (30, 200) })
        {
            foreach (var (p1, p2) in new[] { (0.02, 0.05), (0.1, 0.1), (0.2, 0.3), (0.5, 0.7), (0.4, 0.9) })
            {
                Target[] targets = [new("difference of shares, newcombe", p1 - p2), new("difference of shares, miettinen-nurminen", p1 - p2), new("ratio of shares, score", p1 / p2), new("ratio of shares, katz", p1 / p2)];
                yield return new("Differences and ratios of shares", Text($"rates {p1} and {p2}, {n1} and {n2} rows"), n1 + n2, targets, _ => [])
                {
                    All = () =>
                        from k1 in Enumerable.Range(0, n1 + 1)
                        from k2 in Enumerable.Range(0, n2 + 1)
                        let chance = Binomial(k1, n1, p1) * Binomial(k2, n2, p2)
                        where chance > 1e-9
                        select (chance, Of(k1, n1, k2, n2)),
                };
            }
        }
    }

    /// <summary>Two decisions on the same rows: both right, only the first, only the second, neither.</summary>
    private static IEnumerable<Scenario> SameRows()
    {
        foreach (var n in new[] { 20, 60 })
        {
            foreach (var (e, f, g) in new[] { (0.85, 0.05, 0.05), (0.6, 0.2, 0.1), (0.3, 0.3, 0.1) })
            {
                yield return new("Differences and ratios of shares", Text($"same rows: both {e}, first alone {f}, second alone {g}"), n, [new("paired difference of shares, newcombe", f - g)], _ => [])
                {
                    All = () =>
                        from a in Enumerable.Range(0, n + 1)
                        from b in Enumerable.Range(0, n + 1 - a)
                        from c in Enumerable.Range(0, n + 1 - a - b)
                        let chance = Binomial(a, n, e) * Binomial(b, n - a, f / (1 - e)) * Binomial(c, n - a - b, g / (1 - e - f))
                        where chance > 1e-9
                        select (chance, new[] { ProportionDifference.Paired(a, b, c, n - a - b - c) }),
                };
            }
        }
    }

    private static Estimate[] Of(int k1, int n1, int k2, int n2) =>
    [
        ProportionDifference.Of(k1, n1, k2, n2), With(ProportionDifference.MiettinenNurminen(k1, n1, k2, n2)), ProportionRatio.Of(k1, n1, k2, n2),
        ProportionRatio.Katz(k1, n1, k2, n2) is { } katz ? With(katz) : Estimate.WithoutInterval(0, 0, "a group without hits"),
    ];

    private static Estimate With(Interval interval) => Estimate.Of(0, interval, 0);

    private static double Binomial(int k, int n, double p)
    {
        if (p >= 1)
            return k == n ? 1 : 0;
        double log = k * Math.Log(p) + (n - k) * Math.Log(1 - p);
        for (var i = 1; i <= k; i++)
            log += Math.Log((double)(n - k + i) / i);
        return Math.Exp(log);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

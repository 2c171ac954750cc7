using Practicum.Numerics.Primitives;
using Practicum.Numerics.Statistics.Agreement;

namespace Practicum.Bench.Coverage;

/// <summary>Raters who give a unit's own value (of four, common ones and rare ones) with chance 0.7, else any at random; some ratings are missing for α. Truths from large samples.</summary>
internal static class AgreementScenarios
{
    private const int Raters = 3;

    /// <summary>All of them.</summary>
    public static IEnumerable<Scenario> All()
    {
        var large = Draw(new Chance(7).Stream("ratings"), 100_000, 0);
        var (nominal, interval) = (KrippendorffAlpha.Value(new(large, Raters), AgreementLevel.Nominal), KrippendorffAlpha.Value(new(large, Raters), AgreementLevel.Interval));
        var (first, second) = TwoOf(large);
        Target[] targets =
        [
            new("Krippendorff's alpha, nominal", nominal), new("Krippendorff's alpha, interval", interval), new("Fleiss' kappa", FleissKappa.Of(new(large, Raters)).Value),
            new("Cohen's kappa", CohenKappa.Of(first, second, 4).Value), new("Cohen's kappa, quadratic", CohenKappa.Of(first, second, 4, KappaWeighting.Quadratic).Value),
        ];
        foreach (var units in new[] { 30, 50, 100, 400 })
        {
            yield return new("Agreement", "three raters (two for Cohen's κ), 70 % certain (rows are units)", units, targets, stream =>
            {
                var (full, holes, after) = (Draw(stream, units, 0), Draw(stream, units, 0.1), new ChanceStream(stream.Key0 + 1, stream.Key1));
                var (one, two) = TwoOf(full);
                return
                [
                    KrippendorffAlpha.Of(new(holes, Raters), AgreementLevel.Nominal, after, 999).Alpha, KrippendorffAlpha.Of(new(holes, Raters), AgreementLevel.Interval, after, 999).Alpha,
                    FleissKappa.Of(new(full, Raters)), CohenKappa.Of(one, two, 4), CohenKappa.Of(one, two, 4, KappaWeighting.Quadratic),
                ];
            }) { Runs = 1000 };
        }
    }

    private static double[] Draw(ChanceStream stream, int units, double missing)
    {
        double[] shares = [0.5, 0.8, 0.95, 1];
        var values = new double[units * Raters];
        for (var i = 0; i < values.Length; i++)
        {
            var own = InverseCdf.Choice(stream.Uniform(0, (uint)(i / Raters)), shares);
            var given = stream.Uniform(1, (uint)i) < 0.7 ? own : InverseCdf.Choice(stream.Uniform(2, (uint)i), shares);
            values[i] = stream.Uniform(3, (uint)i) < missing ? double.NaN : given;
        }

        return values;
    }

    private static (int[] First, int[] Second) TwoOf(double[] values)
    {
        var (first, second) = (new int[values.Length / Raters], new int[values.Length / Raters]);
        for (var i = 0; i < first.Length; i++)
            (first[i], second[i]) = ((int)values[Raters * i], (int)values[Raters * i + 1]);
        return (first, second);
    }
}

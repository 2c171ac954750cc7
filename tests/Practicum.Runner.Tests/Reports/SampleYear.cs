using Practicum.Core.Evidence;

namespace Practicum.Runner.Tests.Reports;

/// <summary>A made-up production year: two harmful changes, one harmless, monitors, a trial, a fallback and a rollback; or nobody at the wheel.</summary>
internal static class SampleYear
{
    private const int N = 365;

    public static YearExhibit Build(int monitors)
    {
        bool acts = monitors > 0;
        var days = Days(acts);
        return new YearExhibit
        {
            Start = "2025-07-01", Worlds = 20, Days = days,
            Incidents =
            [
                new("price-rise", "fees rise by a quarter, other customers leave", 123, 137, true, acts ? 142 : null, 212_000),
                new("unit-slip", "fees arrive a hundred times too high", 215, 220, true, acts ? 216.25 : null, 41_000),
                new("quiet-shift", "longer-standing customers, same behaviour", 274, 304, false, null, 0),
            ],
            Alarms = !acts ? [] : [new("volume", 73, "false"), new("fee-shift", 142, "true"), new("quality", 152, "true"), new("fee-shift", 216.25, "true"), new("quality", 217, "true"), new("tenure-shift", 297, "neutral")],
            Events = !acts ? [new(123, "incident", "incident/price-rise", "fees rise by a quarter, other customers leave"), new(215, "incident", "incident/unit-slip", "fees arrive a hundred times too high")] : Events(),
            Monitors = [.. Monitors().Take(monitors)],
            Served = !acts ? [new(0, N, "model", null, 0)] :
            [
                new(0, 144, "model", null, 0), new(144, 146, "model", "autumn-refit", 0.05), new(146, 148, "model", "autumn-refit", 0.25), new(148, 217, "autumn-refit", null, 0), new(217, 221, "fallback", null, 0),
                new(221, 253, "autumn-refit", null, 0), new(253, 257, "autumn-refit", "spring-refit", 0.25), new(257, N, "autumn-refit", null, 0),
            ],
            Regret = acts
                ? [new("detection-delay", 25_312.4), new("response-lag", 5_920.3), new("missed-incidents", 0), new("false-alarms", 40), new("needless-retrains", 0), new("bad-retrains", 0), new("bad-deploys", 0), new("rollback-lag", 1_203.6), new("canary-harm", -410.2), new("model-choice", 8_701.45), new("upkeep", 1_164.95)]
                : [new("missed-incidents", 398_120.2), new("model-choice", 21_000.3)],
            Beyond = acts ? Estimate.Of(384_200, new Interval(0.95, 368_263, 400_297, "bootstrap-t", "worlds"), 20) : Estimate.Of(0, new Interval(0.95, 0, 0, "bootstrap-t", "worlds"), 20),
            BestBeyond = 426_000,
        };
    }

    private static ImmutableArray<DayExhibit> Days(bool acts)
    {
        var days = ImmutableArray.CreateBuilder<DayExhibit>(N);
        double you = 0, nothing = 0, best = 0, ceiling = 0, luck = 0;
        for (int d = 0; d < N; d++)
        {
            int rows = 500 + (int)(60 * Math.Sin(d / 58.0)) - (d % 7 >= 5 ? 120 : 0);
            double hurt = d < 123 ? 0 : Math.Min(1, (d - 123) / 14.0), slip = d is >= 215 and < 220 ? 1 : 0;
            double noise = 1 + (0.1 * Math.Sin(d * 12.9898));
            double model = ((2_000 - (1_800 * hurt)) * noise) - (2_400 * slip), refit = ((1_500 + (260 * hurt)) * noise) - (2_300 * slip), rule = 300;
            nothing += model;
            best += Math.Max(Math.Max(model, refit), rule);
            ceiling += Math.Max(model, refit) + 300 + (slip * 2_600);
            you += !acts ? model : d < 144 ? model : d < 148 ? (0.85 * model) + (0.15 * refit) : d is >= 217 and < 221 ? rule : refit;
            luck += 900 * Math.Sin(d * 78.233);
            days.Add(new DayExhibit(rows, d < 3 ? 0 : (int)(rows * Math.Min(1, d / 30.0)), you, you + luck, nothing, best, ceiling));
        }
        return days.ToImmutable();
    }

    private static ImmutableArray<EventExhibit> Events() =>
    [
        new(73, "alarm", "alarm/volume/1", "volume alarm: 0.62 of the usual rows"), new(73, "alert", "alert/1", "alert: data missing"),
        new(123, "incident", "incident/price-rise", "fees rise by a quarter, other customers leave"), new(142, "alarm", "alarm/fee-shift/1", "fee-shift alarm: 0.24 above 0.2"),
        new(142.25, "shadow", "shadow/1", "autumn-refit runs in the shadow"), new(144, "canary", "canary/1", "5 % of traffic to autumn-refit"), new(146, "canary", "canary/1/2", "25 % of traffic to autumn-refit"),
        new(148, "deploy", "deploy/1", "autumn-refit serves all traffic"), new(152, "alarm", "alarm/quality/1", "quality alarm: log loss 1.16 × the holdout’s"),
        new(215, "incident", "incident/unit-slip", "fees arrive a hundred times too high"), new(216.25, "alarm", "alarm/fee-shift/2", "fee-shift alarm: 3.1 above 0.2"), new(216.25, "alert", "alert/2", "alert: upstream.unit"),
        new(217, "alarm", "alarm/quality/2", "quality alarm"), new(217, "fallback", "fallback/1", "fall back to the rule"), new(218, "repair", "repair/1", "fees are right again"), new(221, "deploy", "deploy/2", "autumn-refit serves all traffic"),
        new(253, "canary", "canary/2", "25 % of traffic to spring-refit"), new(257, "abort", "abort/1", "trial ended: spring-refit was worse"), new(274, "incident", "incident/quiet-shift", "longer-standing customers, same behaviour"),
        new(297, "alarm", "alarm/tenure-shift/1", "tenure-shift alarm: 0.13 above 0.12"),
    ];

    private static IEnumerable<MonitorExhibit> Monitors()
    {
        ImmutableArray<double> hours = [.. Enumerable.Range(0, N * 4).Select(i => i / 4.0)];
        MonitorExhibit Of(string name, string what, double threshold, string words, Func<double, double> value) =>
            new(name, what, threshold, words, hours, [.. hours.Select((h, i) => value(h) * (1 + (0.06 * Math.Sin(i * 3.7))))]);
        yield return Of("fee-shift", "how far fees moved (PSI)", 0.2, "alarm above 0.2", d => d is > 137 and < 165 ? 1.4 : d is > 123 and <= 137 ? 0.02 + ((d - 123) / 14) : d is > 215.5 and < 224 ? 3.1 : 0.02);
        yield return Of("quality", "log loss against the holdout’s", 1.15, "alarm above 1.15 ×", d => d < 14 ? double.NaN : d is > 216 and < 240 ? 2.3 - ((d - 216) / 20) : d is > 140 and < 160 ? 1.2 : 1.0);
        yield return Of("tenure-shift", "how far tenure moved (PSI)", 0.12, "alarm above 0.12", d => d > 280 ? Math.Min(0.36, 0.03 + ((d - 280) / 90)) : 0.02);
        yield return Of("volume", "rows a day against the usual", 0.7, "alarm below 0.7", d => (int)d == 73 ? 0.62 : 1);
        yield return Of("missing", "share of missing values", double.NaN, "alarm by its own rule", d => 0.004);
        yield return Of("score-mean", "mean stated risk", 0.3, "alarm above 0.3", d => 0.18 + (d > 215 && d < 220 ? 0.3 : 0));
        yield return Of("extra", "one more", 0.3, "alarm above 0.3", d => 0.1);
    }
}

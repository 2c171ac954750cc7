using Practicum.Core.Production;

namespace Practicum.Core.Tests.Production.Simulation;

/// <summary>Laws of methods.md §2 – §4 on whole replays: ten seeds of a busy world, eight policies drawn at random for each.</summary>
public sealed class RandomPolicyTests
{
    private const string World = """
        days 50
        rows 60/d
        tick 6h
        delay 2d
        version b coin
        version c wrong
        version d right
        version e silent
        cost alert 2
        cost deploy 3
        cost rollback 1
        cost rollout 7
        cost label 0.01
        cost error 0.5
        incident slip from 6d for 6d repair 1d
        incident flip from 14d for 12d respond 5d
        incident shift from 40d respond 2d
        """;

    private static readonly string[] Monitors =
    [
        "feature x test mean-shift window 1d alarm > 0.3", "feature x test ks window 1d every 6h alarm > 0.2", "feature size window 2d every 1d alarm > 0.2",
        "score window 2d alarm > 0.4", "metric log_loss window 3d every 1d min_labels 50 alarm > 1.2 x", "metric accuracy window 2d by request mature 0.9 min_labels 20 alarm < 0.7",
        "errors window 1d alarm > 0.1", "volume window 1d every 5d alarm > 0", "feature x window 1d alarm auto",
    ];

    private static readonly string[] Acts =
    [
        "alert", "alert upstream.unit", "alert drift.concept", "alert drift.concept:2,upstream.unit:1", "deploy b", "deploy c", "deploy d", "deploy e", "deploy model", "rollback", "fallback", "pause",
    ];

    private static string Draw(int seed, int policy)
    {
        var stream = new Chance((ulong)seed).Stream("policies");
        uint lane = 0;
        int Next(int below) => (int)(stream.Uniform((uint)policy, 0, lane++) * below);
        var lines = new List<string> { "quiet_for 60d" };
        var names = Enumerable.Range(0, 2 + Next(4)).Select(i => $"m{i}").ToArray();
        lines.AddRange(names.Select(n => $"monitor {n} {Monitors[Next(Monitors.Length)]}"));
        for (var i = 0; i < 3 + Next(5); i++)
            lines.Add($"rule {names[Next(names.Length)]} for {1 + Next(2)} {Acts[Next(Acts.Length)]} cooldown {Next(6)}d");
        if (Next(3) > 0)
            lines.Add($"rollout shadow {Next(3)}d steps {(Next(2) == 0 ? "10,50,100" : "30,100")} hold {1 + Next(3)}d min_labels 20 {(Next(2) == 0 ? "abort log_loss > 1.2 x champion" : "promote brier < 0.9 x champion")} on_inconclusive {(Next(2) == 0 ? "keep" : "promote")}");
        return string.Join('\n', lines);
    }

    private static readonly Lazy<YearOutcome[]> Years = new(() =>
    [
        .. from seed in Enumerable.Range(1, 10)
           from policy in Enumerable.Range(0, 8)
           select ProductionReplay.Play(TestYear.Parse($"{World}\nseed {seed}{(policy == 7 ? "\nrecorded" : "")}"), TestPolicy.Parse(Draw(seed, policy))),
    ]);

    private static void Holds(Action<YearOutcome> law) => Assert.All(Years.Value, law);

    [Fact]
    public void The_parts_of_regret_are_the_regret_and_the_timeline_tells_every_cost()
    {
        var parts = new HashSet<RegretPart>();
        Holds(year =>
        {
            Assert.Equal(year.Clairvoyant.Total - year.Policy.Total, new Money(year.Regret.Values.Sum(m => m.Micro)));
            Assert.Equal(year.Policy.Costs.Sum(), year.Timeline.Sum(e => e.Amount.Micro));
            Assert.True(year.DoNothing.Total <= year.Clairvoyant.Total);
            Assert.True(year.Ceiling is null || year.Clairvoyant.Total <= year.Ceiling.Total);
            parts.UnionWith(year.Regret.Where(p => p.Value != Money.Zero).Select(p => p.Key));
        });
        Assert.Equal(Enum.GetValues<RegretPart>().Except([RegretPart.NeedlessRetrains, RegretPart.BadRetrains]).Order(), parts.Order());
    }

    [Fact]
    public void Every_episode_counts_as_its_window_says()
    {
        var seen = new HashSet<AlarmTruth>();
        Holds(year =>
        {
            foreach (var alarm in year.Alarms)
            {
                var around = year.Incidents.Where(i => i.Onset <= alarm.Opened && alarm.Opened < i.WindowEnd).ToArray();
                seen.Add(alarm.Truth);
                Assert.Equal(around.Length == 0, alarm.Incident is null);
                Assert.True(alarm.Truth != AlarmTruth.True || around.Any(i => i.Harmful));
                Assert.True(alarm.Truth != AlarmTruth.Neutral || (around.Length > 0 && around.All(i => !i.Harmful)));
                Assert.True(alarm.Truth != AlarmTruth.False || around.Length == 0 || around.Any(i => i.Harmful));
            }

            foreach (var (first, next) in year.Alarms.GroupBy(a => a.Monitor).SelectMany(m => m.Zip(m.Skip(1))))
                Assert.True(first.Closed <= next.Opened);
        });
        Assert.Equal(3, seen.Count);
    }

    [Fact]
    public void An_incident_was_noticed_by_its_first_true_episode_and_quiet_time_is_what_no_window_covers() => Holds(year =>
    {
        foreach (var incident in year.Incidents)
        {
            var first = year.Alarms.Where(a => a.Truth == AlarmTruth.True && incident.Onset <= a.Opened && a.Opened < incident.WindowEnd).Select(a => (int?)a.Opened).Min();
            Assert.Equal(incident.Harmful ? first : null, incident.Alarm);
            Assert.Equal(incident.Harmful ? ((first ?? incident.WindowEnd) - incident.Onset) / (double)(incident.WindowEnd - incident.Onset) : double.NaN, incident.NormalisedDelay, 12);
        }

        var quiet = Enumerable.Range(0, year.Traffic.Length).Count(k => !year.Incidents.Any(i => i.Onset <= k && k < i.WindowEnd));
        Assert.Equal(quiet / 4.0 / 30, year.QuietMonths, 12);
        if (year.Incidents.All(i => !i.Harmful || i.Alarm is not null))
            Assert.Equal(Money.Zero, year.Regret[RegretPart.MissedIncidents]);
        if (year.Alarms.All(a => a.Truth != AlarmTruth.False))
            Assert.Equal(Money.Zero, year.Regret[RegretPart.FalseAlarms]);
    });
}

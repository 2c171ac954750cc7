using Practicum.Core.Evidence;
using Practicum.Core.Production;
using Practicum.Numerics.Statistics.Intervals;
using Practicum.Runner.Runs.Submitted;

namespace Practicum.Runner.Runs;

/// <summary>Turns replayed years into what a report draws: days, incidents, monitors, money.</summary>
internal sealed class ExhibitMaker(VariantBench bench)
{
    private readonly double _step = Coarse.Step(bench.Project.Production?.Value.Widest.Units ?? 0);

    private double TickDays => bench.World.Tick.Days;

    /// <summary>Makes the exhibits of an assessment.</summary>
    public Exhibits Make(HandedIn handed, ScoredHoldout holdout, ReplayedYears years) => new()
    {
        Year = years.Outcomes.IsEmpty ? null : Year(years),
        Curves = [Curves.OfHoldout(holdout), .. years.Curves],
        Models = ModelFacts.Of(handed.Submission, handed.Models),
        Documents = handed.Documents,
    };

    private YearExhibit Year(ReplayedYears replayed)
    {
        var years = replayed.Outcomes;
        var first = years[0];
        var beyond = years.Select(y => (y.Policy.Total - y.DoNothing.Total).Units).ToArray();
        var chance = new Chance(0).Stream("exhibit/beyond");
        var interval = Bootstrap.StudentisedMean(beyond, chance);
        var mean = beyond.Average();
        return new()
        {
            Start = replayed.Start?.ToString()[..10],
            Worlds = years.Length,
            Days = Days(first),
            Incidents = [.. first.Incidents.Select(i => Incident(i, first))],
            Alarms = [.. first.Alarms.Select(a => new AlarmExhibit(a.Monitor, a.Opened * TickDays, a.Truth switch
            {
                AlarmTruth.True => "true",
                AlarmTruth.Neutral => "neutral",
                _ => "false",
            }))],
            Events = [.. first.Timeline.Select(e => new EventExhibit(e.Tick * TickDays, e.Kind, e.Id, e.Words))],
            Monitors = [.. first.Monitors.Select(m => new MonitorExhibit(m.Name, m.What, m.Threshold, m.ThresholdWords,
                [.. m.Looks.Select(l => l.Tick * TickDays)], [.. m.Looks.Select(l => l.Value)]))],
            Served = Served(first),
            Regret = [.. first.Regret.Select(r => new RegretExhibit(Kebab(r.Key.ToString()), Told(r.Value.Units)))],
            Beyond = Coarse.Of(
                interval is null
                    ? Estimate.WithoutInterval(mean, years.Length, years.Length == 1 ? "One year, no interval." : $"{years.Length} worlds are too few for an interval.")
                    : Estimate.Of(mean, interval, years.Length),
                interval is null ? _step : 0),
            BestBeyond = Told(years.Average(y => (y.Clairvoyant.Total - y.DoNothing.Total).Units)),
        };
    }

    private ImmutableArray<DayExhibit> Days(YearOutcome year)
    {
        var days = ImmutableArray.CreateBuilder<DayExhibit>();
        var perDay = Math.Max(1, (int)Math.Round(1 / TickDays));
        var best = year.VisibleCeiling ?? year.Ceiling;
        long you = 0, realised = 0, nothing = 0, clairvoyant = 0, conceivable = 0;
        for (var tick = 0; tick < year.Traffic.Length; tick += perDay)
        {
            int rows = 0, labels = 0;
            for (var k = tick; k < Math.Min(year.Traffic.Length, tick + perDay); k++)
            {
                (rows, labels) = (rows + year.Traffic[k], labels + year.Arrived[k]);
                you += year.Policy.Expected[k] - year.Policy.Costs[k];
                realised += year.Policy.Realised[k] - year.Policy.Costs[k];
                nothing += year.DoNothing.Expected[k] - year.DoNothing.Costs[k];
                clairvoyant += year.Clairvoyant.Expected[k] - year.Clairvoyant.Costs[k];
                conceivable += best?.Expected[k] ?? 0;
            }

            days.Add(new(rows, labels, Units(you), Units(realised), Units(nothing), Units(clairvoyant), best is null ? double.NaN : Units(conceivable)));
        }

        return days.ToImmutable();

        double Units(long micro) => Told(new Money(micro).Units);
    }

    private IncidentExhibit Incident(IncidentOutcome incident, YearOutcome year)
    {
        // A permanent change is drawn while it grows, and at least a week.
        var spec = bench.Project.Production!.Incidents.First(i => i.Id == incident.Id);
        var grown = incident.Onset + Math.Max((int)(spec.Over.Days / TickDays), (int)Math.Ceiling(7 / TickDays));
        var end = spec.For is null ? Math.Min(grown, year.Traffic.Length) : incident.End;
        return new(incident.Id, incident.About, incident.Onset * TickDays, end * TickDays, incident.Harmful, incident.Alarm * TickDays, Told(incident.Harm.Units));
    }

    private ImmutableArray<ServingExhibit> Served(YearOutcome year) =>
        [.. year.Served.Select((s, i) => new ServingExhibit(
            s.From * TickDays, (i + 1 < year.Served.Length ? year.Served[i + 1].From : year.Traffic.Length) * TickDays, s.Champion, s.Challenger, s.Share))];

    /// <summary>Money in steps of what one decision can change: finer, and the true risk of a single row could be read from two submissions that differ in it.</summary>
    private double Told(double units) => Coarse.Round(units, _step);

    private static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}

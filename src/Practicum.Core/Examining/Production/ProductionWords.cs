using Practicum.Core.Production;

namespace Practicum.Core.Examining.Production;

/// <summary>Why points were lost in production, in plain words; money is the first world's.</summary>
internal static class ProductionWords
{
    /// <summary>A part of regret in plain words.</summary>
    public static string Name(RegretPart part) => part switch
    {
        RegretPart.DetectionDelay => "before the alarm",
        RegretPart.ResponseLag => "between the alarm and a change of model or rule",
        RegretPart.MissedIncidents => "during changes without an alarm",
        RegretPart.FalseAlarms => "on false alarms",
        RegretPart.NeedlessRetrains => "on retrains for nothing",
        RegretPart.BadRetrains => "on retrained models that were worse",
        RegretPart.BadDeploys => "on models that were worse",
        RegretPart.RollbackLag => "by going back late",
        RegretPart.CanaryHarm => "in trials on a share of traffic",
        RegretPart.ModelChoice => "at other times when another model or rule would have earned more",
        _ => "on the costs of operating",
    };

    /// <summary>Kebab case, as in exhibits and ids.</summary>
    public static string Id(RegretPart part) =>
        string.Concat(part.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));

    public static ImmutableArray<LostShare> LostValue(WorldFigures f)
    {
        var (models, operation) = (WorldFigures.Minus(f.Top, f.Best).Sum(), WorldFigures.Minus(f.Best, f.Policy).Sum());
        var first = f.Years[0];
        var regret = first.Clairvoyant.Total - first.Policy.Total;
        var parts = first.Regret.Where(r => r.Value > Money.Zero).OrderByDescending(r => r.Value.Micro).Take(2)
            .Select(r => $"{f.Told(r.Value.Units)} {Name(r.Key)}").ToArray();
        var most = parts.Length == 0 ? "" : $" Most of it: {Phrases.Together(parts)}.";
        var operated = new LostShare(
            1, "The best operator earned more with the same models and the fallback rule.",
            $"{f.Told(regret.Units)} more{(f.Worlds > 1 ? " in the first world" : "")}.{most}", regret);
        var limit = f.Recorded ? "the reference model" : "deciding by the best visible risk";
        var made = new LostShare(
            1, "The models themselves leave money that better ones would earn.",
            $"Even the best operator of these models earns {f.Told(models / f.Worlds)} a year less than {limit}.");
        if (models >= 0 && operation >= 0 && models + operation > 0)
        {
            var share = models / (models + operation);
            return [made with { Share = share }, operated with { Share = 1 - share }];
        }

        return [models > operation ? made : operated];
    }

    public static ImmutableArray<LostShare> LostDetection(WorldFigures f)
    {
        var total = f.Delays.Sum();
        if (total <= 0)
            return [];
        var ids = f.Years.SelectMany(y => y.Incidents).Select(i => i.Id).Distinct();
        return [.. ids.Select(id => LostOn(f, id, total)).OfType<LostShare>()];
    }

    public static ImmutableArray<LostShare> LostQuiet(WorldFigures f, double rate)
    {
        var first = f.Years[0];
        var byMonitor = first.Alarms.Where(a => a.Truth == AlarmTruth.False).GroupBy(a => a.Monitor)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(3)
            .Select(g => $"{g.Key} {Phrases.Count(g.Count())}").ToArray();
        var headline = $"{Phrases.Start(Phrases.Several(f.FalseAlarms.Sum(), "false alarm"))} in {Phrases.Several((long)Math.Round(f.QuietMonths.Sum()), "quiet month")}.";
        var where = byMonitor.Length == 0 ? "" : $" In the {(f.Worlds > 1 ? "first world" : "year")}: {Phrases.Together(byMonitor)}.";
        var cost = first.Regret.GetValueOrDefault(RegretPart.FalseAlarms);
        return [new(1, headline, $"{Phrases.Short(rate, 2)} a month; at 2 a month nothing is left.{where}", cost)];
    }

    private static LostShare? LostOn(WorldFigures f, string id, double total)
    {
        var harmful = f.Years.SelectMany(y => y.Incidents).Where(i => i.Id == id && i.Harmful).ToArray();
        var share = harmful.Sum(i => i.NormalisedDelay) / total;
        if (harmful.Length == 0 || share <= 0)
            return null;
        var found = harmful.Where(i => i.Alarm is not null).ToArray();
        var window = harmful.Average(i => (i.WindowEnd - i.Onset) * f.Days);
        var timely = $"An alarm counted as timely for {Phrases.Days(window)}.";
        if (found.Length == 0)
        {
            var nowhere = f.Worlds > 1 ? $"No alarm in any of {Phrases.Several(harmful.Length, "world")}. {timely}" : $"No alarm in its time. {timely}";
            return new(share, $"{id} was not noticed.", nowhere, BeforeAlarm(f.Years[0], id));
        }

        var delay = found.Average(i => (i.Alarm!.Value - i.Onset) * f.Days);
        var reason = f.Worlds == 1 ? timely : $"Noticed in {Phrases.Count(found.Length)} of {Phrases.Several(harmful.Length, "world")}. {timely}";
        var mean = found.Length > 1 ? " on average" : "";
        var headline = delay < 1 ? $"{id} was noticed within a day{mean}." : $"{id} was noticed after {Phrases.Days(Math.Round(delay))}{mean}.";
        return new(share, headline, reason, BeforeAlarm(f.Years[0], id));
    }

    /// <summary>What the best operator earned more from the onset to the alarm, or to the window's end; null when it earned less.</summary>
    private static Money? BeforeAlarm(YearOutcome year, string id)
    {
        if (year.Incidents.FirstOrDefault(i => i.Id == id) is not { Harmful: true } incident)
            return null;
        long micro = 0;
        for (var k = incident.Onset; k < Math.Min(incident.Alarm ?? incident.WindowEnd, year.Policy.Expected.Length); k++)
            micro = checked(micro + year.Clairvoyant.Expected[k] - year.Policy.Expected[k]);
        return micro > 0 ? new Money(micro) : null;
    }
}

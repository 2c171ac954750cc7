using Practicum.Core.Evidence;
using Practicum.Core.Production.Alarms;
using Practicum.Core.Production;

namespace Practicum.Core.Examining.Production;

/// <summary>Alarms beside the scored metrics: F1, hits beyond chance, delay of each incident, diagnosis (methods §4). Reported, not scored.</summary>
internal static class AlarmReport
{
    public static IEnumerable<EvidenceItem> Items(WorldFigures f, ProductionEvidence evidence)
    {
        yield return evidence.Item("alarms_f1", F1(f), "higher");
        yield return evidence.Item("alarm_skill", Skill(f), "higher", null, "Incidents found beyond what a clockwork that alarms as often would find.");
        foreach (var id in f.Years.SelectMany(y => y.Incidents).Where(i => i.Harmful).Select(i => i.Id).Distinct())
            yield return Delay(f, evidence, id);
        yield return evidence.Item("diagnosis", DiagnosisScore(f), "higher");
    }

    private static Estimate F1(WorldFigures f)
    {
        var (found, harmful) = (f.Found.Sum(), f.Harmful.Sum());
        if (found + harmful + f.FalseAlarms.Sum() == 0)
            return Estimate.Undefined("A quiet world and no alarm.", f.Worlds);
        double[] num = [.. f.Found.Select(n => 2 * n)];
        double[] den = [.. f.Found.Select((n, i) => n + f.Harmful[i] + f.FalseAlarms[i])];
        return WorldStatistics.Ratio(f, num, den, "A quiet world and no alarm.");
    }

    private static Estimate Skill(WorldFigures f)
    {
        if (f.Harmful.Sum() == 0)
            return Estimate.Undefined("No incident did harm in these worlds.", f.Worlds);
        var days = f.Years.Sum(y => y.Policy.Expected.Length) * f.Days;
        var rate = f.Years.Sum(y => y.Alarms.Length) / days;
        var byChance = f.Years.SelectMany(y => y.Incidents).Where(i => i.Harmful)
            .Average(i => AlarmScore.HitsByChance(rate, (i.WindowEnd - i.Onset) * f.Days));
        var hits = f.Found.Sum() / f.Harmful.Sum();
        return byChance > 0.999
            ? Estimate.Undefined("Alarms came so often that a clockwork would have found every incident.", f.Worlds)
            : Estimate.WithoutInterval(AlarmScore.ChanceCorrected(hits, byChance), f.Worlds, "Shown without an interval.");
    }

    /// <summary>Mean days to the alarm, a missed incident counted with its whole window; Kaplan and Meier's median in words.</summary>
    private static EvidenceItem Delay(WorldFigures f, ProductionEvidence evidence, string id)
    {
        var own = f.Years.SelectMany(y => y.Incidents).Where(i => i.Id == id && i.Harmful).ToArray();
        double[] windows = [.. own.Select(i => (i.WindowEnd - i.Onset) * f.Days)];
        double?[] delays = [.. own.Select(i => i.Alarm is { } at ? (at - i.Onset) * f.Days : (double?)null)];
        double[] restricted = [.. delays.Select((d, i) => d ?? windows[i])];
        var noticed = delays.Count(d => d is not null);
        var median = AlarmScore.MedianDelay(delays, windows);
        var words = $"Noticed in {Phrases.Count(noticed)} of {Phrases.Several(own.Length, "world")}; "
            + (double.IsNaN(median) ? "in most of them not in time." : $"in half of them within {Phrases.Days(median)}.");
        var value = own.Length == f.Worlds
            ? WorldStatistics.Mean(f, restricted)
            : Estimate.WithoutInterval(restricted.Average(), own.Length, $"It did harm in {own.Length} of {f.Worlds} worlds only.");
        return evidence.Item("delay", value, "lower", "days", words, id);
    }

    private static Estimate DiagnosisScore(WorldFigures f)
    {
        var sent = f.Years.Select(y => y.Incidents.Where(i => i.Harmful && !double.IsNaN(i.Diagnosis)).ToArray()).ToArray();
        if (sent.All(s => s.Length == 0))
            return Estimate.Undefined("No diagnosis was sent during a harmful incident.", f.Worlds);
        return WorldStatistics.Ratio(f, [.. sent.Select(s => s.Sum(i => i.Diagnosis))], [.. sent.Select(s => (double)s.Length)], "No diagnosis was sent.");
    }
}

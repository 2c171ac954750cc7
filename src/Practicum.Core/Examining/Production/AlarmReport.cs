using Practicum.Core.Evidence;
using Practicum.Core.Production.Alarms;
using Practicum.Core.Production;

namespace Practicum.Core.Examining.Production;

/// <summary>Alarms beside the scored metrics: F1, hits beyond chance, delay of each incident, diagnosis (methods §4). Reported, not scored.</summary>
internal static class AlarmReport
{
    /// <summary>What is said of a policy that alarms all the time.</summary>
    public const string Clockwork = "Alarms came so often that a clockwork would have found every incident.";

    public static IEnumerable<EvidenceItem> Items(WorldFigures f, ProductionEvidence evidence)
    {
        yield return evidence.Item("alarms_f1", F1(f), "higher");
        yield return evidence.Item("alarm_skill", Skill(f), "higher", null, "Incidents found beyond what a clockwork that alarms as often would find.");
        foreach (var id in f.Years.SelectMany(y => y.Incidents).Where(i => i.Harmful).Select(i => i.Id).Distinct())
            yield return Delay(f, evidence, id);
        yield return evidence.Item("diagnosis", DiagnosisScore(f), "higher");
        foreach (var claim in Claims(f, evidence))
            yield return claim;
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

    /// <summary>Whether alarms came so often that chance alone finds every incident: then nothing was detected by skill (methods §4).</summary>
    public static bool IsClockwork(WorldFigures f) => f.Harmful.Sum() > 0 && ByChance(f) > 0.999;

    private static Estimate Skill(WorldFigures f)
    {
        if (f.Harmful.Sum() == 0)
            return Estimate.Undefined("No incident did harm in these worlds.", f.Worlds);
        return IsClockwork(f)
            ? Estimate.Undefined(Clockwork, f.Worlds)
            : Estimate.WithoutInterval(AlarmScore.ChanceCorrected(f.Found.Sum() / f.Harmful.Sum(), ByChance(f)), f.Worlds, "Shown without an interval.");
    }

    /// <summary>Share of harmful incidents that a clockwork with the policy's own rate of alarms would find.</summary>
    private static double ByChance(WorldFigures f)
    {
        var days = f.Years.Sum(y => y.Policy.Expected.Length) * f.Days;
        var rate = f.Years.Sum(y => y.Alarms.Length) / days;
        return f.Years.SelectMany(y => y.Incidents).Where(i => i.Harmful)
            .Average(i => AlarmScore.HitsByChance(rate, (i.WindowEnd - i.Onset) * f.Days));
    }

    /// <summary>The author's claims that twin worlds contradict (methods §4: harm is computed, not declared).</summary>
    private static IEnumerable<EvidenceItem> Claims(WorldFigures f, ProductionEvidence evidence)
    {
        foreach (var claim in HarmClaim.Of(f.Years).Where(c => c.Against > 0))
        {
            var words = $"Declared {(claim.DeclaredHarmful ? "harmful" : "harmless")}; in {Phrases.Count(claim.Against)} of {Phrases.Several(claim.Worlds, "world")} it {(claim.DeclaredHarmful ? "did no harm" : "did harm")}. What was measured counts.";
            yield return evidence.Item("harm_declared", Estimate.Exact(claim.Against, f.Worlds), "none", "worlds", words, claim.Incident);
        }
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

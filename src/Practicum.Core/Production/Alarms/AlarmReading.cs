using Practicum.Core.Production.Simulation;

namespace Practicum.Core.Production.Alarms;

/// <summary>Whether an incident was found.</summary>
/// <param name="Alarm">Tick of the first true alarm, or null.</param>
/// <param name="Diagnosis">Rescaled score of what was sent in the first true episode with a diagnosis; NaN when none was.</param>
internal readonly record struct FoundIncident(int? Alarm, double Diagnosis);

/// <summary>
/// Episodes held against incidents (methods §4). Inside the window of a harmful incident: true, but for an episode whose diagnosis differs from the
/// one before it in that window, which is false. Inside the window of a harmless change only: neutral. Outside every window: false.
/// </summary>
/// <param name="Episodes">Episodes, in order of opening.</param>
/// <param name="Found">One for each incident.</param>
internal sealed record AlarmReading(ImmutableArray<AlarmEpisode> Episodes, ImmutableArray<FoundIncident> Found)
{
    /// <summary>Reads the episodes of a year.</summary>
    public static AlarmReading Of(YearRun run, ImmutableArray<IncidentSpanInTicks> incidents, bool[] harmful, int causes)
    {
        var said = new string?[incidents.Length];
        var found = Enumerable.Repeat(new FoundIncident(null, double.NaN), incidents.Length).ToArray();
        var episodes = ImmutableArray.CreateBuilder<AlarmEpisode>(run.Episodes.Count);
        foreach (var episode in run.Episodes)
        {
            var covering = Enumerable.Range(0, incidents.Length).Where(i => incidents[i].Covers(episode.Opened)).OrderBy(i => incidents[i].Onset).ToArray();
            var harms = covering.Where(i => harmful[i]).ToArray();
            var diagnosis = episode.Sent.Count == 0 ? null : Diagnosis.Average(episode.Sent);
            var largest = diagnosis is null ? null : Diagnosis.Largest(diagnosis);
            var truth = covering.Length == 0 ? AlarmTruth.False : harms.Length == 0 ? AlarmTruth.Neutral : AlarmTruth.True;
            if (truth == AlarmTruth.True && diagnosis is not null && harms.All(i => said[i] is { } before && before != largest))
                truth = AlarmTruth.False;
            foreach (var i in harms.Where(_ => truth == AlarmTruth.True))
            {
                said[i] ??= largest;
                found[i] = new(found[i].Alarm ?? episode.Opened, diagnosis is null || !double.IsNaN(found[i].Diagnosis) ? found[i].Diagnosis
                    : Diagnosis.Rescaled(diagnosis, incidents[i].Spec.Kind, causes));
            }

            var about = harms.Length > 0 ? harms[^1] : covering.Length > 0 ? covering[^1] : -1;
            episodes.Add(new(episode.Monitor, episode.Opened, episode.Closed, truth, about < 0 ? null : incidents[about].Spec.Id));
        }

        return new(episodes.MoveToImmutable(), [.. found]);
    }
}

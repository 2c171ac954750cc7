namespace Practicum.Core.Production.Alarms;

/// <summary>What an author declared of an incident, held against twin worlds (methods §4: harm is computed, not declared).</summary>
/// <param name="Incident">The incident's id.</param>
/// <param name="DeclaredHarmful">The claim.</param>
/// <param name="Against">Worlds whose twin without the incident says otherwise.</param>
/// <param name="Worlds">Worlds in which the incident happened.</param>
public sealed record HarmClaim(string Incident, bool DeclaredHarmful, int Against, int Worlds)
{
    /// <summary>Every claim made, by incident.</summary>
    public static ImmutableArray<HarmClaim> Of(IEnumerable<YearOutcome> years) =>
        [.. years.SelectMany(y => y.Incidents).Where(i => i.DeclaredHarmful is not null)
            .GroupBy(i => (i.Id, Harmful: i.DeclaredHarmful!.Value))
            .Select(g => new HarmClaim(g.Key.Id, g.Key.Harmful, g.Count(i => i.Harmful != g.Key.Harmful), g.Count()))];
}

namespace Practicum.Runner.ModelHosts.Cages;

/// <summary>What may run in which cage: practice anywhere, sealed results only where strangers' models are really shut in.</summary>
public static class CagePolicy
{
    /// <summary>The lowest level for sealed results.</summary>
    public const CageLevel Least = CageLevel.L2;

    /// <summary>The refusal <c>PR-CAGE-010</c> of a sealed run on a machine whose cage is too weak; null when the run may go on.</summary>
    /// <param name="assurance"><c>practice</c> or <c>sealed</c>.</param>
    /// <param name="facts">What works here.</param>
    /// <param name="weakIsFine">The person asked for a weak cage.</param>
    /// <param name="place">Where the secret was named.</param>
    public static Diagnostic? Refuse(string assurance, CageFacts facts, bool weakIsFine, string place) => assurance != "sealed" || weakIsFine || facts.Level >= Least
        ? null
        : new(
            "PR-CAGE-010", new(place), $"A sealed secret is in use, and this machine shuts models in at level {facts.Level} only, expected {Least} or better.",
            Mend: string.Join(' ', facts.Parts.Where(p => !p.Works && p.Mend is not null && p.Name is not "control group").Select(p => p.Mend).Append("See practicum doctor, or take the risk with --weak-cage.")));
}

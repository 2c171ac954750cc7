using Practicum.Core.Planting;

namespace Practicum.Runner.Proving;

/// <summary>Kinds of finding that a checklist may offer: those of faults that can be planted, but for decoys.</summary>
internal static class FindingKinds
{
    public static ImmutableArray<string> All { get; } = [.. FaultCatalogue.All.Select(kind => kind.Name).Where(name => !FaultKey.IsDecoyKind(name))];
}

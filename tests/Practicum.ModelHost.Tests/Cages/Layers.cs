using Practicum.Runner.ModelHosts.Cages;
using Practicum.Runner.ModelHosts.Cages.Finding;

namespace Practicum.ModelHost.Tests.Cages;

/// <summary>Cages with some walls left out, so that each wall is tried alone.</summary>
internal static class Layers
{
    /// <summary>The cage of this machine.</summary>
    public static CageFacts All => CageFacts.Detect();

    /// <summary>Nothing but a process of its own.</summary>
    public static CageFacts None => new() { Level = CageLevel.L0, Parts = [], Tools = new() { IsLinux = true } };

    /// <summary>Only what the model host imposes on itself.</summary>
    public static CageFacts OwnFilter => new() { Level = CageLevel.L1, Parts = [], Tools = new() { IsLinux = true }, Filters = true };

    /// <summary>Without control groups.</summary>
    public static CageFacts NoGroups => All with { Level = CageLevel.L2, Groups = null };

    /// <summary>What this machine has, of which some is hidden.</summary>
    public static CageFacts Without(Func<CageTools, CageTools> hide) => CageFinder.Find(hide(CageTools.OnThisMachine()));
}

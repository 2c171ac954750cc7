using Practicum.Runner.ModelHosts.Cages.Finding;
using Practicum.Runner.ModelHosts.Cages.Groups;

namespace Practicum.Runner.ModelHosts.Cages;

/// <summary>Which protections work on this machine, found by trying them.</summary>
public sealed record CageFacts
{
    private static readonly Lazy<CageFacts> Here = new(() => CageFinder.Find(CageTools.OnThisMachine()));

    /// <summary>The level that cages have here.</summary>
    public required CageLevel Level { get; init; }

    /// <summary>Every protection, whether it works or not.</summary>
    public required ImmutableArray<CagePart> Parts { get; init; }

    /// <summary>The programs that cages are built of.</summary>
    internal CageTools Tools { get; init; } = new();

    /// <summary>Where control groups can be made; null when nowhere.</summary>
    internal GroupHome? Groups { get; init; }

    /// <summary>Whether a process of ours can be given a user id of its own.</summary>
    internal bool OwnUser { get; init; }

    /// <summary>Whether a filter of system calls can be imposed.</summary>
    internal bool Filters { get; init; }

    /// <summary>No protection at all, as for measuring what protections cost.</summary>
    internal static CageFacts Nothing { get; } = new() { Level = CageLevel.L0, Parts = [] };

    /// <summary>Finds out, once a process; takes some tens of milliseconds the first time.</summary>
    public static CageFacts Detect() => Here.Value;

    /// <summary>One plain sentence: the level, and what is missing for the next one.</summary>
    public string Sentence
    {
        get
        {
            var missing = Parts.Where(p => !p.Works && p.Name != "landlock").Select(p => p.Name).ToArray();
            return Level == CageLevel.L3 || missing.Length == 0 ? $"Cage level {Level}." : $"Cage level {Level}; missing here: {string.Join(", ", missing)}.";
        }
    }
}

namespace Practicum.Core.Worlds;

/// <summary>What decisions fed back into the world. Empty in an open-loop world, which is every world so far.</summary>
public readonly record struct WorldState;

/// <summary>A run of ticks: <paramref name="First"/>, …, <paramref name="First"/> + <paramref name="Count"/> − 1, counted from the world's start.</summary>
/// <param name="First">First tick.</param>
/// <param name="Count">How many.</param>
public readonly record struct TickRange(int First, int Count);

/// <summary>
/// Where rows come from. Law: the same ticks, removed incidents and chance give the same bytes, however the ticks are cut into ranges
/// and on any number of threads.
/// </summary>
public interface IWorld
{
    /// <summary>The columns that are handed out: features and entity, without row id, time, label or hidden columns.</summary>
    Schema Schema { get; }

    /// <summary>The rows of some ticks.</summary>
    WorldRows Draw(TickRange ticks, in WorldState state, Chance chance, IncidentMask removed);
}

/// <summary>Which incidents are taken out of a world, by order of declaration: the twins that price an incident or a repair.</summary>
/// <param name="Bits">Bit <c>j</c> set: incident <c>j</c> does not happen.</param>
public readonly record struct IncidentMask(uint Bits)
{
    /// <summary>Everything happens as declared.</summary>
    public static IncidentMask None => default;

    /// <summary>Nothing happens at all.</summary>
    public static IncidentMask Everything => new(uint.MaxValue);

    /// <summary>Whether incident <paramref name="index"/> is taken out.</summary>
    public bool Removes(int index) => (Bits >> index & 1) != 0;

    /// <summary>This mask with incident <paramref name="index"/> taken out too.</summary>
    public IncidentMask With(int index) => new(Bits | 1u << index);
}

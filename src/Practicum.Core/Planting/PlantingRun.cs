using Practicum.Core.Packs;

namespace Practicum.Core.Planting;

/// <summary>What became of a ground in which faults were planted.</summary>
/// <param name="Ground">The planted rows.</param>
/// <param name="Origin">For each row the row of the first ground that it was, or −1.</param>
/// <param name="Keys">A key of each fault, in the order of planting, in rows of the planted ground.</param>
/// <param name="Served">What added columns hold at service, in the order of planting.</param>
public sealed record PlantedGround(Ground Ground, int[] Origin, ImmutableArray<FaultKey> Keys, ImmutableArray<IServed> Served);

/// <summary>Plants faults one after the other. What a later fault does to rows is done to the keys of earlier ones as well.</summary>
public static class PlantingRun
{
    private const long ManyCells = 4_000_000;

    /// <summary>Plants declared faults in their order.</summary>
    /// <param name="faults">Faults that <see cref="FaultCheck"/> found good.</param>
    /// <param name="ground">What they are planted in; left as it is.</param>
    /// <param name="chance">Chance of the variant.</param>
    /// <exception cref="InvalidOperationException">A fault left a label that is neither 0 nor 1.</exception>
    public static PlantedGround Plant(ImmutableArray<FaultSpec> faults, Ground ground, Chance chance) =>
        PlantAll([.. faults.Select(FaultCatalogue.Make)], ground, chance);

    /// <summary>Plants faults in their order.</summary>
    /// <param name="faults">The planters.</param>
    /// <param name="ground">What they are planted in; left as it is.</param>
    /// <param name="chance">Chance of the variant.</param>
    /// <exception cref="InvalidOperationException">A fault left a label that is neither 0 nor 1.</exception>
    public static PlantedGround PlantAll(IReadOnlyList<IFault> faults, Ground ground, Chance chance)
    {
        var stages = new List<(int[]? Origin, int[] Identity, FaultKey Key)>(faults.Count);
        var served = ImmutableArray.CreateBuilder<IServed>();
        foreach (var fault in faults)
        {
            var planted = fault.Plant(ground, chance);
            var arranged = !ReferenceEquals(planted.Ground.Identity, ground.Identity);
            stages.Add((arranged ? planted.Origin : null, planted.Ground.Identity, planted.Key));
            ground = planted.Ground;
            if (planted.Served is { } kept)
                served.Add(kept);
            if (arranged)
                GiveBack(ground);
        }

        foreach (var label in ground.Labels())
        {
            if (label is not (0 or 1))
                throw new InvalidOperationException("A fault left a label that is neither 0 nor 1.");
        }

        var keys = new FaultKey[stages.Count];
        var since = ground.SameRows();
        for (var j = stages.Count - 1; j >= 0; j--)
        {
            keys[j] = KeyMove.To(stages[j].Key, since, stages[j].Identity, ground.Identity);
            for (var i = 0; stages[j].Origin is { } origin && i < since.Length; i++)
                since[i] = since[i] < 0 ? -1 : origin[since[i]];
        }

        return new(ground, since, [.. keys], served.ToImmutable());
    }

    /// <summary>A fault that arranges rows leaves a whole table behind. Large ones are given back at once: the collector would let several pile up, and finding a few long arrays costs it nothing.</summary>
    private static void GiveBack(Ground ground)
    {
        if ((long)ground.Rows.Rows * ground.Rows.Columns.Length > ManyCells)
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: false);
    }
}

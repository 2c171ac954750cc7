using Practicum.Core.Packs;
using Practicum.Core.Worlds;

namespace Practicum.Core.Planting;

/// <summary>
/// A variant's world with the project's faults planted: what the intern is given, and what hidden and production rows look like then. A project without faults has
/// the very rows of its world. Safe on several threads.
/// </summary>
public sealed class PlantedWorld
{
    private readonly ProjectWorld world;
    private readonly ImmutableArray<IServed> served;

    private PlantedWorld(ProjectWorld world, SplitRows train, SplitRows holdout, PlantedGround? planted)
    {
        (this.world, Train, Holdout) = (world, train, holdout);
        served = planted?.Served ?? [];
        Keys = planted?.Keys ?? [];
        Origin = planted?.Origin ?? [.. Enumerable.Range(0, train.Label.Length)];
    }

    /// <summary>Training rows as the intern gets them, in time order.</summary>
    public SplitRows Train { get; }

    /// <summary>Hidden rows as a served model sees them, in time order.</summary>
    public SplitRows Holdout { get; }

    /// <summary>Columns of the tables: those of the world, then those that faults added.</summary>
    public Schema Schema => Train.Rows.Schema;

    /// <summary>The key of each fault, in rows of <see cref="Train"/>.</summary>
    public ImmutableArray<FaultKey> Keys { get; }

    /// <summary>For each row of <see cref="Train"/> the row of the world's own training rows that it was, or −1: the way back to the clean twin.</summary>
    public int[] Origin { get; }

    /// <summary>Plants a project's faults in its world.</summary>
    /// <param name="world">The world of a variant.</param>
    /// <param name="faults">Faults that <see cref="FaultCheck"/> found good.</param>
    public static PlantedWorld Of(ProjectWorld world, ImmutableArray<FaultSpec> faults)
    {
        var (train, holdout) = (world.Train(), world.Holdout());
        if (faults.IsEmpty)
            return new(world, train, holdout, null);
        var chance = world.ChanceOf(0);
        var planted = PlantingRun.Plant(faults, GroundOf(train, holdout, world.Target), chance);
        var rows = planted.Ground.Rows;
        var names = RowChance.Permutation(chance.Stream("row-id"), rows.Rows + holdout.Label.Length);
        var hidden = holdout with { RowId = names[rows.Rows..], Public = Splitting.Halves(names.AsSpan(rows.Rows), chance) };
        return new(world, new()
        {
            Rows = rows.Select(new([.. rows.Schema.Fields[..^1]])),
            Label = Array.ConvertAll(planted.Ground.Labels().ToArray(), l => (byte)l),
            VisibleTruth = planted.Ground.Truth,
            RowId = names[..rows.Rows],
            Tick = planted.Ground.Tick,
            Public = new bool[rows.Rows],
            Start = train.Start,
            TickLength = train.TickLength,
        }, hidden with { Rows = Serve(planted.Served, holdout.Rows, holdout.Label, chance) }, planted);
    }

    /// <summary>A production year as a served model sees it; the same rows without faults.</summary>
    /// <param name="year">What <see cref="ProjectWorld.Year"/> or <see cref="ProjectWorld.Twin"/> gave.</param>
    /// <param name="k">Number of the world, from 1.</param>
    public WorldRows Serve(WorldRows year, int k) => served.IsEmpty ? year : year with { Seen = Serve(served, year.Seen, year.Label, world.ChanceOf(k)) };

    /// <summary>The ground of a split: training rows with their labels, and the hidden ones.</summary>
    internal static Ground GroundOf(SplitRows train, SplitRows holdout, string target)
    {
        var field = new Field(target, FieldKind.Number, FieldRole.Target);
        Table With(SplitRows rows) => new(
            new([.. rows.Rows.Schema.Fields, field]), [.. rows.Rows.Columns, new DoubleColumn(Array.ConvertAll(rows.Label, l => (double)l))]);
        return new()
        {
            Rows = With(train),
            Identity = [.. Enumerable.Range(0, train.Label.Length)],
            Tick = train.Tick,
            Truth = train.VisibleTruth,
            Hidden = With(holdout),
            HiddenTick = holdout.Tick,
            HiddenTruth = holdout.VisibleTruth,
        };
    }

    private static Table Serve(ImmutableArray<IServed> served, Table rows, byte[] label, Chance chance)
    {
        foreach (var one in served)
            rows = one.Serve(rows, label, 0, chance);
        return rows;
    }
}

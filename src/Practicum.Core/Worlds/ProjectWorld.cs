using Practicum.Core.Packs;
using Practicum.Core.Worlds.Generated;
using Practicum.Core.Worlds.Recorded;

namespace Practicum.Core.Worlds;

/// <summary>
/// The world of one variant of a project, opened: training and holdout rows, and production years. The one door to both kinds of world.
/// Safe on several threads.
/// </summary>
public sealed class ProjectWorld
{
    private readonly OpenedWorld opened;

    private ProjectWorld(OpenedWorld opened) => this.opened = opened;

    /// <summary>The columns that are handed out: features and entity.</summary>
    public Schema Schema => opened.Training.Schema;

    /// <summary>Name of the label.</summary>
    public string Target => opened.Target;

    /// <summary>Length of a tick.</summary>
    public SimSpan Tick => opened.Tick;

    /// <summary>Whether the true probability of every label is known.</summary>
    public bool KnowsTruth => opened.Project.World is GeneratedWorldSpec;

    /// <summary>Mean rows per day of the training period: expected (generated) or counted (recorded).</summary>
    public double RowsPerDay => opened.RowsPerDay;

    /// <summary>Column of <see cref="Schema"/> that names the entity, or null: then the row is its own entity.</summary>
    public string? Entity => opened.Project.Production?.Entity;

    /// <summary>Parameters drawn for this variant, in order of declaration. Part of the key.</summary>
    public ImmutableArray<(string Name, double Value)> Parameters => opened.Parameters;

    /// <summary>Where production rows come from, or null when the project has no production.</summary>
    public IWorld? Production => opened.Production;

    /// <summary>Ticks of a production year; 0 without production.</summary>
    public int ProductionTicks => opened.ProductionTicks;

    /// <summary>Opens the world of a variant: compiles every formula, draws the parameters, draws the training period and probes production.</summary>
    /// <param name="project">The project.</param>
    /// <param name="recorded">The data of a recorded world, in the file's order; null for a generated world.</param>
    /// <param name="secret">Secret of the practice or of the server.</param>
    /// <param name="variant">Variant.</param>
    /// <param name="problems">Takes every mistake.</param>
    /// <param name="rowsPerDay">Generated worlds: mean rows per day in place of the declared mean; the rhythm of a rate over time is kept.</param>
    /// <returns>The world, or null when there were mistakes.</returns>
    public static ProjectWorld? Open(Project project, Table? recorded, ReadOnlySpan<byte> secret, int variant, List<Diagnostic> problems, double? rowsPerDay = null)
    {
        var before = problems.Count;
        WorldCheck.Check(project, problems);
        if (problems.Count > before)
            return null;
        var seeds = new Chance[1 + Math.Max(project.ScoreSeeds, project.CertifySeeds)];
        for (var k = 1; k < seeds.Length; k++)
            seeds[k] = Seeds.Of(project, secret, variant, k);
        seeds[0] = Seeds.Of(project, secret, variant);
        var keep = secret.ToArray();
        Chance World(int k) => k < seeds.Length ? seeds[k] : Seeds.Of(project, keep, variant, k);
        var opened = project.World switch
        {
            GeneratedWorldSpec spec => GeneratedOpening.Open(project, spec, seeds[0], World, rowsPerDay, problems),
            RecordedWorldSpec spec when recorded is not null => RecordedOpening.Open(project, spec, recorded, seeds[0], World, problems),
            RecordedWorldSpec spec => Missing(spec, problems),
            _ => throw new InvalidOperationException($"No such world: {project.World.GetType().Name}."),
        };
        return opened is null || problems.Count > before ? null : new(opened);
    }

    /// <summary>Chance of world <paramref name="k"/>, from 1; 0 is the variant's own, of training and holdout.</summary>
    internal Chance ChanceOf(int k) => opened.World(k);

    /// <summary>Training rows, in time order.</summary>
    public SplitRows Train() => opened.Split.Train;

    /// <summary>Hidden rows, in time order.</summary>
    public SplitRows Holdout() => opened.Split.Holdout;

    /// <summary>
    /// The production year of world <paramref name="k"/>, 1 …; ticks count from its start. On one k, years with other removed incidents share all chance.
    /// In a recorded world all years hold the same rows, and only the delays of labels differ.
    /// </summary>
    /// <exception cref="InvalidOperationException">The project has no production.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1.</exception>
    /// <exception cref="WorldFaultException">A generated value is not finite.</exception>
    public WorldRows Year(int k, IncidentMask removed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var world = opened.Production ?? throw new InvalidOperationException("This project has no production.");
        return world.Draw(new(0, opened.ProductionTicks), default, opened.World(k), removed);
    }

    /// <summary>The same as <see cref="Year"/>, given the year with all incidents: only what the removed incidents touch is drawn anew, and the rest is shared.</summary>
    /// <param name="whole">What <see cref="Year"/> gave for <paramref name="k"/> with no incident removed.</param>
    /// <param name="k">Number of the world.</param>
    /// <param name="removed">Incidents left out.</param>
    /// <exception cref="InvalidOperationException">The project has no production.</exception>
    /// <exception cref="WorldFaultException">A generated value is not finite.</exception>
    public WorldRows Twin(WorldRows whole, int k, IncidentMask removed) => opened.Production is GeneratedWorld world
        ? TwinYear.Of(world, whole, opened.World(k), removed)
        : Year(k, removed);

    private static OpenedWorld? Missing(RecordedWorldSpec spec, List<Diagnostic> problems)
    {
        problems.Add(new("PR-WORLD-040", spec.Place, $"The data '{spec.Data}' of this recorded world are missing.", null, "Put the file beside project.yaml, or give it with --data."));
        return null;
    }
}

/// <summary>What both kinds of world have in common once they are open.</summary>
internal sealed record OpenedWorld(
    Project Project, string Target, SimSpan Tick, IWorld Training, (SplitRows Train, SplitRows Holdout) Split, IWorld? Production, int ProductionTicks,
    double RowsPerDay, ImmutableArray<(string Name, double Value)> Parameters, Func<int, Chance> World);

using Practicum.Core.Packs;
using Practicum.Core.Planting;
using Practicum.Core.Submissions;
using Practicum.Core.Worlds;
using Practicum.Numerics.Learning;
using Practicum.Runner.ModelHosts.Cages;
using Practicum.Runner.PackFiles;
using Practicum.Runner.Workspaces;

namespace Practicum.Runner.Runs;

/// <summary>
/// One variant of a project, opened: its world, its hidden rows, and the anchors fitted to its clean training rows. What several submissions share
/// is made once.
/// </summary>
public sealed class VariantBench
{
    private readonly Lazy<PlantedWorld> _planted;
    private readonly Lazy<FittedModel> _starter;
    private readonly Lazy<FittedModel?> _reference;

    private VariantBench(Project project, ProjectWorld world, int variant, string assurance, RunSettings settings, string folder)
    {
        (Project, World, Variant, Assurance, Settings, Folder) = (project, world, variant, assurance, settings, folder);
        _planted = new(() => PlantedWorld.Of(world, project.Faults));
        _starter = new(() => Fit(AnchorRecipes.Starter(world.Schema)));
        _reference = new(() => world.KnowsTruth ? null : Fit(AnchorRecipes.Reference(world.Schema)));
    }

    /// <summary>The pack.</summary>
    public Project Project { get; }

    /// <summary>Folder of the pack.</summary>
    public string Folder { get; }

    /// <summary>The world of this variant.</summary>
    public ProjectWorld World { get; }

    /// <summary>Number of the variant.</summary>
    public int Variant { get; }

    /// <summary><c>practice</c> or <c>sealed</c>.</summary>
    public string Assurance { get; }

    /// <summary>What the person set.</summary>
    public RunSettings Settings { get; }

    /// <summary>The world with the project's faults planted, and the key to them.</summary>
    public PlantedWorld Planted => _planted.Value;

    /// <summary>Columns of every table that a submission meets: those of the world, then those that faults added.</summary>
    public Schema Schema => Planted.Schema;

    /// <summary>Training rows as the intern gets them.</summary>
    public SplitRows Train => Planted.Train;

    /// <summary>Hidden rows, both halves, as a served model sees them.</summary>
    public SplitRows Holdout => Planted.Holdout;

    /// <summary>The model that anchors 0.</summary>
    public FittedModel Starter => _starter.Value;

    /// <summary>The model that anchors 100 in a recorded world; null where the truth is known.</summary>
    public FittedModel? Reference => _reference.Value;

    /// <summary>Share of label 1 in clean training rows: the naive guess.</summary>
    public double BaseRate => World.Train().Label is { Length: > 0 } labels ? labels.Sum(l => (double)l) / labels.Length : double.NaN;

    /// <summary>Where anchors decide: the break-even probability of the value matrix.</summary>
    public double AnchorThreshold => Project.Production?.Value.BreakEven ?? 0.5;

    /// <summary>Production worlds of an assessment.</summary>
    public int Seeds => Settings.Seeds ?? (World.KnowsTruth ? Project.ScoreSeeds : 1);

    /// <summary>Chance that belongs to the pack and the variant, never to a submission.</summary>
    internal ChanceStream Stream(string name) => Answers.Shuffled.Stream(Project.Digest, Variant, name);

    /// <summary>Reads a pack and opens one of its variants; null when <paramref name="problems"/> says why not.</summary>
    public static VariantBench? Open(string folder, int variant, RunSettings settings, List<Diagnostic> problems)
    {
        if (settings.DataFile is { } given && !File.Exists(given))
        {
            problems.Add(new("PR-RUN-001", new(given), "There is no such data file; it was given with --data."));
            return null;
        }

        var (project, found) = PackFile.Read(folder, settings.DataFile);
        problems.AddRange(found);
        if (project?.World is GeneratedWorldSpec && settings.DataFile is { } unread)
            problems.Add(new("PR-RUN-003", new(unread), "A data file was given with --data, but this project's world is generated and reads none."));
        if (project is null || problems.Count > 0)
            return null;
        Table? recorded = null;
        if (project.World is RecordedWorldSpec spec)
        {
            recorded = RecordedData.Read(Path.Combine(folder, spec.Data), spec, problems);
            if (recorded is null || problems.Count > 0)
                return null;
            project = project with { World = spec with { Data = Path.GetFileName(spec.Data) } };
        }

        if (Secrets.Load(problems) is not { } secret)
            return null;
        var world = ProjectWorld.Open(project, recorded, secret.Bytes.Span, variant, problems, settings.RatePerDay);
        if (world is not null && problems.Count == 0)
            FaultCheck.Check(project.Faults, world.Schema, world.Target, problems);
        return world is null || problems.Count > 0 ? null : new(project, world, variant, secret.Assurance, settings, folder);
    }

    /// <summary>Whether submissions may be run here; adds <c>PR-CAGE-010</c> to <paramref name="problems"/> when the variant is sealed and the machine's cage too weak.</summary>
    public bool MayRun(List<Diagnostic> problems)
    {
        if (Assurance != "sealed" || CagePolicy.Refuse(Assurance, CageFacts.Detect(), Settings.WeakCage, Secrets.Variable) is not { } weak)
            return true;
        problems.Add(weak);
        return false;
    }

    private FittedModel Fit(Recipe recipe) =>
        Learners.Fit(recipe.Learner, World.Train().Rows, World.Train().Label, recipe.Features, recipe.Options, recipe.Seed);
}

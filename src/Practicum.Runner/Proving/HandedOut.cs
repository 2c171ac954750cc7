using Practicum.Core.Packs;
using Practicum.Core.Planting;
using Practicum.Core.Proving.Leaks;
using Practicum.Core.Proving.Splits;
using Practicum.Core.Worlds;
using Practicum.Runner.Workspaces;

namespace Practicum.Runner.Proving;

/// <summary>
/// What a pack with faults hands out, for the proof: labels as they were before planting, since their probabilities are known; without rows that came from elsewhere and without the columns that
/// faults declare. When faults took rows out, probabilities are shifted by one constant in log-odds, which is exact for thinning by class.
/// </summary>
internal sealed class HandedOut
{
    private static readonly string[] DependentForms = ["mar", "mnar"];
    private readonly Project project;
    private readonly PlantedWorld planted;
    private readonly WorkspaceFacts facts;

    private HandedOut(Project project, PlantedWorld planted, WorkspaceFacts facts, LeakFiles files) => (this.project, this.planted, this.facts, Files) = (project, planted, facts, files);

    /// <summary>Training and hidden rows.</summary>
    public LeakFiles Files { get; }

    /// <summary>Prepares the rows of a planted world.</summary>
    public static HandedOut Of(Project project, ProjectWorld world, PlantedWorld planted, WorkspaceFacts facts)
    {
        var (train, holdout, seen) = (world.Train(), world.Holdout(), new HashSet<int>());
        int[] kept = [.. Enumerable.Range(0, planted.Origin.Length).Where(i => planted.Origin[i] >= 0 && seen.Add(planted.Origin[i]))];
        var declared = planted.Keys.SelectMany(k => k.Columns.Concat(k.Added).Concat(k.Cells.Select(c => c.Column)).Concat(k.Spans.Select(s => s.Column))).ToHashSet(StringComparer.Ordinal);
        if (project.Faults.Any(f => f.Kind == "leak.temporal-order"))
            declared.Add("time");
        var schema = new Schema([.. facts.Schema.Fields.Where(f => f.Role != FieldRole.Target && !declared.Contains(f.Name))]);
        var label = Array.ConvertAll(kept, i => train.Label[planted.Origin[i]]);
        var probability = Array.ConvertAll(kept, i => train.VisibleTruth![planted.Origin[i]]);
        if (planted.Keys.Any(k => k.Removed > 0))
            probability = Shifted(probability, label);
        var known = new LeakRows(WorkspaceTables.Of(planted.Train, facts).Select(schema).Take(kept), label, probability);
        return new(project, planted, facts, new(known, new(WorkspaceTables.Of(planted.Holdout, facts).Select(schema), holdout.Label, holdout.VisibleTruth!)));
    }

    /// <summary>Whether the rows of faults can be told from what surrounds them.</summary>
    public ImmutableArray<KeyProof> Keys(Chance chance) => Keys(project, planted, facts, chance);

    /// <summary>The same for any planted world.</summary>
    public static ImmutableArray<KeyProof> Keys(Project project, PlantedWorld planted, WorkspaceFacts facts, Chance chance)
    {
        var table = WorkspaceTables.Of(planted.Train, facts);
        return [.. planted.Keys.Where(k => k.Posterior is not null || !Depends(project.Faults.First(f => f.Id == k.Id))).Select(k => KeyProof.Run(k, table, chance))];
    }

    private static bool Depends(FaultSpec fault) => fault.Where is not null || fault.By is not null || !fault.Shares.IsEmpty || DependentForms.Contains(fault.Form);

    /// <summary>Probabilities with the constant in log-odds under which they add up to the labels.</summary>
    private static double[] Shifted(double[] probability, byte[] label)
    {
        var (ones, shift) = (label.Sum(y => (double)y), 0.0);
        for (var step = 0; step < 50; step++)
        {
            var (sum, slope) = (0.0, 0.0);
            foreach (var p in probability)
            {
                var q = Shift(p, shift);
                sum += q;
                slope += q * (1 - q);
            }

            if (Math.Abs(ones - sum) < 1e-9 * ones || slope == 0)
                break;
            shift += Math.Clamp((ones - sum) / slope, -1, 1);
        }

        return Array.ConvertAll(probability, p => Shift(p, shift));
    }

    private static double Shift(double p, double shift) => p is 0 or 1 ? p : 1 / (1 + ((1 - p) / p * Math.Exp(-shift)));
}

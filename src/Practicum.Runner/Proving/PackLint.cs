using System.Text.RegularExpressions;
using Practicum.Core.Packs;
using Practicum.Core.Planting;
using Practicum.Core.Proving.Recorded;
using Practicum.Core.Worlds;
using Practicum.Runner.Intake;
using Practicum.Runner.PackFiles;
using Practicum.Runner.Runs;

namespace Practicum.Runner.Proving;

/// <summary>Everything that can be said of a pack without training a model.</summary>
public static class PackLint
{
    private static readonly Place Pack = new(PackFile.FileName);

    /// <summary>Every mistake of a pack: its form, its world (one variant is opened), its proofs and recipes, and what an author forgets.</summary>
    public static ImmutableArray<Diagnostic> Run(string folder, int variant, RunSettings settings)
    {
        var problems = new List<Diagnostic>();
        var bench = VariantBench.Open(folder, variant, settings, problems);
        var before = problems.Count;
        var proofs = ProofFile.ReadAll(folder, problems);
        if (problems.Count == before && proofs.DistinctBy(p => p.Expect).Count() < 2)
            problems.Add(new("PR-LINT-002", new("proof"), $"Every proof is expected to be '{proofs[0].Expect}'; one at least must meet the bar and one be below it, or the pack tells nobody apart."));
        if (bench is null)
            return [.. problems];
        var facts = WorkspaceFacts.Of(bench.Project, bench.Variant, bench.Assurance, bench.World.RowsPerDay, bench.World.Schema);
        foreach (var (proof, model) in proofs.SelectMany(p => p.Models.Select(m => (p, m))))
            RecipeFile.Read(Path.Combine(folder, "proof", proof.Name, model.Recipe), facts, problems);
        problems.AddRange(Checklist(bench.Project).Concat(Words(bench.Project)).Concat(Labels(bench)));
        return [.. problems];
    }

    private static IEnumerable<Diagnostic> Checklist(Project project)
    {
        foreach (var kind in project.Checklist.Where(k => !FindingKinds.All.Contains(k)))
            yield return new("PR-LINT-001", Pack, $"The checklist offers '{kind}', which has no meaning.", NearestName.To(kind, FindingKinds.All));
        foreach (var twice in project.Checklist.GroupBy(k => k).Where(g => g.Count() > 1))
            yield return new("PR-LINT-001", Pack, $"The checklist offers '{twice.Key}' more than once.");
        foreach (var fault in project.Faults.Where(f => !FaultKey.IsDecoyKind(f.Kind) && !project.Checklist.Contains(f.Kind)))
            yield return new("PR-LINT-007", fault.Place, $"The fault '{fault.Id}' is of the kind '{fault.Kind}', which the checklist does not offer, so that nobody can report it.");
        if (project.World is not RecordedWorldSpec recorded)
            yield break;
        foreach (var word in recorded.Accept.Where(a => !Suspicion.Kinds.Contains(a.Finding)))
            yield return new("PR-LINT-004", word.Place, $"'{word.Finding}' is no suspicion that could be answered for; expected {string.Join(", ", Suspicion.Kinds)}.", NearestName.To(word.Finding, Suspicion.Kinds));
    }

    private static IEnumerable<Diagnostic> Words(Project project)
    {
        if (project.World is not GeneratedWorldSpec world)
            yield break;
        foreach (var name in world.Columns.Where(c => c.Hidden).Select(c => c.Name).Concat(world.Vary.Select(v => v.Name)))
        {
            if (Regex.IsMatch(project.Brief, $@"(?<!\w){Regex.Escape(name)}(?!\w)", RegexOptions.None, TimeSpan.FromSeconds(10)) && name.Length > 3)
                yield return new("PR-LINT-003", new("brief.md"), $"The brief names '{name}', which interns must not know.");
        }

        foreach (var column in world.Columns.Where(c => !c.Hidden && string.IsNullOrWhiteSpace(c.About)))
            yield return new("PR-LINT-005", column.Place, $"The column '{column.Name}' has no 'about'; interns are not told what it means.");
    }

    private static IEnumerable<Diagnostic> Labels(VariantBench bench)
    {
        const int Fewest = 50;
        foreach (var (name, label) in new[] { ("training", bench.Train.Label), ("hidden", bench.Holdout.Label) })
        {
            var ones = label.Sum(y => y);
            if (Math.Min(ones, label.Length - ones) < Fewest)
                yield return new("PR-LINT-006", Pack, string.Create(CultureInfo.InvariantCulture,
                    $"Of {label.Length:N0} {name} rows {ones:N0} have label 1; fewer than {Fewest} of one label measure nothing."));
        }
    }
}

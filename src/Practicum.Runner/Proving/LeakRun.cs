using Practicum.Core.Packs;
using Practicum.Core.Planting;
using Practicum.Core.Proving.Leaks;
using Practicum.Core.Proving.Recorded;
using Practicum.Core.Proving.Splits;
using Practicum.Core.Worlds;
using Practicum.Runner.PackFiles;
using Practicum.Runner.Runs;
using Practicum.Runner.Workspaces;

namespace Practicum.Runner.Proving;

/// <summary>
/// Proves that a variant holds no leak beyond what the world declares (methods §13). A generated world is drawn anew with <see cref="LeakProof.OwnRows"/> rows, whatever its rate; recorded data
/// are looked through as they are.
/// </summary>
public sealed class LeakRun(VariantBench bench, IRunProgress progress)
{
    private const string Step = "Look for leaks";
    private const double LeastHoldout = 0.05, UsualHoldout = 0.2;

    private readonly Chance chance = new(ulong.Parse(Digest.Of($"{bench.Project.Digest.Text}/{bench.Variant.ToString(CultureInfo.InvariantCulture)}/proof").Hex[..16], NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    /// <summary>Runs the proof; null when <paramref name="problems"/> says why not.</summary>
    public LeakReport? Run(List<Diagnostic> problems, CancellationToken stop)
    {
        progress.Report(Step, 0);
        var report = bench.Project.World is RecordedWorldSpec spec ? OfRecorded(spec, problems) : OfGenerated(problems, stop);
        if (report is not null)
            progress.Report(Step, 1, report.Problems.IsEmpty ? "nothing that nobody answers for" : $"{report.Problems.Length} found");
        return report;
    }

    private LeakReport? OfGenerated(List<Diagnostic> problems, CancellationToken stop)
    {
        if (Secrets.Load(problems) is not { } secret)
            return null;
        var (project, production) = (bench.Project, bench.Project.Production);
        var splits = project.Splits with { Holdout = project.Splits.Holdout < LeastHoldout ? UsualHoldout : project.Splits.Holdout };
        var own = production is null
            ? project with { Splits = splits }
            : project with { Splits = splits with { Production = production.Tick }, Production = production with { Incidents = [] } };
        if (ProjectWorld.Open(own, null, secret.Bytes.Span, bench.Variant, problems, LeakProof.OwnRows / splits.Train!.Value.Days) is not { } world)
            return null;
        var facts = WorkspaceFacts.Of(own with { Faults = [] }, bench.Variant, secret.Assurance, world.RowsPerDay, world.Schema);
        var (train, holdout) = (world.Train(), world.Holdout());
        var files = new LeakFiles(Rows(train, facts), Rows(holdout, facts));
        var planted = project.Faults.IsEmpty ? null : PlantedWorld.Of(world, project.Faults);
        var handed = planted is null ? null : HandedOut.Of(project, world, planted, WorkspaceFacts.Of(own, bench.Variant, secret.Assurance, world.RowsPerDay, planted.Schema));
        var proof = LeakProof.Run(files, handed?.Files, chance, done => progress.Report(Step, 0.9 * done), stop);
        var split = SplitProof.Run(Compared(train), Compared(holdout), true, chance);
        var keys = handed?.Keys(chance) ?? [];
        return new() { Leaks = proof, Split = split, Keys = keys, Problems = [.. LeakDiagnostics.Of(proof), .. LeakDiagnostics.Of(split), .. LeakDiagnostics.Of(keys)] };
    }

    private static LeakRows Rows(SplitRows rows, WorkspaceFacts facts)
    {
        var table = WorkspaceTables.Of(rows, facts);
        return new(table.Select(new([.. table.Schema.Fields.Where(f => f.Role != FieldRole.Target)])), rows.Label, rows.VisibleTruth!);
    }

    private LeakReport? OfRecorded(RecordedWorldSpec spec, List<Diagnostic> problems)
    {
        if (RecordedData.Read(bench.Settings.DataFile ?? Path.Combine(bench.Folder, spec.Data), spec, problems) is not { } table)
            return null;
        var (train, holdout) = (bench.World.Train(), bench.World.Holdout());
        var features = table.Select(new([.. bench.World.Schema.Fields.Select(f => table.Schema.Fields[table.Schema.IndexOf(f.Name)])]));
        var target = (TextColumn)table[spec.Target];
        var positive = target.Dictionary.IndexOf(spec.Positive);
        var rows = new RecordedRows(features, [.. Enumerable.Range(0, table.Rows).Select(i => target.Codes[i] == positive ? 1.0 : 0)]);
        var keys = bench.Project.Faults.IsEmpty ? [] : HandedOut.Keys(bench.Project, bench.Planted, WorkspaceFacts.Of(bench.Project, bench.Variant, bench.Assurance, bench.World.RowsPerDay, bench.Schema), chance);
        var proof = RecordedProof.Run(rows, holdout.Label.Length == 0 ? null : (train.Rows, holdout.Rows), chance);
        var split = SplitProof.Run(Compared(train), Compared(holdout), bench.Project.Splits.HoldoutRandom, chance);
        var accepted = proof.Suspicions.Select(s => (Suspicion: s, Word: spec.Accept.FirstOrDefault(a => Answers(a, s)))).ToArray();
        return new()
        {
            Recorded = proof,
            Accepted = [.. accepted.Where(a => a.Word is not null).Select(a => (a.Suspicion, a.Word!.Reason))],
            Split = split,
            Keys = keys,
            Problems =
            [
                .. accepted.Where(a => a.Word is null).Select(a => LeakDiagnostics.Of(a.Suspicion, spec.Place)),
                .. proof.Controls.Where(c => !c.Found).Select(c => LeakDiagnostics.Void(c.Name)),
                .. LeakDiagnostics.Of(split),
                .. LeakDiagnostics.Of(keys),
            ],
        };
    }

    private static bool Answers(AcceptedFinding word, Suspicion suspicion) => word.Finding == suspicion.Kind && (word.Column is null || suspicion.Columns.Contains(word.Column));

    private static Table Compared(SplitRows rows)
    {
        Field[] fields = [.. rows.Rows.Schema.Fields.Where(f => f.Role == FieldRole.Feature)];
        return new(new([.. fields, new("the label", FieldKind.Number)]), [.. fields.Select(f => rows.Rows[f.Name]), new DoubleColumn(Array.ConvertAll(rows.Label, y => (double)y))]);
    }
}

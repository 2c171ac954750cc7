using System.Text;
using Practicum.Core.Examining.Scoring;
using Practicum.Core.Packs;
using Practicum.Core.Production.Alarms;
using Practicum.Core.Submissions;
using Practicum.Runner.Intake;
using Practicum.Runner.Intake.Jobs;
using Practicum.Runner.ModelHosts.Admission;
using Practicum.Runner.PackFiles;

namespace Practicum.Runner.Runs;

/// <summary>What became of a proof.</summary>
/// <param name="Proof">The proof.</param>
/// <param name="Folder">Where its submission and results lie.</param>
/// <param name="Outcome">Its assessment, or why there is none.</param>
public sealed record ProofResult(Proof Proof, string Folder, Outcome<Assessed> Outcome)
{
    /// <summary>The verdict it got; <c>not assessed</c> when its model failed.</summary>
    public string Verdict => Outcome is Outcome<Assessed>.Done(var assessed) ? assessed.Assessment.Verdict : Verdicts.NotAssessed;

    /// <summary>Whether it got the verdict that the author expects.</summary>
    public bool Holds => Verdict == Proof.Expect;

    /// <summary>
    /// Incidents whose declared harm the twin worlds deny, one sentence each. Only a proof that shall meet the bar can tell: a model that does not use a
    /// column cannot be hurt through it.
    /// </summary>
    public ImmutableArray<string> DeniedHarm { get; } = Proof.Expect == Verdicts.Meets && Outcome is Outcome<Assessed>.Done(var assessed) ? Denied(Proof.Name, assessed) : [];

    private static ImmutableArray<string> Denied(string name, Assessed assessed) =>
        [.. HarmClaim.Of(assessed.Years).Where(claim => 2 * claim.Against > claim.Worlds).Select(claim => claim.DeclaredHarmful
            ? $"{claim.Incident} is declared harmful, but did {name} no harm in {claim.Against} of {claim.Worlds} worlds."
            : $"{claim.Incident} is declared harmless, but harmed {name} in {claim.Against} of {claim.Worlds} worlds.")];
}

/// <summary>Trains a pack's proofs on a variant, hands them in as anybody would, and assesses them on the same worlds.</summary>
public sealed class ProofRun(VariantBench bench, IRunProgress progress)
{
    /// <summary>Proves the pack; null when <paramref name="problems"/> says why not.</summary>
    /// <param name="folder">Takes a folder for each proof.</param>
    /// <param name="problems">Takes every mistake in proofs, recipes and policies.</param>
    /// <param name="stop">Ends the run.</param>
    public async Task<ImmutableArray<ProofResult>?> RunAsync(string folder, List<Diagnostic> problems, CancellationToken stop)
    {
        var proofs = ProofFile.ReadAll(bench.Folder, problems);
        if (problems.Count > 0)
            return null;
        var facts = WorkspaceFacts.Of(bench.Project, bench.Variant, bench.Assurance, bench.World.RowsPerDay, bench.Schema);
        var (snapshots, handed) = (new List<Snapshot>(), new List<HandedIn>());
        try
        {
            foreach (var proof in proofs)
            {
                var root = Path.Combine(folder, proof.Name, "submission");
                if (!await HandInAsync(proof, facts, root, problems, stop) || Snapshot.Take(root, problems) is not { } snapshot)
                    continue;
                snapshots.Add(snapshot);
                var (submission, found) = SubmissionReader.Read(snapshot, facts);
                problems.AddRange(found);
                if (submission is not null)
                    handed.Add(new(proof.Name, snapshot.Root, submission, ModelGate.Admit(snapshot.Root, submission, ModelRules.Of(facts), problems)));
            }

            return problems.Count > 0 ? null : await AssessAsync(proofs, handed, folder, stop);
        }
        finally
        {
            snapshots.ForEach(s => s.Dispose());
        }
    }

    private async Task<ImmutableArray<ProofResult>> AssessAsync(ImmutableArray<Proof> proofs, List<HandedIn> handed, string folder, CancellationToken stop)
    {
        var outcomes = await new AssessmentRun(bench, progress).AssessAsync(handed, stop);
        var results = proofs.Select((p, i) => new ProofResult(p, Path.Combine(folder, p.Name), outcomes[i])).ToImmutableArray();
        foreach (var result in results)
        {
            if (result.Outcome is Outcome<Assessed>.Done(var assessed))
                ResultFiles.Write(result.Folder, assessed);
        }

        return results;
    }

    private async Task<bool> HandInAsync(Proof proof, WorkspaceFacts facts, string root, List<Diagnostic> problems, CancellationToken stop)
    {
        if (Directory.Exists(root))
            Directory.Delete(root, recursive: true);
        Directory.CreateDirectory(root);
        var source = Path.Combine(bench.Folder, "proof", proof.Name);
        var step = $"Train {proof.Name}";
        progress.Report(step, 0);
        var claim = proof.Claim;
        foreach (var (model, index) in proof.Models.Select((m, i) => (m, i)))
        {
            var before = problems.Count;
            if (RecipeFile.Read(Path.Combine(source, model.Recipe), facts, problems) is not { } recipe || problems.Count > before)
                return false;
            var trained = await Training.FitAsync(recipe, Training.Of(bench.Train), null, stop);
            if (trained is not Outcome<TrainedModel>.Done(var done))
            {
                problems.Add(new("PR-PROOF-003", new($"proof/{proof.Name}/{model.Recipe}"), trained.Sentence));
                return false;
            }

            await File.WriteAllBytesAsync(Path.Combine(root, model.Name + ".onnx"), done.ToOnnx(), stop);
            if (index == 0 && claim.IsEmpty)
                claim = Measured(done);
            progress.Report(step, (index + 1.0) / proof.Models.Length);
        }

        if (proof.Policy is { } policy)
            File.Copy(Path.Combine(source, policy), Path.Combine(root, "policy.yaml"));
        await File.WriteAllTextAsync(Path.Combine(root, SubmissionReader.FileName), Manifest(proof, facts, claim), stop);
        return true;
    }

    private static ImmutableSortedDictionary<string, double> Measured(TrainedModel trained) =>
        trained.Validation.Where(v => v.Metric is "roc_auc" or "log_loss" && v.Estimate.IsDefined)
            .ToImmutableSortedDictionary(v => v.Metric, v => Math.Round(v.Estimate.Value, 4), StringComparer.Ordinal)
            .Add("rows", trained.ValidationRows);

    private static string Manifest(Proof proof, WorkspaceFacts facts, ImmutableSortedDictionary<string, double> claim)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"practicum: submission/v1\nproject: {facts.Project}\nvariant: {facts.Variant}\n");
        text.Append(CultureInfo.InvariantCulture, $"model: {{file: model.onnx, threshold: {proof.Models[0].Threshold}}}\n");
        if (proof.Models.Length > 1)
            text.Append("challengers:\n");
        foreach (var model in proof.Models.Skip(1))
            text.Append(CultureInfo.InvariantCulture, $"  - {{name: {model.Name}, file: {model.Name}.onnx, threshold: {model.Threshold}}}\n");
        if (!claim.IsEmpty)
            text.Append("validation: {").AppendJoin(", ", claim.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}: {c.Value}"))).Append("}\n");
        if (proof.Policy is not null)
            text.Append("policy: policy.yaml\n");
        return text.ToString();
    }
}

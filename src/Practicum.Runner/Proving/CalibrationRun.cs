using Practicum.Core.Proving.Calibration;
using Practicum.Runner.Intake.Jobs;
using Practicum.Runner.Runs;

namespace Practicum.Runner.Proving;

/// <summary>What reference examinees scored on several variants of a pack.</summary>
public sealed record CalibrationReport
{
    /// <summary>The pack's proofs, which are the examinees; <c>cheating</c> is in no study of variants.</summary>
    public required ImmutableArray<string> Examinees { get; init; }

    /// <summary>Variants on which every examinee has a score.</summary>
    public required ImmutableArray<int> Variants { get; init; }

    /// <summary>Variants on which an examinee has no score at all.</summary>
    public required ImmutableArray<int> LeftOut { get; init; }

    /// <summary>Overall scores of each examinee, one a variant.</summary>
    public required ImmutableArray<ImmutableArray<double>> Scores { get; init; }

    /// <summary>How much variants differ; null with fewer than two variants or examinees.</summary>
    public VariantStudy? Study { get; init; }

    /// <summary>Each task with what the ladder of examinees tells of it; null when one of the ladder is missing, or has no score in the task on a variant.</summary>
    public required ImmutableArray<(string Task, TaskCalibration? Calibration)> Tasks { get; init; }

    /// <summary>Whether every variant could be scored, variants are equally hard and every task tells the ladder apart.</summary>
    public bool Holds => LeftOut.IsEmpty && Study is { IsEquallyHard: true } && Tasks.All(t => t.Calibration is { Faults.IsEmpty: true });
}

/// <summary>Trains and assesses a pack's proofs on several variants (methods §11).</summary>
/// <param name="pack">Folder of the pack.</param>
/// <param name="variants">How many variants, from 1 on.</param>
/// <param name="settings">What the person set.</param>
/// <param name="progress">Hears how it goes on.</param>
public sealed class CalibrationRun(string pack, int variants, RunSettings settings, IRunProgress progress)
{
    private const string Step = "Calibrate", Cheating = "cheating";

    /// <summary>Runs it; null when <paramref name="problems"/> says why not.</summary>
    public async Task<CalibrationReport?> RunAsync(List<Diagnostic> problems, CancellationToken stop)
    {
        var all = new List<(int Variant, ImmutableArray<Examined> Examined)>();
        using var job = JobFolder.Create();
        for (var variant = 1; variant <= variants; variant++)
        {
            progress.Report(Step, (variant - 1.0) / variants);
            var bench = VariantBench.Open(pack, variant, settings, problems);
            if (bench is null || !bench.MayRun(problems) || await new ProofRun(bench, NoProgress.Instance).RunAsync(job.Root, problems, stop) is not { } results)
                return null;
            all.Add((variant, [.. results.Select(Examined.Of)]));
        }

        progress.Report(Step, 1, string.Create(CultureInfo.InvariantCulture, $"{variants} variants"));
        return Summed([.. all.Where(v => v.Examined.All(e => e.IsScored))], [.. all.Where(v => !v.Examined.All(e => e.IsScored)).Select(v => v.Variant)]);
    }

    private static CalibrationReport Summed(ImmutableArray<(int Variant, ImmutableArray<Examined> Examined)> whole, ImmutableArray<int> leftOut)
    {
        ImmutableArray<string> names = whole.IsEmpty ? [] : [.. whole[0].Examined.Select(e => e.Name)];
        ImmutableArray<double> Of(string name, Func<Examined, double> score) => [.. whole.Select(v => score(v.Examined.First(e => e.Name == name)))];
        ImmutableArray<string> honest = [.. names.Where(n => n != Cheating)];
        var ladder = whole.Length >= 2 && TaskCalibration.Ladder.All(l => names.Contains(l.Name));
        return new()
        {
            Examinees = names,
            Variants = [.. whole.Select(v => v.Variant)],
            LeftOut = leftOut,
            Scores = [.. names.Select(n => Of(n, e => e.Score!.Value))],
            Study = whole.Length < 2 || honest.Length < 2 ? null : VariantStudy.Of([.. honest.Select(n => Of(n, e => e.Score!.Value))]),
            Tasks = whole.IsEmpty ? [] : [.. whole[0].Examined[0].Tasks.Select((t, i) =>
                (t.Id, ladder && whole.All(v => v.Examined.All(e => e.Tasks[i].Score is not null)) ? TaskCalibration.Of(names.ToDictionary(n => n, n => Of(n, e => e.Tasks[i].Score!.Value))) : null))],
        };
    }

    /// <summary>What one examinee scored on one variant.</summary>
    private sealed record Examined(string Name, double? Score, ImmutableArray<(string Id, double? Score)> Tasks)
    {
        public bool IsScored => Score is not null;

        public static Examined Of(ProofResult result) => result.Outcome is Outcome<Assessed>.Done(var assessed)
            ? new(result.Proof.Name, assessed.Assessment.Score, [.. assessed.Assessment.Tasks.Select(t => (t.Id, t.Score))])
            : new(result.Proof.Name, null, []);
    }
}

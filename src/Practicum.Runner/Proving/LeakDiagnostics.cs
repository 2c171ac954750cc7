using Practicum.Core.Proving.Leaks;
using Practicum.Core.Proving.Recorded;
using Practicum.Core.Proving.Splits;
using Practicum.Runner.PackFiles;

namespace Practicum.Runner.Proving;

/// <summary>What a proof found, as diagnostics.</summary>
internal static class LeakDiagnostics
{
    /// <summary>What a proof of a generated world found: one for each family of attacks, and one for each planted leak that was missed.</summary>
    public static IEnumerable<Diagnostic> Of(LeakProof proof)
    {
        var place = new Place(PackFile.FileName);
        foreach (var control in proof.Controls.Where(c => !c.Found))
            yield return Void(control.Name);
        foreach (var leak in proof.Leaks.GroupBy(l => l.Family).Select(g => g.First()))
        {
            var others = proof.Leaks.Count(l => l.Family == leak.Family) - 1;
            yield return new("PR-PROVE-001", place, string.Create(CultureInfo.InvariantCulture,
                $"{leak.Family}: '{leak.Name}' tells the label beyond what the world explains: Z = {leak.Score.Z:0.0} where {proof.Threshold:0.00} is the bound{(others == 0 ? "" : $"; so do {others} more of the kind")}."));
        }
    }

    /// <summary>A planted leak was missed.</summary>
    public static Diagnostic Void(string control) =>
        new("PR-PROVE-002", new(PackFile.FileName), $"The proof is void: it did not find {control}, which was planted to test it.", Mend: "There are too few rows, or labels are all but certain; a proof needs both labels in thousands of rows.");

    /// <summary>Hidden rows can be told from training rows.</summary>
    public static IEnumerable<Diagnostic> Of(SplitProof split) => !split.IsTold ? [] :
    [
        new("PR-PROVE-003", new(PackFile.FileName), string.Create(CultureInfo.InvariantCulture,
            $"Hidden rows can be told from training rows: area under the ROC curve {split.Area:0.000}, at most {split.Against + (SplitProof.Errors * split.Error):0.000} {(split.IsRandom ? "by chance" : "as at other cuts in time")}.")),
    ];

    /// <summary>Rows of faults can be told by what surrounds them.</summary>
    public static IEnumerable<Diagnostic> Of(ImmutableArray<KeyProof> keys) => keys.Where(k => k.IsTold).Select(k => new Diagnostic("PR-PROVE-004", new(PackFile.FileName),
        string.Create(CultureInfo.InvariantCulture, $"The rows of the fault '{k.Fault}' can be told by place, name or form alone: area under the ROC curve {k.Area:0.000}, at most {0.5 + (SplitProof.Errors * k.Error):0.000} by chance.")));

    /// <summary>A suspicion that nobody answers for.</summary>
    public static Diagnostic Of(Suspicion suspicion, Place place)
    {
        var column = suspicion.Columns.IsEmpty ? "" : $", column: {suspicion.Columns[0]}";
        return new("PR-PROVE-005", place, $"{suspicion.Kind}: {suspicion.Sentence}", Mend: $"Mend the data or leave the column out with ignore; or answer for it: accept: [{{finding: {suspicion.Kind}{column}, reason: …}}].");
    }
}

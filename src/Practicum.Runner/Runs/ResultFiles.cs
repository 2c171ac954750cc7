using System.Text;
using Practicum.Core.Evidence.Documents;
using Practicum.Runner.Intake.Jobs;
using Practicum.Runner.Reports;
using Practicum.Runner.Runs.Timing;

namespace Practicum.Runner.Runs;

/// <summary>Writes what an assessment leaves: <c>assessment.json</c>, <c>ledger.jsonl</c>, <c>measured.jsonl</c> and <c>report.html</c>.</summary>
public static class ResultFiles
{
    private const string LedgerName = "ledger.jsonl", AssessmentName = "assessment.json", MeasuredName = "measured.jsonl", ReportName = "report.html";
    private static readonly string[] Names = [LedgerName, AssessmentName, MeasuredName, ReportName];

    /// <summary>
    /// Says beforehand whether results can go to <paramref name="folder"/>: it must be absent, empty, or hold an earlier assessment, which is
    /// then replaced; and its disk must take a file. Leaves nothing behind.
    /// </summary>
    /// <returns>Why not, or null.</returns>
    public static Diagnostic? Refuse(string folder)
    {
        var full = Path.GetFullPath(folder);
        if (File.Exists(full))
            return new("PR-RUN-010", new(folder), "Results need a folder, and this is a file.", Mend: "Give another one with --out.");
        if (Directory.Exists(full) && !File.Exists(Path.Combine(full, AssessmentName)) && !ResultFolder.IsOurs(full, Names))
            return new("PR-RUN-010", new(folder), "This folder holds something that is no assessment; it would be mixed up with the results.", Mend: "Give another one with --out.");
        var ground = new DirectoryInfo(full);
        while (ground is { Exists: false, Parent: { } parent })
        {
            if (File.Exists(ground.FullName))
                return new("PR-RUN-010", new(folder), $"Results need a folder, and '{ground.Name}' on the way is a file.", Mend: "Give another one with --out.");
            ground = parent;
        }

        try
        {
            Litter.Sweep(ground.FullName);
            var probe = Path.Combine(ground.FullName, Litter.NewName());
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
                return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new("PR-RUN-011", new(folder), $"Results cannot be written here. {e.Message}", Mend: "Give another folder with --out.");
        }
    }

    /// <summary>Writes all files into <paramref name="folder"/>, all or none; a report and a ledger always belong together.</summary>
    /// <returns>Path of the report.</returns>
    /// <exception cref="IOException">The folder cannot be written; nothing is left behind.</exception>
    public static string Write(string folder, Assessed assessed)
    {
        var ledger = AssessmentLedger.Write(assessed.Assessment, assessed.Exhibits);
        var report = ReportPage.Render(assessed.Assessment, assessed.Exhibits, new ReportChain(ledger.Head.Head, ledger.Head.Entries));
        ResultFolder.Replace(folder,
        [
            (LedgerName, Lines(ledger.Lines)),
            (AssessmentName, AssessmentJson.Write(assessed.Assessment, ledger.Head)),
            (MeasuredName, Lines(MeasuredFiles.Lines(assessed.Measured, ledger))),
            (ReportName, Encoding.UTF8.GetBytes(report)),
        ]);
        return Path.Combine(folder, ReportName);
    }

    private static byte[] Lines(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n")));
}

using System.Text;
using Practicum.Core.Evidence.Documents;
using Practicum.Core.Evidence.Ledgers;
using Practicum.Runner.Reports;

namespace Practicum.Runner.Runs;

/// <summary>Writes what an assessment leaves: <c>assessment.json</c>, <c>ledger.jsonl</c> and <c>report.html</c>.</summary>
public static class ResultFiles
{
    /// <summary>Writes all files into <paramref name="folder"/>, each whole or not at all; a report and a ledger always belong together.</summary>
    /// <returns>Path of the report.</returns>
    public static string Write(string folder, Assessed assessed)
    {
        Directory.CreateDirectory(folder);
        var ledger = AssessmentLedger.Write(assessed.Assessment, assessed.Exhibits);
        var report = ReportPage.Render(assessed.Assessment, assessed.Exhibits, new ReportChain(ledger.Head.Head, ledger.Head.Entries));
        (string Name, byte[] Bytes)[] files =
        [
            ("ledger.jsonl", Encoding.UTF8.GetBytes(string.Concat(ledger.Lines.Select(l => l + "\n")))),
            ("assessment.json", AssessmentJson.Write(assessed.Assessment, ledger.Head)),
            ("report.html", Encoding.UTF8.GetBytes(report)),
        ];
        foreach (var (name, bytes) in files)
            File.WriteAllBytes(Path.Combine(folder, name + ".part"), bytes);
        foreach (var (name, _) in files)
            File.Move(Path.Combine(folder, name + ".part"), Path.Combine(folder, name), overwrite: true);
        return Path.Combine(folder, "report.html");
    }
}

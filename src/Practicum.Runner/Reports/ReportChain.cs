namespace Practicum.Runner.Reports;

/// <summary>Where the assessment stands in its ledger, as the report prints it.</summary>
/// <param name="Head">Digest of the ledger's last entry.</param>
/// <param name="Entries">Number of entries.</param>
public sealed record ReportChain(Digest Head, int Entries);

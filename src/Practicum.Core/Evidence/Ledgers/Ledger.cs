using System.Text.Json.Nodes;

namespace Practicum.Core.Evidence.Ledgers;

/// <summary>Where a chain ends: enough to notice that something was cut off.</summary>
/// <param name="Head">Digest of the last entry; sixty-four zeros when there is none.</param>
/// <param name="Entries">How many entries.</param>
public readonly record struct LedgerHead(Digest Head, int Entries);

/// <summary>
/// An append-only chain of facts, each entry sealing the one before by SHA-256 (formats §7). A correction is a new entry.
/// Holds no time of day. Not safe for several writers at once.
/// </summary>
public sealed class Ledger
{
    private readonly List<LedgerEntry> entries = [];

    /// <summary>The entries so far, in order.</summary>
    public IReadOnlyList<LedgerEntry> Entries => entries;

    /// <summary>Where the chain ends now.</summary>
    public LedgerHead Head => new(entries.Count == 0 ? Digest.Zero : entries[^1].Digest, entries.Count);

    /// <summary>The lines of <c>ledger.jsonl</c>, without line feeds.</summary>
    public IEnumerable<string> Lines => entries.Select(e => e.Line);

    /// <summary>Appends a fact.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="payload">The fact; numbers must be finite. It is put into text at once, so later changes to the node do not matter.</param>
    public LedgerEntry Append(string kind, JsonNode? payload)
    {
        var entry = LedgerEntry.Make(entries.Count + 1, kind, payload, Head.Head);
        entries.Add(entry);
        return entry;
    }

    /// <summary>Checks a chain and says where it was edited, cut, reordered or added to; empty when it holds.</summary>
    /// <param name="lines">Lines of a ledger, without line feeds.</param>
    /// <param name="known">Where the chain ended when somebody last looked; without it a cut at the end cannot be noticed.</param>
    /// <param name="file">Name of the file, for the diagnostics.</param>
    public static ImmutableArray<Diagnostic> Verify(IReadOnlyList<string> lines, LedgerHead? known = null, string file = "ledger.jsonl") =>
        new LedgerCheck(file).Run(lines, known);
}

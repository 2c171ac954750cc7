using System.Text.Json.Nodes;

namespace Practicum.Core.Evidence.Ledgers;

/// <summary>The walk along a chain that finds where it was touched.</summary>
internal sealed class LedgerCheck(string file)
{
    private const int Most = 100;

    private readonly ImmutableArray<Diagnostic>.Builder found = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>Checks every line by itself, then how the lines follow each other, then the end.</summary>
    public ImmutableArray<Diagnostic> Run(IReadOnlyList<string> lines, LedgerHead? known)
    {
        var entries = new LedgerEntry?[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            entries[i] = Read(lines[i], i + 1);
            if (entries[i] is { } entry)
                CheckAlone(entry, lines[i], i + 1);
        }

        CheckOrder(entries);
        if (known is { } end)
            CheckEnd(entries, end);
        return found.ToImmutable();
    }

    /// <summary>Reads one line; null, with a diagnostic, when it is not an entry.</summary>
    internal LedgerEntry? Read(string line, int number)
    {
        try
        {
            return Entry(line, number);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return Refuse(number, "PR-LEDGER-002", "The payload has no canonical form: it holds a number that is not finite, or half of a character.");
        }
    }

    private LedgerEntry? Entry(string line, int number)
    {
        if (!CanonicalJson.TryParse(line, out var node, out var error))
            return Refuse(number, "PR-LEDGER-001", $"The line is not JSON. {error}");
        if (node is not JsonObject o || o.Count != 6 || !o.ContainsKey("payload")
            || !IsSeq(o["seq"], out var seq) || Text(o["kind"]) is not { } kind || DigestOf(o["payload_digest"]) is not { } payloadDigest
            || DigestOf(o["previous"]) is not { } previous || DigestOf(o["digest"]) is not { } digest)
        {
            return Refuse(number, "PR-LEDGER-002", "The line is not a ledger entry. Expected seq, kind, payload, payload_digest, previous and digest.");
        }

        return new(seq, kind, o["payload"] is { } payload ? CanonicalJson.Text(payload) : null, payloadDigest, previous, digest);
    }

    private void CheckAlone(LedgerEntry entry, string line, int number)
    {
        if (entry.Payload is { } payload && Digest.Of(payload) != entry.PayloadDigest)
            Say(number, "PR-LEDGER-003", $"The payload of entry {entry.Seq} was changed: its digest is {Digest.Of(payload)}, the entry says {entry.PayloadDigest}.");
        else if (LedgerEntry.SealOf(entry.Seq, entry.Kind, entry.PayloadDigest, entry.Previous) != entry.Digest)
            Say(number, "PR-LEDGER-004", $"Entry {entry.Seq} was changed: its own digest does not fit its content.");
        else if (entry.Line != line)
            Say(number, "PR-LEDGER-005", $"Entry {entry.Seq} is not written in canonical form (RFC 8785).");
    }

    private void CheckOrder(LedgerEntry?[] entries)
    {
        int[] present = [.. entries.OfType<LedgerEntry>().Select(e => e.Seq).Order()];
        var (last, head) = (0L, (Digest?)Digest.Zero);
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i] is not { } entry)
            {
                (last, head) = (last + 1, null);
                continue;
            }

            if (entry.Seq == last + 1)
            {
                if (head is { } before && entry.Previous != before)
                    Say(i + 1, "PR-LEDGER-006", $"Entry {entry.Seq} does not follow the entry before it, which was replaced or sealed anew.");
            }
            else if (entry.Seq > last + 1 && !HasBetween(present, last, entry.Seq))
            {
                Say(i + 1, "PR-LEDGER-007", entry.Seq == last + 2 ? $"Entry {last + 1} is missing." : $"Entries {last + 1} to {entry.Seq - 1} are missing.");
            }
            else
            {
                Say(i + 1, "PR-LEDGER-008", $"Entry {entry.Seq} stands where entry {last + 1} belongs: entries were moved or added.");
            }

            (last, head) = (entry.Seq, entry.Digest);
        }
    }

    /// <summary>Whether a number stands between two others.</summary>
    private static bool HasBetween(int[] sorted, long above, int below)
    {
        var at = Array.BinarySearch(sorted, (int)Math.Min(above + 1, int.MaxValue));
        at = at < 0 ? ~at : at;
        return at < sorted.Length && sorted[at] < below;
    }

    private void CheckEnd(LedgerEntry?[] entries, LedgerHead known)
    {
        if (entries.Length < known.Entries)
            Say(entries.Length, "PR-LEDGER-009", $"The ledger has {entries.Length} entries, expected {known.Entries}: entries were cut off or taken out.");
        else if (entries.Length > 0 && entries[^1]?.Digest != known.Head)
            Say(entries.Length, "PR-LEDGER-010", $"The ledger ends in {entries[^1]?.Digest.Text ?? "no entry"}, expected {known.Head}.");
    }

    private static bool IsSeq(JsonNode? node, out int seq)
    {
        seq = 0;
        if (node is not JsonValue value || !value.TryGetValue<double>(out var number) || number != Math.Floor(number) || number is < 1 or > int.MaxValue)
            return false;
        seq = (int)number;
        return true;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static Digest? DigestOf(JsonNode? node) =>
        Text(node) is { Length: 71 } text && text.StartsWith("sha256:", StringComparison.Ordinal) && text.AsSpan(7).IndexOfAnyExcept("0123456789abcdef") < 0
            ? new Digest(text)
            : null;

    private LedgerEntry? Refuse(int line, string code, string sentence)
    {
        Say(line, code, sentence);
        return null;
    }

    private void Say(int line, string code, string sentence)
    {
        if (found.Count < Most)
            found.Add(new(code, new(file, line), sentence));
        else if (found.Count == Most)
            found.Add(new("PR-LEDGER-013", new(file, line), $"The ledger has more faults than the {Most} that are shown."));
    }
}

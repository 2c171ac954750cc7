using System.Text.Json.Nodes;

namespace Practicum.Core.Evidence.Ledgers;

/// <summary>One link of the chain (formats §7).</summary>
/// <param name="Seq">Place in the chain, from 1.</param>
/// <param name="Kind">What the payload is: <c>assessment</c>, <c>evidence</c>, <c>task</c>, <c>score</c>, …</param>
/// <param name="Payload">Canonical text of the payload; null when it was erased. <see cref="PayloadDigest"/> stands for it in the chain.</param>
/// <param name="PayloadDigest">Digest of the payload's canonical bytes.</param>
/// <param name="Previous">Digest of the entry before; sixty-four zeros for the first.</param>
/// <param name="Digest">Digest of the canonical entry without payload and digest.</param>
public sealed record LedgerEntry(int Seq, string Kind, string? Payload, Digest PayloadDigest, Digest Previous, Digest Digest)
{
    /// <summary>The entry as one line of <c>ledger.jsonl</c>, canonical, without the line feed.</summary>
    public string Line
    {
        get
        {
            var sealedPart = CanonicalJson.Text(Sealed(Seq, Kind, PayloadDigest, Previous));
            var kind = CanonicalJson.Text(JsonValue.Create(Kind));
            var head = $"{{\"digest\":\"{Digest}\",\"kind\":{kind},\"payload\":{Payload ?? "null"},";
            return head + sealedPart[(sealedPart.IndexOf("\"payload_digest\"", StringComparison.Ordinal))..];
        }
    }

    /// <summary>This entry with its payload erased. The chain still verifies.</summary>
    public LedgerEntry Erased() => this with { Payload = null };

    internal static LedgerEntry Make(int seq, string kind, JsonNode? payload, Digest previous)
    {
        var text = CanonicalJson.Text(payload);
        var payloadDigest = Digest.Of(text);
        return new(seq, kind, text, payloadDigest, previous, SealOf(seq, kind, payloadDigest, previous));
    }

    internal static Digest SealOf(int seq, string kind, Digest payloadDigest, Digest previous) =>
        Digest.Of(CanonicalJson.Bytes(Sealed(seq, kind, payloadDigest, previous)));

    private static JsonObject Sealed(int seq, string kind, Digest payloadDigest, Digest previous) => new()
    {
        ["kind"] = kind,
        ["payload_digest"] = payloadDigest.Text,
        ["previous"] = previous.Text,
        ["seq"] = (double)seq,
    };
}

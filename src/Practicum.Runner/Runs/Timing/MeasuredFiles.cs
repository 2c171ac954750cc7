using System.Text.Json.Nodes;
using Practicum.Core.Evidence.Ledgers;

namespace Practicum.Runner.Runs.Timing;

/// <summary>The lines of <c>measured.jsonl</c> (formats §7): values that differ from run to run, each beside the ledger entry that it belongs to.</summary>
internal static class MeasuredFiles
{
    /// <summary>One JSON object a fact: id, value, unit, count, and the payload digest of its evidence in the ledger.</summary>
    public static IEnumerable<string> Lines(ImmutableArray<MeasuredFact> facts, Ledger ledger)
    {
        foreach (var fact in facts)
        {
            var entry = ledger.Entries.First(e => e.Payload is { } payload && e.Kind == "evidence" && (string?)JsonNode.Parse(payload)?["id"] == fact.Id);
            yield return new JsonObject
            {
                ["id"] = fact.Id,
                ["value"] = fact.Value,
                ["unit"] = fact.Unit,
                ["count"] = fact.Count,
                ["entry"] = entry.PayloadDigest.Text,
            }.ToJsonString();
        }
    }
}

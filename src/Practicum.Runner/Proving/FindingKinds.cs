namespace Practicum.Runner.Proving;

/// <summary>Kinds of finding that a checklist may offer: the kinds of fault that can be planted, and <c>pii</c> and <c>units</c> as families.</summary>
internal static class FindingKinds
{
    public static ImmutableArray<string> All { get; } =
    [
        "label-noise", "annotators", "imbalance", "bias.label-error", "bias.under-representation", "bias.proxy", "poison.label-flip", "poison.backdoor",
        "leak.target-proxy", "leak.post-outcome", "leak.future-aggregate", "leak.duplicates-across-split", "leak.group-overlap", "leak.preprocessing",
        "leak.temporal-order", "leak.sampling-bias", "duplicates", "missing", "units", "encoding", "typo", "swapped-columns", "shifted-columns", "stuck-sensor",
        "outliers", "pii", "provenance",
    ];
}

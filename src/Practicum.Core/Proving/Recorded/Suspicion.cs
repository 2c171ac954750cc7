namespace Practicum.Core.Proving.Recorded;

/// <summary>
/// Something in recorded data that often is a leak or a defect. The truth of recorded data is unknown, so it proves nothing: the author answers for it with <c>accept</c>, or mends it.
/// </summary>
/// <param name="Kind"><c>leak.target-proxy</c>, <c>leak.sum</c>, <c>duplicates</c> or <c>stuck-sensor</c>.</param>
/// <param name="Columns">The columns in question; empty when it concerns whole rows.</param>
/// <param name="Value">How strong: an area under the ROC curve, or a number of rows.</param>
/// <param name="Sentence">What was found, in plain words.</param>
public sealed record Suspicion(string Kind, ImmutableArray<string> Columns, double Value, string Sentence)
{
    /// <summary>The kinds.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["leak.target-proxy", "leak.sum", "duplicates", "stuck-sensor"];
}

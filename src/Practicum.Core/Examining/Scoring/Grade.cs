using Practicum.Core.Evidence;

namespace Practicum.Core.Examining.Scoring;

/// <summary>What all tasks together say.</summary>
/// <param name="Score">0 … 1, or null when nothing could be measured.</param>
/// <param name="Interval">Its interval, or null when a task has none.</param>
/// <param name="Reason">Why score or interval is missing; null otherwise.</param>
/// <param name="Verdict">See <see cref="Verdicts"/>.</param>
/// <param name="Tasks">The tasks, in the pack's order.</param>
public sealed record Grade(double? Score, Interval? Interval, string? Reason, string Verdict, ImmutableArray<TaskResult> Tasks);

using Practicum.Core.Submissions;
using Practicum.Runner.PackFiles;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Intake.Policies;

/// <summary>Reads <c>watch:</c>: <c>feature C</c>, <c>score</c>, <c>metric M</c>, <c>missing C</c>, <c>new-values C</c>, <c>volume</c>, <c>errors</c> (formats §5).</summary>
internal static class WatchText
{
    private static readonly (string Word, WatchKind Kind, bool Subject)[] Words =
    [
        ("feature", WatchKind.Feature, true), ("score", WatchKind.Score, false), ("metric", WatchKind.Metric, true), ("missing", WatchKind.Missing, true),
        ("new-values", WatchKind.NewValues, true), ("volume", WatchKind.Volume, false), ("errors", WatchKind.Errors, false), ("latency", WatchKind.Latency, false),
    ];

    /// <summary>Stands for a watch that could not be read.</summary>
    public static Watch Nothing { get; } = new(WatchKind.Errors, "?");

    /// <summary>The form.</summary>
    public static Shape<Watch> Shape { get; } = Scalars.Text.Then<Watch>((text, node, context) => Parse(text, ((SpecScalar)node).TextPlace, context) ?? Nothing, Nothing);

    /// <summary>Reads a watch; null with a diagnostic when it has a mistake.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Place of its first character.</param>
    /// <param name="context">Takes reports.</param>
    public static Watch? Parse(string text, Place place, ReadContext context)
    {
        var trimmed = text.TrimStart();
        var at = place with { Column = place.Column + text.Length - trimmed.Length };
        var space = trimmed.IndexOf(' ');
        var word = (space < 0 ? trimmed : trimmed[..space]).TrimEnd();
        var subject = space < 0 ? "" : trimmed[space..].Trim();
        var subjectAt = at with { Column = at.Column + (space < 0 ? 0 : trimmed.Length - trimmed[space..].TrimStart().Length) };
        foreach (var (name, kind, needs) in Words)
        {
            if (name != word)
                continue;
            if (kind == WatchKind.Latency)
                context.Report(Mistake.NotYet, at, "Watching latency is not available yet.");
            else if (needs && subject.Length == 0)
                context.Report("PR-POL-010", at, $"'{name}' must name a {(kind == WatchKind.Metric ? "metric" : "column")}, as in '{name} {(kind == WatchKind.Metric ? "log_loss" : "fee")}'.");
            else if (!needs && subject.Length > 0)
                context.Report("PR-POL-010", subjectAt, $"'{name}' stands alone. Found '{subject}' after it.");
            else if (Known(kind, subject, subjectAt, context))
                return new(kind, needs ? subject : null);
            return null;
        }

        context.Unknown("thing to watch", word, at, [.. Words.Select(w => w.Word)]);
        return null;
    }

    private static bool Known(WatchKind kind, string subject, Place place, ReadContext context)
    {
        if (kind == WatchKind.Metric && !Names.OfflineMetrics.Contains(subject))
        {
            context.Unknown("metric", subject, place, Names.OfflineMetrics);
            return false;
        }

        if (kind is not (WatchKind.Feature or WatchKind.Missing or WatchKind.NewValues) || context.Facts is not { } facts)
            return true;
        if (facts.Schema.Fields.Any(f => f.Name == subject && f.Role == FieldRole.Feature))
            return true;
        context.Unknown("feature", subject, place, [.. facts.Schema.Fields.Where(f => f.Role == FieldRole.Feature).Select(f => f.Name)]);
        return false;
    }
}

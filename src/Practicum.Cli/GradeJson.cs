using System.Text.Json.Nodes;
using Practicum.Runner.Grades;

namespace Practicum.Cli;

/// <summary>A grade for machines (<c>docs/reference/grade.schema.json</c>). Estimates are written as in assessment.json.</summary>
internal static class GradeJson
{
    /// <summary>Prints it.</summary>
    public static void Print(GradeReport report, ImmutableArray<GradeGate> gates)
    {
        var request = report.Request;
        var node = new JsonObject
        {
            ["grade"] = "grade/v1",
            ["task"] = request.Task.ToString().ToLowerInvariant(),
            ["answers"] = request.Answers,
            ["predictions"] = request.Predictions,
            ["threshold"] = request.Task == GradeTask.Binary ? request.Threshold : null,
            ["weight"] = request.Weight,
            ["bootstrap"] = request.Bootstrap == 0 ? null : new JsonObject { ["resamples"] = request.Bootstrap, ["seed"] = request.Seed },
        };
        AddTo(node, report.Overall);
        node["slice"] = request.Slice;
        node["slices"] = new JsonArray([.. report.Slices.Select(s => (JsonNode)AddTo(new() { ["value"] = s.Value is { Length: > 0 } value ? value : null }, s))]);
        node["gates"] = new JsonArray([.. gates.Select(g => (JsonNode)new JsonObject
        {
            ["metric"] = g.Metric,
            [g.IsLeast ? "min" : "max"] = g.Bound,
            ["met"] = g.IsMetBy(report.Overall),
        })]);
        node["notes"] = new JsonArray([.. report.Notes.Select(n => (JsonNode)n)]);
        Say.Json(node);
    }

    private static JsonObject AddTo(JsonObject node, GradedSlice slice)
    {
        node["rows"] = slice.Rows;
        node["positives"] = slice.Positives;
        node["classes"] = slice.Classes;
        node["metrics"] = new JsonObject(slice.Metrics.Select(m => KeyValuePair.Create<string, JsonNode?>(m.Name, Metric(m))));
        return node;
    }

    private static JsonObject Metric(GradedMetric metric)
    {
        var (estimate, interval) = (metric.Estimate, metric.Estimate.Interval);
        return new()
        {
            ["value"] = Number(estimate.Value),
            ["interval"] = interval is null ? null : new JsonObject
            {
                ["level"] = interval.Level,
                ["low"] = Number(interval.Low),
                ["high"] = Number(interval.High),
                ["method"] = interval.Method,
                ["source"] = interval.Source,
            },
            ["count"] = estimate.Count,
            ["because"] = estimate.Because,
            ["higher_is_better"] = metric.IsHigherBetter,
        };
    }

    private static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}

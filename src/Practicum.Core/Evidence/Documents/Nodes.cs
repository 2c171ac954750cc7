using System.Text.Json.Nodes;

namespace Practicum.Core.Evidence.Documents;

/// <summary>Small values as JSON. What is not a finite number becomes null; the reason stands beside it.</summary>
internal static class Nodes
{
    public static JsonNode? Number(double? value) => value is { } v && double.IsFinite(v) ? JsonValue.Create(v) : null;

    public static JsonNode? Text(string? value) => value is null ? null : JsonValue.Create(value);

    public static JsonNode Flag(bool value) => JsonValue.Create(value);

    public static JsonArray List<T>(IEnumerable<T> values, Func<T, JsonNode?> each) => new([.. values.Select(each)]);

    public static JsonNode? Interval(Interval? interval) => interval is null ? null : new JsonObject
    {
        ["level"] = Number(interval.Level),
        ["low"] = Number(interval.Low),
        ["high"] = Number(interval.High),
        ["method"] = interval.Method,
        ["source"] = interval.Source,
    };

    public static JsonNode Estimate(Estimate estimate) => new JsonObject
    {
        ["value"] = Number(estimate.Value),
        ["interval"] = Interval(estimate.Interval),
        ["count"] = Number(estimate.Count),
        ["because"] = Text(estimate.Because),
    };

    public static JsonNode Points(IEnumerable<(double X, double Y)> points) => List(points, p => new JsonArray(Number(p.X), Number(p.Y)));
}

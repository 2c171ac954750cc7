using System.Text.Json;
using System.Text.Json.Nodes;

namespace Practicum.Core.Evidence.Documents;

/// <summary>A payload lacks something or holds something else; caught where the line is known.</summary>
internal sealed class PayloadException(string sentence) : Exception(sentence);

/// <summary>Typed access to a JSON object. A miss is a <see cref="PayloadException"/> that names the property.</summary>
internal readonly struct NodeReader
{
    private readonly JsonObject members;

    public NodeReader(JsonNode? node, string what) => members = node as JsonObject ?? throw new PayloadException($"Expected an object for {what}.");

    public NodeReader Inner(string name) => new(members[name], name);

    public bool IsNull(string name) => members[name] is null;

    public string Text(string name) => MaybeText(name) ?? throw Missing(name, "a text");

    public string? MaybeText(string name) => members[name] switch
    {
        null => null,
        JsonValue v when v.GetValueKind() == JsonValueKind.String => v.GetValue<string>(),
        _ => throw Missing(name, "a text"),
    };

    public double Number(string name) => AsNumber(members[name], name);

    public double? MaybeNumber(string name) => members[name] is null ? null : AsNumber(members[name], name);

    public int Whole(string name)
    {
        var number = Number(name);
        return number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? (int)number : throw Missing(name, "a whole number");
    }

    public bool Flag(string name) => members[name] is JsonValue v && v.TryGetValue<bool>(out var flag) ? flag : throw Missing(name, "true or false");

    public Digest Digest(string name) => new(Text(name));

    public ImmutableArray<T> List<T>(string name, Func<JsonNode?, T> each) =>
        members[name] is JsonArray array ? [.. array.Select(each)] : throw Missing(name, "a list");

    public ImmutableArray<double> Numbers(string name) => List(name, n => AsNumber(n, name));

    public ImmutableArray<(double X, double Y)> Points(string name) => List(name, n =>
    {
        var pair = Tuple(n, 2, name);
        return (pair[0], pair[1]);
    });

    public Interval? Interval(string name)
    {
        if (members[name] is null)
            return null;
        var i = Inner(name);
        return new(i.Number("level"), i.Number("low"), i.Number("high"), i.Text("method"), i.Text("source"));
    }

    public Estimate Estimate(string name) => Inner(name).Estimate();

    public Estimate Estimate()
    {
        var (value, interval, because) = (Number("value"), Interval("interval"), MaybeText("because"));
        var count = members["count"] is null ? 0 : (long)Number("count");
        if (double.IsNaN(value))
            return Numerics.Primitives.Estimate.Undefined(because ?? "", count);
        if (interval is not null)
            return Numerics.Primitives.Estimate.Of(value, interval, count);
        return because is null ? Numerics.Primitives.Estimate.Exact(value, count) : Numerics.Primitives.Estimate.WithoutInterval(value, count, because);
    }

    public static double[] Tuple(JsonNode? node, int length, string name) =>
        node is JsonArray array && array.Count == length ? [.. array.Select(n => AsNumber(n, name))] : throw Missing(name, $"lists of {length} numbers");

    private static double AsNumber(JsonNode? node, string name) => node switch
    {
        null => double.NaN,
        JsonValue v when v.TryGetValue<double>(out var number) => number,
        _ => throw Missing(name, "a number"),
    };

    private static PayloadException Missing(string name, string expected) => new($"'{name}' is not {expected}.");
}

using System.Text.Json.Nodes;
using Practicum.Core.Evidence;
using Practicum.Runner.Intake;
using Practicum.Runner.Runs.Submitted;

namespace Practicum.Cli;

/// <summary>What the models of a checked submission are, in a few lines or as JSON; read from their files, not measured.</summary>
internal static class ModelTable
{
    private const int MostOperators = 6;

    /// <summary>Prints a block for each model.</summary>
    public static void Print(CheckReport report)
    {
        foreach (var model in Of(report))
        {
            Console.WriteLine($"{model.File}, {Kibi(model.Bytes)}:");
            Line("operators", string.Join(", ", model.Operators.Take(MostOperators).Select(o => o.Count == 1 ? o.Operator : $"{o.Operator} x {Count(o.Count)}")) + (model.Operators.Length > MostOperators ? ", \u2026" : ""));
            Line("parameters", model.Precision.Length == 0 ? Count(model.Parameters) : $"{Count(model.Parameters)} ({string.Join(", ", model.Precision.Select(p => p.Element))})");
            Line("operations", double.IsNaN(model.OperationsPerRow) ? "not known before it runs" : $"{Count((long)model.OperationsPerRow)} a row");
            if (!double.IsNaN(model.PeakBytes))
                Line("memory", $"at most {Kibi((long)model.PeakBytes)} for results in between");
            Line("made with", $"{(model.Producer.Length == 0 ? "not stated" : model.Producer)}; {model.Versions}");
            Console.WriteLine();
        }

        static void Line(string name, string value) => Console.WriteLine($"  {name,-12}{value}");
    }

    /// <summary>The same for machines.</summary>
    public static JsonArray Json(CheckReport report) => [.. Of(report).Select(m => (JsonNode)new JsonObject
    {
        ["name"] = m.Name,
        ["file"] = m.File,
        ["digest"] = m.Digest.Text,
        ["bytes"] = m.Bytes,
        ["producer"] = m.Producer,
        ["versions"] = m.Versions,
        ["nodes"] = m.Nodes,
        ["parameters"] = m.Parameters,
        ["operations_per_row"] = double.IsNaN(m.OperationsPerRow) ? null : m.OperationsPerRow,
        ["peak_bytes"] = double.IsNaN(m.PeakBytes) ? null : m.PeakBytes,
        ["operators"] = new JsonArray([.. m.Operators.Select(o => (JsonNode)new JsonObject { ["operator"] = o.Operator, ["count"] = o.Count })]),
        ["precision"] = new JsonArray([.. m.Precision.Select(p => (JsonNode)new JsonObject { ["element"] = p.Element, ["values"] = p.Values })]),
    })];

    private static ImmutableArray<ModelExhibit> Of(CheckReport report) => report.Submission is { } submission ? ModelFacts.Of(submission, report.Models) : [];

    private static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Kibi(long bytes) => bytes < 1024 ? $"{Count(bytes)} bytes" : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:#,0.#} KiB");
}

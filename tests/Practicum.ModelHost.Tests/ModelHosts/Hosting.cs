using Practicum.Core.Submissions;
using Practicum.ModelHost.Tests.Models;
using Practicum.Runner.ModelHosts;
using Practicum.Runner.ModelHosts.Admission;

namespace Practicum.ModelHost.Tests.ModelHosts;

using Host = Practicum.Runner.ModelHosts.ModelHost;

/// <summary>Starts hosts on hand-made models, in a folder that goes with the test.</summary>
public abstract class Hosting : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("practicum-test-").FullName;

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected string Save(byte[] bytes)
    {
        var path = Path.Combine(folder, Path.GetRandomFileName() + ".onnx");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A model that has not been vetted, as if it had: these tests are about what comes after.</summary>
    private protected static AdmittedModel Unvetted(byte[] bytes) => new(bytes, Digest.Zero, new()
    {
        Operators = [], Nodes = 0, Parameters = 0, Precision = [], Producer = "", IrVersion = 0, OperatorSets = [], Dead = 0,
        Costs = new() { Rows = 0, PeakBytes = 0, Operations = 0 }, FileBytes = bytes.Length,
    });

    private protected static Task<Outcome<Host>> Start(Graph graph, string[]? features, Table rows, string? output = null, ModelHostOptions? options = null) =>
        Host.StartAsync(Unvetted(graph.Bytes()), Spec(features, output), rows.Schema, options ?? new(), Stop);

    private protected static async Task<Host> Started(Graph graph, string[]? features, Table rows, string? output = null, ModelHostOptions? options = null)
    {
        var outcome = await Start(graph, features, rows, output, options);
        return outcome is Outcome<Host>.Done done ? done.Value : throw new InvalidOperationException(outcome.Sentence);
    }

    private protected static async Task<Outcome<Scores>> Scored(Graph graph, string[]? features, Table rows, string? output = null)
    {
        await using var host = await Started(graph, features, rows, output);
        return await host.ScoreAll(rows, null, Stop);
    }

    private protected static ModelSpec Spec(string[]? features, string? output = null) => new()
    {
        Name = "model",
        File = "model.onnx",
        Output = output,
        Features = [.. (features ?? []).Select(f => f.Split('=') is [var c, var e] ? new ModelFeature(c, e) : new ModelFeature(f, null))],
    };

    private protected static Table Rows(params (string Name, Column Column)[] columns) => new(
        new([.. columns.Select(c => new Field(c.Name, c.Column is TextColumn ? FieldKind.Text : FieldKind.Number))]),
        [.. columns.Select(c => c.Column)]);

    private protected static DoubleColumn Numbers(params double[] values) => new(values);

    private protected static TextColumn Texts(params string?[] values) => TextColumn.From(values);

    private protected static void Same(float[] expected, Outcome<Scores> outcome) => Assert.Equal(expected, Values(outcome));

    private protected static float[] Values(Outcome<Scores> outcome) => outcome is Outcome<Scores>.Done done ? done.Value.Values : throw new InvalidOperationException(outcome.Sentence);
}

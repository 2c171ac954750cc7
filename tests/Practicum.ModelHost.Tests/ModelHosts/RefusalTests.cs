using Practicum.Core.Submissions;
using Practicum.ModelHost.Tests.Models;
using Practicum.Runner.ModelHosts;

namespace Practicum.ModelHost.Tests.ModelHosts;

using Host = Practicum.Runner.ModelHosts.ModelHost;

[Collection("model hosts")] // one after the other, because descriptors of this process are counted
public sealed class RefusalTests : Hosting
{
    private static readonly Table Two = Rows(("fee", Numbers(1, 2)), ("plan", Texts("basic", "plus")));

    [Fact]
    public async Task A_graph_that_takes_another_number_of_columns_is_refused() => await Check(
        Some.Logistic([1, 2, 3], 0), ["fee", "plan=basic"], null,
        "PR-MODEL-013: Input 'x' takes 3 columns, but the manifest lists 2 features.");

    [Fact]
    public async Task Features_that_are_no_columns_are_named_with_the_nearest_all_at_once() => await Check(
        Some.Logistic([1, 2], 0), ["feee", "plan"], null,
        "PR-MODEL-016: Feature 'feee' is not a column. Nearest: 'fee'. PR-MODEL-016: Feature 'plan' holds text, expected a number or a one-hot test. Write plan=VALUE.");

    [Fact]
    public async Task A_matrix_without_features_says_to_list_them() => await Check(
        Some.Logistic([1, 2], 0), null, null,
        "PR-MODEL-011: The graph has one input 'x' of [N, 2], but the manifest lists no features. List the columns in order under model: features.");

    [Fact]
    public async Task Features_for_a_graph_with_several_inputs_are_refused() => await Check(
        Some.Columns(), ["fee"], null,
        "PR-MODEL-011: The graph has 3 inputs ('number', 'count', 'plan'), expected one of [N, 1], because the manifest lists features. Leave features out of the manifest to feed one input per column.");

    [Fact]
    public async Task Inputs_that_are_no_columns_are_refused() => await Check(
        new Graph().Input("fees", Graph.Float, -1, 1).Output("y", Graph.Float, -1, 1).Node("Sigmoid", ["fees"], ["y"]), null, null,
        "PR-MODEL-016: Input 'fees' of the graph is not a column. Nearest: 'fee'.");

    [Fact]
    public async Task An_input_of_the_wrong_type_is_refused() => await Check(
        new Graph().Input("fee", Graph.Text, -1, 1).Input("plan", Graph.Float, -1, 1).Output("y", Graph.Float, -1, 1).Node("Sigmoid", ["plan"], ["y"]), null, null,
        "PR-MODEL-012: Input 'fee' is of type string, expected float, double or int64, because the column holds numbers. PR-MODEL-012: Input 'plan' is of type float, expected string, because the column holds text.");

    [Fact]
    public async Task A_fixed_number_of_rows_is_refused_with_the_mend() => await Check(
        Some.Logistic([1, 2], 0, rows: 1), ["fee", "plan=basic"], null,
        "PR-MODEL-014: Input 'x' has the shape [1, 2], which fixes the number of rows to 1, expected [N, 2]. Export the model with a free first dimension: dynamic_axes in PyTorch, [None, columns] in skl2onnx.");

    [Fact]
    public async Task An_output_that_is_not_there_is_refused() => await Check(
        Some.Logistic([1], 0), ["fee"], "probabilty",
        "PR-MODEL-020: The graph has no output 'probabilty'; it has 'probability'. Nearest: 'probability'.");

    [Fact]
    public async Task Several_float_outputs_need_a_name() => await Check(
        new Graph().Input("x", Graph.Float, -1, 1).Output("a", Graph.Float, -1, 1).Output("b", Graph.Float, -1, 1).Node("Sigmoid", ["x"], ["a"]).Node("Tanh", ["x"], ["b"]), ["fee"], null,
        "PR-MODEL-021: The graph has 2 float outputs ('a', 'b'), and the manifest names none. Name one under model: output.");

    [Theory]
    [InlineData(null)]
    [InlineData("maps")]
    public async Task A_ZipMap_is_refused_and_the_mend_named(string? output) => await Check(
        new Graph().Input("x", Graph.Float, -1, 2).MapOutput("maps").Node("ai.onnx.ml", "ZipMap", ["x"], ["maps"], Graph.Attribute("classlabels_int64s", 0L, 1L)), ["fee", "plan=basic"], output,
        "PR-MODEL-022: Output 'maps' is a sequence of maps, which ZipMap makes, expected a float tensor. Export without ZipMap: convert_sklearn(…, options={'zipmap': False}).");

    [Fact]
    public async Task A_model_of_labels_alone_is_refused() => await Check(
        new Graph().Input("x", Graph.Float, -1, 1).Output("label", Graph.Int64, -1, 1).Node("Cast", ["x"], ["label"], Graph.Attribute("to", 7L)), ["fee"], null,
        "PR-MODEL-023: The graph has no float output; it has 'label'.");

    [Fact]
    public async Task Three_columns_of_scores_are_refused() => await Check(
        Some.Echo(-1, 3), ["fee", "plan=basic", "plan=plus"], null,
        "PR-MODEL-024: Output 'y' has the shape [N, 3], expected [N], [N, 1] or [N, 2].");

    [Fact]
    public async Task The_target_is_no_feature()
    {
        var schema = new Schema([new("fee", FieldKind.Number, FieldRole.Target)]);
        var outcome = await Host.StartAsync(Unvetted(Some.Echo(-1).Bytes()), Spec(["fee"]), schema, new(), Stop);
        Assert.Equal("PR-MODEL-016: Column 'fee' is the target, which a model may not use.", outcome.Sentence);
    }

    [Fact]
    public async Task Bytes_that_are_no_model_are_refused()
    {
        var outcome = await Host.StartAsync(Unvetted([1, 2, 3]), Spec(["fee"]), Two.Schema, new(), Stop);
        Assert.Equal("PR-MODEL-010", Assert.IsType<Outcome<Host>.Refused>(outcome).Code);
    }

    [Fact]
    public async Task A_model_host_that_is_missing_is_one_clear_sentence()
    {
        var outcome = await Start(Some.Echo(-1), ["fee"], Two, options: new ModelHostOptions { Folder = Path.GetTempPath() });
        Assert.Equal($"PR-MODEL-004: The model host Practicum.ModelHost.dll is missing from {Path.GetTempPath()}; build or publish Practicum again.", outcome.Sentence);
    }

    [Fact]
    public async Task A_host_without_ONNX_Runtime_says_which_library_is_missing()
    {
        var folder = Directory.CreateTempSubdirectory("practicum-test-").FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "modelhost")).Where(f => !f.Contains("onnxruntime", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var outcome = await Start(Some.Echo(-1), ["fee"], Two, options: new ModelHostOptions { Folder = folder });
        Directory.Delete(folder, recursive: true);
        Assert.StartsWith("PR-MODEL-003", outcome.Sentence);
        Assert.Contains("build again, which fetches it with npm ci in native/", outcome.Sentence);
    }

    [Fact]
    public async Task A_program_that_cannot_run_is_crashed_with_its_last_words()
    {
        var folder = Directory.CreateTempSubdirectory("practicum-test-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "Practicum.ModelHost.dll"), "no program", Stop);
        var outcome = await Start(Some.Echo(-1), ["fee"], Two, options: new ModelHostOptions { Folder = folder });
        Directory.Delete(folder, recursive: true);
        var crashed = Assert.IsType<Outcome<Host>.Crashed>(outcome);
        Assert.NotEqual(0, crashed.ExitCode);
        Assert.NotEmpty(crashed.Said);
        Assert.InRange(crashed.Said.Length, 1, 400);
        Assert.DoesNotContain('\n', crashed.Said);
    }

    [Theory]
    [InlineData(double.NaN, "PR-MODEL-032: The score of row 1 is NaN, expected a finite probability; missing values reach the model as NaN, so replace them inside the graph.")]
    [InlineData(1e300, "PR-MODEL-032: The score of row 1 is infinite, expected a finite probability; missing values reach the model as NaN, so replace them inside the graph.")]
    [InlineData(1.5, "PR-MODEL-033: The score of row 1 is 1.5, expected a probability from 0 to 1; if the output is a logit, add a Sigmoid.")]
    [InlineData(-0.5, "PR-MODEL-033: The score of row 1 is -0.5, expected a probability from 0 to 1; if the output is a logit, add a Sigmoid.")]
    public async Task A_score_that_is_no_probability_is_refused(double score, string sentence) =>
        Assert.Equal(sentence, (await Scored(Some.Echo(-1), ["a"], Rows(("a", Numbers(0.5, score))))).Sentence);

    [Fact]
    public async Task One_score_for_two_rows_is_refused_and_stays_refused()
    {
        var graph = new Graph().Input("x", Graph.Float, -1, 1).Output("y", Graph.Float, -1, 1).Node("ReduceMean", ["x"], ["y"], Graph.Attribute("axes", [0L]), Graph.Attribute("keepdims", 1L));
        await using var host = await Started(graph, ["fee"], Two);
        var first = await host.ScoreAll(Two, null, Stop);
        Assert.Equal("PR-MODEL-031: Output 'y' has 1 rows for 2 rows of input; a model must give one score a row.", first.Sentence);
        Assert.Equal(first, await host.Score(Two.Slice(0, 1), Stop));
    }

    [Fact]
    public async Task A_model_that_fails_on_the_rows_is_refused()
    {
        var graph = new Graph().Input("x", Graph.Float, -1, 1).Output("y", Graph.Float, -1, 1).Longs("s", [7, 13], 2).Node("Reshape", ["x", "s"], ["y"]);
        Assert.Equal("PR-MODEL-030", Assert.IsType<Outcome<Scores>.Refused>(await Scored(graph, ["fee"], Two)).Code);
    }

    [Fact]
    public async Task Missing_and_broken_values_do_not_fit_a_whole_number()
    {
        Table Of(double count) => Rows(("plan", Texts("plus", "plus")), ("count", Numbers(1, count)), ("number", Numbers(0.1, 0.2)));
        Assert.Equal("PR-MODEL-035: Column 'count' has a missing value in row 1, which an int64 input cannot hold; export the input as float.", (await Scored(Some.Columns(), null, Of(double.NaN))).Sentence);
        Assert.Equal("PR-MODEL-036: Column 'count' holds 2.5 in row 1, but the model takes whole numbers (int64); export the input as float.", (await Scored(Some.Columns(), null, Of(2.5))).Sentence);
    }

    [Fact]
    public async Task Rows_without_a_column_of_the_model_are_refused()
    {
        await using var host = await Started(Some.Echo(-1), ["fee"], Two);
        Assert.Equal("PR-MODEL-034: The rows have no column 'fee' of numbers, which the model needs.", (await host.ScoreAll(Rows(("calls", Numbers(1))), null, Stop)).Sentence);
    }

    private static async Task Check(Graph graph, string[]? features, string? output, string sentence) =>
        Assert.Equal(sentence, (await Start(graph, features, Two, output)).Sentence);
}

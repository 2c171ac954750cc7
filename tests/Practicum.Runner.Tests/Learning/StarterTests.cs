using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Practicum.Core.Submissions;
using Practicum.Runner.Intake;
using Practicum.Runner.Workspaces.Starter;

namespace Practicum.Runner.Tests.Learning;

/// <summary>
/// The intern's starter, run as it is with Debian's python3-sklearn and python3-onnx in a workspace made of adult.csv; ONNX Runtime's scores against
/// scikit-learn's predict_proba.
/// </summary>
public sealed class StarterTests
{
    /// <summary>Runs train.py with every model, and the notebook's cells; prints the inputs and scikit-learn's own scores.</summary>
    private const string Drive = """
        import contextlib, io, json, os, shutil, sys
        import numpy as np
        sys.path.insert(0, os.getcwd())
        import train, to_onnx
        said, scores = {}, {}
        for name in sorted(train.MODELS):
            sys.argv = ["train.py", "--model", name]
            with contextlib.redirect_stdout(io.StringIO()) as out:
                train.main()
            said[name] = out.getvalue()
            shutil.copy("../submission/model.onnx", "../" + name + ".onnx")
            shutil.copy("../submission/submission.yaml", "../" + name + ".yaml")
            schema = train.read_schema()
            rows = train.read_rows(schema)
            labels = np.array(rows["over_50k"], dtype=float).astype(int)
            count = int(len(labels) * 0.8)
            features = train.choose_features(schema, rows, count)
            x = train.matrix(features, rows)
            scores[name] = train.MODELS[name]().fit(x[:count], labels[:count]).predict_proba(x)[:, 1].tolist()
        os.remove("../submission/model.onnx")
        book = json.load(open("starter.ipynb", encoding="utf-8"))
        with contextlib.redirect_stdout(io.StringIO()) as out:
            cells = {}
            for cell in book["cells"]:
                if cell["cell_type"] == "code":
                    exec("".join(cell["source"]), cells)
        print(json.dumps({"said": said, "scores": scores, "features": features, "notebook": out.getvalue(), "handed_in": os.path.exists("../submission/model.onnx")}))
        """;

    private static readonly Lazy<Task<Ran>> Once = new(Run);

    [Theory]
    [InlineData("logistic")]
    [InlineData("tree")]
    [InlineData("forest")]
    [InlineData("gradient")]
    [InlineData("boosted")]
    public async Task Onnx_runtime_gives_scikit_learns_probabilities(string name)
    {
        var ran = await Once.Value;
        ImmutableArray<ModelFeature> features = [.. ran.Output.GetProperty("features").EnumerateArray().Select(pair => new ModelFeature(pair[0].GetString()!, pair[1].GetString()))];
        var expected = ran.Output.GetProperty("scores").GetProperty(name).EnumerateArray().Select(value => value.GetDouble()).ToArray();
        using var scratch = new Scratch();
        var file = Path.Combine(scratch.Folder, "model.onnx");
        await File.WriteAllBytesAsync(file, ran.Models[name]);
        var scores = await Host.Scores(file, new() { Name = "model", File = "model.onnx", Features = features, Output = "probability" }, ran.Rows);
        var largest = expected.Zip(scores, (a, b) => Math.Abs(a - b)).Max();
        Assert.True(largest <= 1e-5, FormattableString.Invariant($"Largest difference {largest}."));
    }

    [Fact]
    public async Task The_script_says_what_it_does_and_writes_a_manifest()
    {
        var ran = await Once.Value;
        var said = ran.Output.GetProperty("said").GetProperty("logistic").GetString()!.Split('\n');
        Assert.StartsWith("5000 rows, ", said[0]);
        Assert.StartsWith("validation on the last 1000 rows: log_loss 0.3", said[1]);
        Assert.Equal("threshold 0.0741: act when that is worth more than not acting", said[2]);
        var manifest = ran.Manifests["logistic"];
        Assert.StartsWith("practicum: submission/v1\nproject: churn-desk\nvariant: 7\nmodel:\n  file: model.onnx\n  features:\n    - \"age\"\n    - \"workclass=", manifest);
        Assert.Contains("\n    - {onehot: [\"note\", \"a=b\"]}\n", manifest);
        Assert.Contains("\n  output: probability\n  threshold: 0.0740741\nvalidation: {rows: 1000, log_loss: 0.3", manifest);
        Assert.EndsWith("\npolicy: policy.yaml\n", manifest);
    }

    [Fact]
    public async Task The_cells_of_the_notebook_hand_in_the_same_model()
    {
        var ran = await Once.Value;
        Assert.True(ran.Output.GetProperty("handed_in").GetBoolean());
        Assert.Contains("validation on the last 1000 rows", ran.Output.GetProperty("notebook").GetString());
    }

    [Fact]
    public void The_notebook_has_the_shape_of_format_four_and_no_outputs()
    {
        var book = JsonDocument.Parse(StarterFiles.For(new([])).Single(file => file.Name == "starter.ipynb").Content).RootElement;
        Assert.Equal(4, book.GetProperty("nbformat").GetInt32());
        Assert.All(book.GetProperty("cells").EnumerateArray().Where(cell => cell.GetProperty("cell_type").GetString() == "code"), cell =>
        {
            Assert.Equal(0, cell.GetProperty("outputs").GetArrayLength());
            Assert.Equal(JsonValueKind.Null, cell.GetProperty("execution_count").ValueKind);
        });
    }

    [Fact]
    public void The_recipe_names_every_feature_and_can_be_read()
    {
        var schema = new Schema([new("row_id", FieldKind.Text, FieldRole.RowId), new("tenure", FieldKind.Number), new("yes", FieldKind.Text), new("a: \"b\"", FieldKind.Text), new("churned", FieldKind.Number, FieldRole.Target)]);
        using var scratch = new Scratch();
        var file = Path.Combine(scratch.Folder, "recipe.yaml");
        File.WriteAllBytes(file, StarterFiles.For(schema).Single(one => one.Name == "recipe.yaml").Content);
        var problems = new List<Diagnostic>();
        var recipe = RecipeFile.Read(file, null, problems);
        Assert.Empty(problems);
        Assert.Equal(["tenure", "yes", "a: \"b\""], recipe!.Features);
        Assert.Empty(BuiltInLearner.Check(recipe, schema, default));
    }

    private static async Task<Ran> Run()
    {
        using var scratch = new Scratch();
        var (rows, labels) = Workspace(scratch.Folder);
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.Combine(scratch.Folder, "starter"), ArgumentList = { "-B", "-c", Drive } };
        start.Environment["OMP_NUM_THREADS"] = start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        using var python = Process.Start(start)!;
        var errors = python.StandardError.ReadToEndAsync();
        var text = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, "The starter needs python3-sklearn and python3-onnx. It said: " + await errors);
        var output = JsonDocument.Parse(text).RootElement;
        string[] names = [.. output.GetProperty("scores").EnumerateObject().Select(one => one.Name)];
        return new(rows, output, names.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(scratch.Folder, name + ".onnx"))),
            names.ToDictionary(name => name, name => File.ReadAllText(Path.Combine(scratch.Folder, name + ".yaml"))));
    }

    /// <summary>A workspace of the first 5,000 rows of adult.csv, with holes in the ages and a column whose texts hold "=".</summary>
    private static (Table Rows, byte[] Labels) Workspace(string folder)
    {
        var (all, allLabels) = Shared.Adult();
        const int Count = 5_000;
        int[] first = [.. Enumerable.Range(0, Count)];
        var some = all.Take(first);
        var ages = some.Numbers("age").ToDoubles().ToArray();
        for (var row = 0; row < Count; row += 7)
            ages[row] = double.NaN;
        var schema = new Schema(some.Schema.Fields.Add(new("note", FieldKind.Text)));
        var rows = new Table(schema, some.Columns.SetItem(some.Schema.IndexOf("age"), new DoubleColumn(ages)).Add(TextColumn.From(first.Select(row => row % 3 == 0 ? "a=b" : row % 3 == 1 ? "c, \"d\"" : null))));
        var file = new Table(
            new([new("row_id", FieldKind.Number, FieldRole.RowId), new("time", FieldKind.Text, FieldRole.Time), .. schema.Fields, new("over_50k", FieldKind.Number, FieldRole.Target)]),
            [new DoubleColumn([.. first.Select(row => (double)row)]), TextColumn.From(first.Select(row => new SimTime(1_735_689_600 + (3_600L * row)).ToString())), .. rows.Columns, new DoubleColumn([.. allLabels[..Count].Select(label => (double)label)])]);
        foreach (var part in (string[])["data", "starter", "submission"])
            Directory.CreateDirectory(Path.Combine(folder, part));
        File.WriteAllBytes(Path.Combine(folder, "data/train.csv"), CsvWriter.ToBytes(file));
        var lines = file.Schema.Fields.Select(one => $"- {{name: {one.Name}, type: {(one.Kind == FieldKind.Text ? "text" : "number")}, about: \"What {one.Name}: means, {{exactly}}\", role: {(one.Role == FieldRole.RowId ? "row_id" : one.Role.ToString().ToLowerInvariant())}}}\n");
        File.WriteAllText(Path.Combine(folder, "data/schema.yaml"), "practicum: schema/v1\ncolumns:\n" + string.Concat(lines));
        File.WriteAllText(Path.Combine(folder, "workspace.yaml"), "practicum: workspace/v1\nproject: {id: churn-desk, version: 1.0.0}\nvariant: 7\ntarget: over_50k\nproduction:\n  value: {tp: 40, fp: -8, fn: -60, tn: 0}\n");
        File.WriteAllText(Path.Combine(folder, "submission/submission.yaml"), "# a template\npracticum: submission/v1\npolicy: policy.yaml\n", new UTF8Encoding(false));
        foreach (var (name, content) in StarterFiles.For(schema))
            File.WriteAllBytes(Path.Combine(folder, "starter", name), content);
        return (rows, allLabels[..Count]);
    }

    private sealed record Ran(Table Rows, JsonElement Output, Dictionary<string, byte[]> Models, Dictionary<string, string> Manifests);
}

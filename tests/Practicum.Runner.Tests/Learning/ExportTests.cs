using Practicum.Core.Submissions;
using Practicum.Numerics.Learning;
using Practicum.Onnx.Writing;
using Practicum.Runner.ModelHosts;
using Practicum.Runner.ModelHosts.Admission;

namespace Practicum.Runner.Tests.Learning;

/// <summary>A learner's own scores against ONNX Runtime's scores of the exported graph: equal within 1e-5, with missing values and unseen texts.</summary>
public sealed class ExportTests
{
    private const float Tolerance = 1e-5f;

    public static TheoryData<string> Names => [.. Learners.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Onnx_runtime_gives_the_learners_scores_on_adult_with_holes_and_unseen_texts(string learner)
    {
        var (rows, labels) = Shared.Adult();
        var cut = rows.Rows / 2;
        var ages = rows.Numbers("age").ToDoubles().ToArray();
        for (var row = 0; row < ages.Length; row += 7)
            ages[row] = double.NaN;
        var holed = new Table(rows.Schema, rows.Columns.SetItem(rows.Schema.IndexOf("age"), new DoubleColumn(ages)));
        var jobs = (TextColumn)rows["occupation"];
        var strange = TextColumn.From(Enumerable.Range(0, rows.Rows).Select(row => row % 11 == 0 && row >= cut ? "Kosmonauta żółty" : jobs[row]));
        var tested = new Table(rows.Schema, holed.Columns.SetItem(rows.Schema.IndexOf("occupation"), strange));
        var model = Learners.Fit(learner, holed.Take([.. Enumerable.Range(0, cut)]), labels.AsSpan(0, cut), Features(rows), new Dictionary<string, double>(), 1);
        await Compare(model, tested);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Onnx_runtime_gives_the_learners_scores_on_elec2(string learner)
    {
        var (rows, labels) = Shared.Elec();
        await Compare(Learners.Fit(learner, rows, labels, Features(rows), new Dictionary<string, double>(), 1), rows);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Onnx_runtime_gives_the_learners_scores_where_every_value_is_odd(string learner)
    {
        double[] odd = [0, -0.0, 1, MathF.BitIncrement(1), MathF.BitDecrement(1), 1e30, -1e30, float.MaxValue, float.Epsilon, 16_777_217, double.NaN];
        string?[] words = ["", null, "a", "A", " a", "a ", "é", "\n", "x=y", "NaN", "0"];
        var fields = new Schema([new("x", FieldKind.Number), new("constant", FieldKind.Number), new("empty", FieldKind.Number), new("word", FieldKind.Text), new("probability", FieldKind.Number)]);
        int[] all = [.. Enumerable.Range(0, 5_000)];
        Table Make(int shift) => new(fields,
        [
            new DoubleColumn([.. all.Select(i => odd[(i + shift) % odd.Length])]), new DoubleColumn([.. all.Select(_ => 3.5)]), new DoubleColumn([.. all.Select(_ => double.NaN)]),
            TextColumn.From(all.Select(i => words[i / 13 % words.Length])), new DoubleColumn([.. all.Select(i => i * 31 % 977 / 7.0)]),
        ]);
        byte[] labels = [.. all.Select(i => (byte)((i * 31 % 977) + (i % odd.Length * 60) + (i / 13 % words.Length * 40) > 900 ? 1 : 0))];
        var options = learner == "gbdt" ? new Dictionary<string, double> { ["min_child"] = 1, ["l2"] = 0 } : [];
        await Compare(Learners.Fit(learner, Make(0), labels, Features(Make(0)), options, 1), Make(5));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Onnx_runtime_runs_a_model_of_one_class(string learner)
    {
        var rows = new Table(new([new("x", FieldKind.Number)]), [new DoubleColumn([1, 2, 3, double.NaN])]);
        await Compare(Learners.Fit(learner, rows, [0, 0, 0, 0], ["x"], new Dictionary<string, double>(), 1), rows);
    }

    [Fact]
    public async Task Onnx_runtime_gives_the_scores_of_splits_on_every_kind_of_set()
    {
        // 300 texts, so that some share a number; every third text is positive, so that sets are not runs; texts missing only in training, only later, or never
        int[] all = [.. Enumerable.Range(0, 40_000)];
        string Word(int i) => $"w{(i * 7919L) % 300 * ((i * 7919L) % 300) / 300}";
        Table Make(int shift, bool holes) => new(new Schema([new("word", FieldKind.Text), new("other", FieldKind.Text), new("x", FieldKind.Number)]),
        [
            TextColumn.From(all.Select(i => holes && (i + shift) % 17 == 0 ? null : Word(i + shift))),
            TextColumn.From(all.Select(i => !holes && i % 19 == 0 ? null : i % 23 == 0 && shift > 0 ? "new" : Word(i / 3 + shift))), new DoubleColumn([.. all.Select(i => (double)(i % 100))]),
        ]);
        byte[] labels = [.. all.Select(i => (byte)((i * 7919L % 300 % 3 == 0 ? 1 : 0) ^ (i % 13 == 0 ? 1 : 0)))];
        foreach (var rows in (string[])["1", "10"])
        {
            var options = new Dictionary<string, double> { ["category_rows"] = double.Parse(rows, CultureInfo.InvariantCulture), ["category_smoothing"] = 1, ["min_child"] = 1, ["trees"] = 60, ["depth"] = 8 };
            var model = Learners.Fit("gbdt", Make(0, true), labels, ["word", "other", "x"], options, 1);
            Assert.Contains(((TreesModel)model).Trees.SelectMany(tree => tree.Nodes), node => node.Texts is not null);
            await Compare(model, Make(3, false));
            await Compare(model, Make(5, true));
        }
    }

    [Fact]
    public async Task Onnx_runtime_gives_the_scores_of_a_model_with_platts_map()
    {
        var (rows, labels) = Shared.Adult();
        foreach (var learner in Learners.Names)
            await Compare(Calibration.CrossFitted("platt", learner, new() { Rows = rows, Labels = labels, Features = Features(rows) }, new Dictionary<string, double>(), 2, 1), rows);
    }

    [Fact]
    public void An_isotonic_map_is_not_exported_and_says_what_to_take()
    {
        var rows = new Table(new([new("x", FieldKind.Number)]), [new DoubleColumn([1, 2, 3, 4])]);
        var set = new TrainingSet { Rows = rows, Labels = new byte[] { 0, 1, 0, 1 }, Features = ["x"] };
        var model = Calibration.OnHeldOut("isotonic", Learners.Fit("logistic", set, new Dictionary<string, double>(), 1), set);
        Assert.Contains("platt", Assert.Throws<ArgumentException>(() => ModelExport.Write(model)).Message, StringComparison.Ordinal);
    }

    private static ImmutableArray<string> Features(Table rows) => [.. rows.Schema.Fields.Select(one => one.Name)];

    private static async Task Compare(FittedModel model, Table rows)
    {
        using var scratch = new Scratch();
        var file = Path.Combine(scratch.Folder, "model.onnx");
        await File.WriteAllBytesAsync(file, ModelExport.Write(model));
        var theirs = await Host.Scores(file, new() { Name = "model", File = "model.onnx" }, rows);
        var own = model.Predict(rows);
        Assert.Equal(own.Length, theirs.Length);
        var largest = own.Zip(theirs, (a, b) => Math.Abs(a - b)).Max();
        TestContext.Current.SendDiagnosticMessage("largest difference {0:g3}", largest);
        Assert.True(largest <= Tolerance, FormattableString.Invariant($"Largest difference {largest}."));
    }
}

/// <summary>ONNX Runtime, in a model host.</summary>
internal static class Host
{
    public static async Task<float[]> Scores(string file, ModelSpec spec, Table rows)
    {
        var problems = new List<Diagnostic>();
        var admitted = ModelGate.Admit(await File.ReadAllBytesAsync(file), "model.onnx", new(), problems);
        Assert.Empty(problems);
        var started = await ModelHost.StartAsync(admitted!, spec, rows.Schema, new(), CancellationToken.None);
        Assert.True(started is Outcome<ModelHost>.Done, started.Sentence);
        await using var host = ((Outcome<ModelHost>.Done)started).Value;
        var scored = await host.ScoreAll(rows, null, CancellationToken.None);
        return Assert.IsType<Outcome<Scores>.Done>(scored).Value.Values;
    }
}

using Practicum.Core.Submissions;
using Practicum.Numerics.Learning;
using Practicum.Onnx.Writing;
using Practicum.Runner.ModelHosts;

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
        var started = await ModelHost.StartAsync(file, spec, rows.Schema, new(), CancellationToken.None);
        Assert.True(started is Outcome<ModelHost>.Done, started.Sentence);
        await using var host = ((Outcome<ModelHost>.Done)started).Value;
        var scored = await host.ScoreAll(rows, null, CancellationToken.None);
        return Assert.IsType<Outcome<Scores>.Done>(scored).Value.Values;
    }
}

using Practicum.Numerics.Learning;

namespace Practicum.Numerics.Tests.Learning;

public sealed class LearnersTests
{
    public static TheoryData<string> Names => [.. Learners.Names];

    [Fact]
    public void A_learner_that_does_not_exist_is_named_with_the_nearest_one()
    {
        var found = Assert.Single(Learners.Check("gbt", new Dictionary<string, double>(), new("recipe.yaml", 2, 10)));
        Assert.Equal("recipe.yaml:2:10: PR-RECIPE-001: There is no learner 'gbt'; expected gbdt, logistic, tree. Nearest: 'gbdt'.", found.ToString());
    }

    [Fact]
    public void Three_wrong_options_give_three_diagnostics()
    {
        var found = Learners.Check("gbdt", new Dictionary<string, double> { ["tres"] = 5, ["depth"] = 2.5, ["l2"] = double.NaN }, new("recipe.yaml"));
        Assert.Equal(
            [
                "recipe.yaml: PR-RECIPE-003: 'depth' of gbdt must be a whole number from 1 to 12. Found 2.5.",
                "recipe.yaml: PR-RECIPE-003: 'l2' of gbdt must be a number from 0 to 1000000. Found NaN.",
                "recipe.yaml: PR-RECIPE-002: 'tres' is not an option of gbdt; expected trees, depth, learning_rate, l2, min_child, subsample, bins, category_smoothing, category_rows, validation, patience. Nearest: 'trees'.",
            ],
            found.Select(one => one.ToString()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_default_is_accepted_and_what_lies_beyond_the_range_is_not(string learner)
    {
        Assert.All(Learners.OptionsOf(learner), option =>
        {
            Assert.True(option.Accepts(option.Default));
            Assert.False(option.Accepts(option.Min - 1e-9));
            Assert.False(option.Accepts(option.Max + 1));
            Assert.Contains(option.Range, option.ToString());
        });
    }

    [Theory]
    [InlineData("gbdt", 1.0)]
    [InlineData("gbdt", 0.7)]
    [InlineData("logistic", 1.0)]
    [InlineData("tree", 1.0)]
    public void The_same_model_comes_out_on_any_number_of_threads(string learner, double subsample)
    {
        var data = Recorded.Adult;
        var options = learner == "gbdt" ? new Dictionary<string, double> { ["trees"] = 15, ["subsample"] = subsample } : [];
        string Run(int threads) => Print(Learners.Fit(learner, new TrainingSet { Rows = data.Train, Labels = data.TrainLabels, Features = data.Features }, options, new Conduct(5, threads, null, CancellationToken.None)));
        var alone = Run(1);
        Assert.Equal(alone, Run(2));
        Assert.Equal(alone, Run(7));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_class_gives_a_steady_finite_answer(string learner)
    {
        var table = Some.Table(("x", [1, 2, double.NaN, 4]));
        var scores = Learners.Fit(learner, table, [1, 1, 1, 1], ["x"], new Dictionary<string, double>(), 1).Predict(table);
        Assert.All(scores, score => Assert.InRange(score, 0.85f, 1f));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_constant_an_empty_and_a_column_beyond_float_do_no_harm(string learner)
    {
        double[] x = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        var table = Some.Table(("x", x), ("constant", [.. x.Select(_ => 3.0)]), ("empty", [.. x.Select(_ => double.NaN)]), ("huge", [.. x.Select(v => v == 7 ? 1e300 : 0)]));
        byte[] labels = [.. x.Select(v => (byte)(v > 60 ? 1 : 0))];
        var model = Learners.Fit(learner, table, labels, ["constant", "empty", "huge", "x"], new Dictionary<string, double>(), 1);
        var scores = model.Predict(table.Take([.. Enumerable.Range(0, 100).Where(row => row != 7)]));
        labels = [.. labels.Where((_, row) => row != 7)];
        Assert.All(scores, score => Assert.True(float.IsFinite(score)));
        Assert.True(ScikitLearn.RocAuc(scores, labels) > 0.999);
    }

    [Fact]
    public void A_signal_stops_a_fit()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Learners.Fit("gbdt", Some.Table(("x", [1, 2])), [0, 1], ["x"], new Dictionary<string, double>(), 1, null, source.Token));
    }

    internal static string Print(FittedModel model) => model switch
    {
        TreesModel trees => string.Join('\n', trees.Trees.SelectMany(tree => tree.Nodes).Select(node =>
            $"{node.Feature} {BitConverter.SingleToInt32Bits(node.Threshold)} {node.MissingLeft} {node.Left} {node.Right} {BitConverter.SingleToInt32Bits(node.Value)} {node.Texts}")),
        LogisticModel logistic => string.Join('\n', logistic.Terms.Select(term => BitConverter.SingleToInt32Bits(term.Weight)).Concat(
            logistic.Inputs.SelectMany(input => input.Lookup?.Values ?? []).Select(BitConverter.SingleToInt32Bits))),
        _ => throw new InvalidOperationException(),
    };
}

/// <summary>Small tables.</summary>
internal static class Some
{
    public static Table Table(params (string Name, double[] Values)[] columns) =>
        new(new([.. columns.Select(column => new Field(column.Name, FieldKind.Number))]), [.. columns.Select(Column (column) => new DoubleColumn(column.Values))]);

    public static Table Texts(string name, IEnumerable<string?> values) => new(new([new(name, FieldKind.Text)]), [TextColumn.From(values)]);
}

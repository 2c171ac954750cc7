using FsCheck;
using FsCheck.Fluent;
using Practicum.Numerics.Learning;

namespace Practicum.Numerics.Tests.Learning;

/// <summary>What the boosted trees promise: best subsets of texts, monotone columns, weights as rows, early stopping, the same bits on any number of threads.</summary>
public sealed class TreesTests
{
    private static readonly Dictionary<string, double> One = new()
    {
        ["trees"] = 1, ["depth"] = 1, ["learning_rate"] = 1, ["l2"] = 0, ["min_child"] = 1, ["category_smoothing"] = 0, ["category_rows"] = 1,
    };

    [Fact]
    public void A_split_on_texts_is_the_best_of_all_subsets() => Prop.ForAll(
        Gen.Zip(Gen.Choose(1, 30), Gen.Choose(0, 30)).ArrayOf(6).ToArbitrary(),
        cells =>
        {
            var groups = cells.Select((cell, i) => (Text: ((char)('a' + i)).ToString(), Ones: Math.Min(cell.Item1, cell.Item2), Rows: cell.Item1)).ToArray();
            string[] texts = [.. groups.SelectMany(g => Enumerable.Repeat(g.Text, g.Rows))];
            byte[] labels = [.. groups.SelectMany(g => Enumerable.Range(0, g.Rows).Select(i => (byte)(i < g.Ones ? 1 : 0)))];
            if (labels.Distinct().Count() < 2)
                return;
            var model = Assert.IsType<TreesModel>(Learners.Fit("gbdt", Some.Texts("t", texts), labels, ["t"], One, 1));
            var p = 1 / (1 + Math.Exp(-(double)model.Base));
            double Worth(IEnumerable<(string Text, int Ones, int Rows)> side)
            {
                var (ones, rows) = (side.Sum(g => g.Ones), side.Sum(g => g.Rows));
                return rows == 0 ? 0 : Math.Pow((p * rows) - ones, 2) / (rows * p * (1 - p));
            }

            double Both(Func<int, bool> left) => Worth(groups.Where((_, i) => left(i))) + Worth(groups.Where((_, i) => !left(i)));
            var best = Enumerable.Range(1, 62).Max(subset => Both(i => ((subset >> i) & 1) != 0));
            var scores = model.LogOdds(Some.Texts("t", groups.Select(g => g.Text)));
            Assert.Equal(best, Math.Max(Both(i => scores[i] == scores[0]), Worth(groups)), 1e-6 * (1 + best));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_unseen_text_goes_to_the_larger_child_where_none_was_missing()
    {
        string[] texts = [.. Enumerable.Repeat("a", 30), .. Enumerable.Repeat("b", 70)];
        byte[] labels = [.. texts.Select((t, i) => (byte)((t == "a") ^ (i % 10 == 0) ? 1 : 0))];
        var scores = Learners.Fit("gbdt", Some.Texts("t", texts), labels, ["t"], One, 1).Predict(Some.Texts("t", ["a", "b", "never seen", null]));
        Assert.True(scores[0] > 0.8f && scores[1] < 0.2f);
        Assert.Equal([scores[1], scores[1]], scores[2..]);
    }

    [Fact]
    public void Of_many_texts_the_commonest_are_told_apart_and_the_others_count_as_one()
    {
        // texts 0 … 299, text k with k + 1 rows; even ones are positive
        string[] texts = [.. Enumerable.Range(0, 300).SelectMany(k => Enumerable.Repeat($"t{k}", k + 1))];
        byte[] labels = [.. texts.Select(t => (byte)(int.Parse(t[1..], CultureInfo.InvariantCulture) % 2 == 0 ? 1 : 0))];
        var options = new Dictionary<string, double> { ["min_child"] = 1, ["category_rows"] = 1, ["category_smoothing"] = 0 };
        var scores = Learners.Fit("gbdt", Some.Texts("t", texts), labels, ["t"], options, 1).Predict(Some.Texts("t", Enumerable.Range(0, 300).Select(k => $"t{k}")));
        Assert.All(Enumerable.Range(46, 254), k => Assert.Equal(k % 2 == 0, scores[k] > 0.5f));
        Assert.All(Enumerable.Range(0, 46), k => Assert.Equal(scores[0], scores[k]));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.6)]
    public void Monotone_columns_never_turn(double subsample)
    {
        var chance = new Chance(3).Stream("monotone");
        var rows = 3_000;
        double[] Column(uint lane) => [.. Enumerable.Range(0, rows).Select(i => chance.Uniform(0, (uint)i, lane))];
        var (x, y, z) = (Column(0), Column(1), Column(2));
        byte[] labels = [.. Enumerable.Range(0, rows).Select(i => (byte)(chance.Uniform(0, (uint)i, 3) < 0.5 + (0.4 * Math.Sin(9 * x[i]) * z[i]) - (0.3 * Math.Cos(7 * y[i])) ? 1 : 0))];
        double[] holed = [.. x.Select((v, i) => i % 11 == 0 ? double.NaN : v)];
        var set = new TrainingSet
        {
            Rows = Some.Table(("x", holed), ("y", y), ("z", z)), Labels = labels, Features = ["x", "y", "z"],
            Monotone = ImmutableSortedDictionary<string, int>.Empty.Add("x", 1).Add("y", -1),
        };
        var options = new Dictionary<string, double> { ["subsample"] = subsample, ["min_child"] = 5 };
        var model = Learners.Fit("gbdt", set, options, 1);
        double[] steps = [.. Enumerable.Range(0, 201).Select(i => i / 200.0)];
        for (uint other = 0; other < 40; other++)
        {
            double[] Same(uint lane) => [.. steps.Select(_ => chance.Uniform(9, other, lane))];
            Assert.Equal(0, Turns(model.LogOdds(Some.Table(("x", steps), ("y", Same(1)), ("z", Same(2)))), 1));
            Assert.Equal(0, Turns(model.LogOdds(Some.Table(("x", Same(0)), ("y", steps), ("z", Same(2)))), -1));
        }

        var free = Learners.Fit("gbdt", set with { Monotone = ImmutableSortedDictionary<string, int>.Empty }, options, 1);
        Assert.NotEqual(0, Turns(free.LogOdds(Some.Table(("x", steps), ("y", [.. steps.Select(_ => 0.5)]), ("z", [.. steps.Select(_ => 0.9)]))), 1));
    }

    [Theory]
    [InlineData("gbdt")]
    [InlineData("tree")]
    public void A_row_of_whole_weight_is_exactly_as_many_rows(string learner)
    {
        var all = Set(Recorded.Adult, 4_000);
        int[] repeated = [.. Enumerable.Range(0, 4_000).SelectMany(i => Enumerable.Repeat(i, i % 4))];
        var options = learner == "gbdt" ? new Dictionary<string, double> { ["trees"] = 30 } : [];
        var a = Learners.Fit(learner, all with { Weights = Enumerable.Range(0, 4_000).Select(i => (double)(i % 4)).ToArray() }, options, 1);
        Assert.Equal(LearnersTests.Print(Learners.Fit(learner, all.Take(repeated), options, 1)), LearnersTests.Print(a));
    }

    [Fact]
    public void Weights_that_are_not_whole_change_what_they_should()
    {
        // one text, one leaf: the fitted probability is the weighted share of label 1
        byte[] labels = [1, 1, 0, 0];
        var set = new TrainingSet { Rows = Some.Texts("t", ["a", "a", "a", "a"]), Labels = labels, Features = ["t"], Weights = new[] { 0.5, 100.25, 33.25, 0.125 } };
        Assert.Equal((100.75 + 0.5) / (134.125 + 1), Learners.Fit("gbdt", set, One, 1).Predict(set.Rows)[0], 1e-6);
        var heavy = Set(Recorded.Elec, 5_000) with { Weights = Enumerable.Range(0, 5_000).Select(i => i % 2 == 0 ? 0.3 : 1.7).ToArray() };
        var scores = Learners.Fit("gbdt", heavy, new Dictionary<string, double>(), 1).Predict(Recorded.Elec.Test);
        Assert.True(ScikitLearn.RocAuc(scores, Recorded.Elec.TestLabels) > 0.75);
    }

    [Fact]
    public void Early_stopping_keeps_the_best_number_of_trees()
    {
        var data = Recorded.Elec;
        var all = Set(data, 8_000);
        var watched = new TrainingSet { Rows = data.Test, Labels = data.TestLabels, Features = data.Features };
        var options = new Dictionary<string, double> { ["trees"] = 400, ["learning_rate"] = 0.3, ["patience"] = 10 };
        var stopped = Assert.IsType<TreesModel>(Learners.Fit("gbdt", all with { Validation = watched }, options, 1));
        Assert.InRange(stopped.Trees.Length, 2, 350);
        var whole = Assert.IsType<TreesModel>(Learners.Fit("gbdt", all, options, 1));
        Assert.Equal(whole.Trees.Take(stopped.Trees.Length).SelectMany(tree => tree.Nodes), stopped.Trees.SelectMany(tree => tree.Nodes));
        double Loss(int trees) => LogLoss(new TreesModel(whole.Inputs, whole.Trees[..trees], whole.Base), data);
        var least = Loss(stopped.Trees.Length);
        Assert.All(Enumerable.Range(1, Math.Min(whole.Trees.Length, stopped.Trees.Length + 10)), trees => Assert.True(Loss(trees) >= least - 1e-7));
    }

    [Fact]
    public void A_share_may_be_held_out_to_stop_early()
    {
        var options = new Dictionary<string, double> { ["trees"] = 500, ["learning_rate"] = 0.5, ["validation"] = 0.2, ["patience"] = 5 };
        var model = Assert.IsType<TreesModel>(Learners.Fit("gbdt", Set(Recorded.Adult, 5_000), options, 1));
        Assert.InRange(model.Trees.Length, 3, 200);
        var more = Assert.IsType<TreesModel>(Learners.Fit("gbdt", Set(Recorded.Adult, 5_000), options, 2));
        Assert.NotEqual(LearnersTests.Print(model), LearnersTests.Print(more));
    }

    [Theory]
    [InlineData("trees=12,subsample=0.7")]
    [InlineData("trees=40,validation=0.3,patience=5,learning_rate=0.5")]
    [InlineData("trees=5,depth=12,min_child=1")]
    public void The_same_bits_come_out_on_one_two_and_seven_threads_with_everything_on(string text)
    {
        var options = text.Split(',').Select(o => o.Split('=')).ToDictionary(o => o[0], o => double.Parse(o[1], CultureInfo.InvariantCulture));
        var set = Set(Recorded.Adult, 22_000) with
        {
            Weights = Enumerable.Range(0, 22_000).Select(i => 0.1 + (i % 5)).ToArray(), Monotone = ImmutableSortedDictionary<string, int>.Empty.Add("age", 1),
        };
        string Run(int threads) => LearnersTests.Print(Learners.Fit("gbdt", set, options, new Conduct(5, threads, null, CancellationToken.None)));
        var alone = Run(1);
        Assert.Equal(alone, Run(2));
        Assert.Equal(alone, Run(7));
    }

    [Fact]
    public void What_does_not_fit_is_refused_in_words()
    {
        var set = Set(Recorded.Adult, 100);
        string Refusal(string learner, TrainingSet wrong) => Assert.Throws<ArgumentException>(() => Learners.Fit(learner, wrong, new Dictionary<string, double>(), 1)).Message;
        Assert.Contains("'race' cannot be monotone", Refusal("gbdt", set with { Monotone = ImmutableSortedDictionary<string, int>.Empty.Add("race", 1) }), StringComparison.Ordinal);
        Assert.Contains("Only gbdt can be monotone", Refusal("tree", set with { Monotone = ImmutableSortedDictionary<string, int>.Empty.Add("age", 1) }), StringComparison.Ordinal);
        Assert.Contains("Only gbdt watches", Refusal("logistic", set with { Validation = set }), StringComparison.Ordinal);
        Assert.Contains("Weights must be finite", Refusal("gbdt", set with { Weights = Enumerable.Repeat(-1.0, 100).ToArray() }), StringComparison.Ordinal);
        Assert.Contains("must be positive", Refusal("gbdt", set with { Weights = new double[100] }), StringComparison.Ordinal);
        Assert.Contains("3 weights for 100 rows", Refusal("gbdt", set with { Weights = new double[3] }), StringComparison.Ordinal);
    }

    private static TrainingSet Set(Recorded data, int rows) =>
        new TrainingSet { Rows = data.Train, Labels = data.TrainLabels, Features = data.Features }.Take([.. Enumerable.Range(0, rows)]);

    private static double LogLoss(FittedModel model, Recorded data) =>
        model.LogOdds(data.Test).Select((x, i) => Math.Max(x, 0) - (x * data.TestLabels[i]) + Math.Log(1 + Math.Exp(-Math.Abs(x)))).Average();

    private static int Turns(double[] odds, int direction) => odds.Skip(1).Zip(odds, (after, before) => direction * (after - before) < -1e-9 ? 1 : 0).Sum();
}

using Practicum.Numerics.Learning;

namespace Practicum.Numerics.Tests.Learning;

public sealed class CartTests
{
    [Fact]
    public void A_deep_tree_with_one_row_a_leaf_learns_its_rows_by_heart()
    {
        var chance = new Chance(3);
        var (x, y) = (new double[2_000], new byte[2_000]);
        for (var i = 0; i < x.Length; i++)
            (x[i], y[i]) = (chance.Stream("x").Uniform(0, (uint)i), chance.Stream("y").Uniform(0, (uint)i) < 0.3 ? (byte)1 : (byte)0);
        var table = new Table(new([new Field("x", FieldKind.Number)]), [new DoubleColumn(x)]);
        var model = Learners.Fit("tree", table, y, ["x"], new Dictionary<string, double> { ["depth"] = 64, ["min_rows"] = 1 }, 1);
        var scores = model.Predict(table);
        Assert.All(Enumerable.Range(0, x.Length), i => Assert.Equal(y[i] == 1, scores[i] > 0.99));
    }

    [Fact]
    public void The_first_split_is_the_one_with_the_least_gini_impurity()
    {
        // By hand: 6 rows, labels 0 0 0 1 1 0 on x = 1 … 6. Impurity n·2p(1−p)/2 of the cuts after 1 … 5: 1.2, 1, 0.667, 1, 1.2.
        var table = new Table(new([new Field("x", FieldKind.Number)]), [new DoubleColumn([1, 2, 3, 4, 5, 6])]);
        var model = (TreesModel)Learners.Fit("tree", table, [0, 0, 0, 1, 1, 0], ["x"], new Dictionary<string, double> { ["depth"] = 1, ["min_rows"] = 1 }, 1);
        Assert.Equal(3f, model.Trees[0].Nodes[0].Threshold);
        Assert.Equal(Math.Log(2.0 / 3 / (1.0 / 3)), model.Trees[0].Nodes[2].Value, 1e-6);
    }

    [Fact]
    public void Texts_and_missing_values_are_split_like_numbers()
    {
        var table = new Table(
            new([new Field("plan", FieldKind.Text), new Field("x", FieldKind.Number)]),
            [TextColumn.From(["a", "b", "a", "b", "c", null]), new DoubleColumn([1, 1, double.NaN, 1, double.NaN, 1])]);
        byte[] labels = [1, 0, 1, 0, 0, 1];
        var model = Learners.Fit("tree", table, labels, ["plan", "x"], new Dictionary<string, double> { ["depth"] = 8, ["min_rows"] = 1 }, 1);
        Assert.Equal(labels.Select(l => l == 1), model.Predict(table).Select(s => s > 0.5f));
    }
}

using Practicum.Core.Submissions;
using Practicum.ModelHost.Tests.Models;

namespace Practicum.ModelHost.Tests.ModelHosts;

public sealed class ScoringTests : Hosting
{
    [Fact]
    public async Task A_matrix_of_numbers_and_one_hot_tests_is_fed_in_the_order_of_the_features()
    {
        var rows = Rows(("fee", Numbers(1, -2, 0.5)), ("plan", Texts("basic", "plus", null)), ("hour", Numbers(3, 4, 3)));
        var scores = Values(await Scored(Some.Logistic([1f, 10f, 100f, -1f], 0.5f), ["hour=4", "plan=basic", "plan=gold", "fee"], rows));
        // Closed form: z = 0.5 + [hour=4] + 10·[plan=basic] + 100·[plan=gold] − fee.
        Assert.Equal([Sigmoid(9.5), Sigmoid(3.5), Sigmoid(0)], scores.Select(s => (double)s), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public async Task One_input_a_column_takes_floats_whole_numbers_and_texts_with_missing_text_empty()
    {
        var rows = Rows(("plan", Texts("plus", null, "gold", "basic")), ("count", Numbers(5, 0, 1, -3)), ("number", Numbers(0.1, 0.2, 0, 0.5)));
        Assert.Equal([0.35, 0.6, 0.81, 0.57], Values(await Scored(Some.Columns(), null, rows)).Select(s => (double)s), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public async Task Words_of_a_second_table_are_learned_on_the_way()
    {
        Table Of(params string?[] plans) => Rows(("plan", Texts(plans)), ("count", Numbers(0, 0)), ("number", Numbers(0, 0)));
        await using var host = await Started(Some.Columns(), null, Of("gold", "plus"));
        Same([0.8f, 0.2f], await host.ScoreAll(Of("gold", "plus"), null, Stop));
        Same([0.1f, 0.8f], await host.ScoreAll(Of("basic", "silver"), null, Stop));
        Same([0.2f, 0.4f], await host.ScoreAll(Of("plus", null), null, Stop));
    }

    [Theory]
    [InlineData(1, new long[] { -1 })]
    [InlineData(1, new long[] { -1, 1 })]
    [InlineData(2, new long[] { -1, 2 })]
    public async Task Scores_come_as_a_vector_a_column_or_the_second_of_two_columns(int width, long[] shape)
    {
        var rows = Rows(("a", Numbers(0.25, 0.75)), ("b", Numbers(0.5, 1)));
        var scores = Values(await Scored(Some.Echo(shape), width == 1 ? ["a"] : ["a", "b"], rows));
        Assert.Equal(width == 1 ? [0.25f, 0.75f] : [0.5f, 1f], scores);
    }

    [Fact]
    public async Task Doubles_are_rounded_to_the_nearest_float()
    {
        // 1/3 and the midpoint above 0.5: round half to even (IEEE 754).
        var rows = Rows(("a", Numbers(1.0 / 3, 0.5 + (Math.Pow(2, -25) * 1.0), 1e-50)));
        Same([(float)(1.0 / 3), 0.5f, 0f], await Scored(Some.Echo(-1), ["a"], rows));
    }

    [Fact]
    public async Task Scores_within_a_millionth_of_the_range_are_clipped_to_it()
    {
        var rows = Rows(("a", Numbers(-5e-7, 1 + 5e-7)));
        Same([0f, 1f], await Scored(Some.Echo(-1), ["a"], rows));
    }

    [Fact]
    public async Task No_rows_give_no_scores()
    {
        Assert.Empty(Values(await Scored(Some.Echo(-1), ["a"], Rows(("a", Numbers())))));
    }

    [Fact]
    public async Task Ten_thousand_rows_through_a_network_equal_our_own_computation()
    {
        var rows = Wide(10_000);
        await using var host = await Started(Some.Mlp(), [.. rows.Schema.Fields.Select(f => f.Name)], rows);
        var told = new List<long>();
        var scores = Values(await host.ScoreAll(rows, new Told(told), Stop));
        Assert.Equal([4096L, 8192, 10_000], told);
        var worst = 0.0;
        for (var i = 0; i < rows.Rows; i++)
            worst = Math.Max(worst, Math.Abs(scores[i] - Mlp(rows, i)));
        Assert.InRange(worst, 0, 2e-6);
        Assert.Equal("1.30.0", host.Description.Runtime);
    }

    [Fact]
    public async Task A_slice_at_a_slots_beginning_gives_the_same_bits()
    {
        var rows = Wide(9_000);
        await using var host = await Started(Some.Mlp(), [.. rows.Schema.Fields.Select(f => f.Name)], rows);
        var whole = Values(await host.ScoreAll(rows, null, Stop));
        Assert.Equal(whole[4096..8192], Values(await host.Score(rows.Slice(4096, 4096), Stop)));
        Assert.Equal(whole, Values(await host.ScoreAll(rows, null, Stop)));
    }

    [Fact]
    public async Task Two_hosts_at_once_do_not_disturb_each_other()
    {
        var rows = Wide(20_000);
        string[] names = [.. rows.Schema.Fields.Select(f => f.Name)];
        await using var first = await Started(Some.Mlp(), names, rows);
        await using var second = await Started(Some.Logistic([.. Enumerable.Repeat(0.1f, 30)], 0), names, rows);
        var both = await Task.WhenAll(first.ScoreAll(rows, null, Stop).AsTask(), second.ScoreAll(rows, null, Stop).AsTask());
        for (var i = 0; i < rows.Rows; i += 97)
        {
            Assert.Equal(Mlp(rows, i), Values(both[0])[i], 2e-6);
            Assert.Equal(Sigmoid(0.1 * rows.Columns.Sum(c => ((NumericColumn)c)[i])), Values(both[1])[i], 2e-6);
        }
    }

    private static Table Wide(int rows)
    {
        var chance = new Random(7);
        return Rows([.. Enumerable.Range(0, 30).Select(c => ($"c{c}", (Column)new SingleColumn([.. Enumerable.Range(0, rows).Select(_ => (float)(chance.NextDouble() * 2) - 1)])))]);
    }

    private static double Mlp(Table rows, int row)
    {
        var (w1, b1, w2, b2, w3, b3) = Some.MlpWeights();
        var h1 = new double[64];
        var h2 = new double[64];
        var z = (double)b3[0];
        for (var j = 0; j < 64; j++)
            h1[j] = Math.Max(0, b1[j] + Enumerable.Range(0, 30).Sum(i => ((NumericColumn)rows.Columns[i])[row] * w1[(i * 64) + j]));
        for (var j = 0; j < 64; j++)
            h2[j] = Math.Max(0, b2[j] + Enumerable.Range(0, 64).Sum(i => h1[i] * w2[(i * 64) + j]));
        for (var j = 0; j < 64; j++)
            z += h2[j] * w3[j];
        return Sigmoid(z);
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private sealed class Told(List<long> list) : IProgress<long>
    {
        public void Report(long value) => list.Add(value);
    }
}

using Practicum.Core.Submissions;
using Practicum.ModelHost.Tests.ModelHosts;
using Practicum.ModelHost.Tests.Models;
using Practicum.Runner.Runs.Answers;

namespace Practicum.ModelHost.Tests.Answers;

/// <summary>Models that answer otherwise when asked again are found out; honest ones are not, whatever their kernels do with other batch sizes.</summary>
[Collection("model hosts")]
public sealed class AnswerCheckTests : Hosting
{
    private const int Count = 5_000;
    private static readonly ChanceStream Order = new Chance(7).Stream("answers");

    [Fact]
    public async Task An_honest_network_gives_the_same_answers_again()
    {
        var (rows, features) = Wide(30);
        Assert.IsType<Outcome<Scores>.Done>(await Again(Some.Mlp(), features, rows));
        Assert.Null(await Spot(Some.Mlp(), features, rows));
    }

    [Fact]
    public async Task An_honest_model_with_one_input_a_column_gives_the_same_answers_again()
    {
        var rows = Rows(
            ("plan", Texts([.. Enumerable.Range(0, Count).Select(i => (i % 5) switch { 0 => "basic", 1 => "plus", 2 => null, 3 => "gold", _ => "silver" })])),
            ("count", Numbers([.. Enumerable.Range(0, Count).Select(i => (double)(i % 37))])),
            ("number", Numbers([.. Enumerable.Range(0, Count).Select(i => i / (2.0 * Count))])));
        Assert.IsType<Outcome<Scores>.Done>(await Again(Some.Columns(), null, rows));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1_025)]
    public async Task Few_rows_are_asked_for_again_too(int count)
    {
        var (rows, features) = Wide(30, count);
        Assert.IsType<Outcome<Scores>.Done>(await Again(Some.Mlp(), features, rows));
    }

    [Theory]
    [InlineData("mean of the batch")]
    [InlineData("largest of the batch")]
    [InlineData("rank within the batch")]
    [InlineData("the row before")]
    [InlineData("size of the batch")]
    public async Task A_model_that_looks_beside_its_row_depends_on_its_neighbours(string kind)
    {
        var (rows, features) = Wide(1);
        var outcome = await Again(Beside(kind), features, rows);
        var refused = Assert.IsType<Outcome<Scores>.Refused>(outcome);
        Assert.Equal("PR-MODEL-039", refused.Code);
        Assert.Matches(@"^The model's scores depend on a row's neighbours: among other rows, row \d+ got 0[.\d]* instead of 0[.\d]*\. ", refused.Reason);
        var spot = await Spot(Beside(kind), features, rows);
        Assert.Equal("PR-MODEL-039", Assert.IsType<Outcome<Scores>.Refused>(spot).Code);
    }

    [Fact]
    public async Task A_model_that_adapts_only_to_what_has_shifted_passes_before_the_shift_and_not_after()
    {
        // A score is lifted by 0.1 where the mean of the batch is above 0.8, as a model would that adapts itself to drift.
        var graph = new Graph().Input("x", Graph.Float, -1, 1).Output("y", Graph.Float, -1, 1).Floats("bound", [0.8f]).Floats("lift", [0.1f]).Floats("low", [0f]).Floats("high", [1f])
            .Node("ReduceMean", ["x"], ["m"], Graph.Attribute("axes", [0L]), Graph.Attribute("keepdims", 1L)).Node("Greater", ["m", "bound"], ["g"])
            .Node("Cast", ["g"], ["f"], Graph.Attribute("to", 1L)).Node("Mul", ["f", "lift"], ["l"]).Node("Sub", ["x", "l"], ["s"]).Node("Clip", ["s", "low", "high"], ["y"]);
        Table Of(double from) => Rows(("c0", Numbers([.. Enumerable.Range(0, Count).Select(i => from + (0.2 * (i * 0.6180339887 % 1)))])));
        Assert.Null(await Spot(graph, ["c0"], Of(0.3)));
        Assert.Equal("PR-MODEL-039", Assert.IsType<Outcome<Scores>.Refused>(await Spot(graph, ["c0"], Of(0.71))).Code);
    }

    [Fact]
    public async Task A_model_that_draws_by_chance_is_not_deterministic()
    {
        var graph = new Graph().Input("x", Graph.Float, -1, 1).Output("y", Graph.Float, -1, 1).Node("RandomUniformLike", ["x"], ["y"]);
        var (rows, features) = Wide(1);
        Assert.Equal("PR-MODEL-038", Assert.IsType<Outcome<Scores>.Refused>(await Again(graph, features, rows)).Code);
        Assert.Equal("PR-MODEL-038", Assert.IsType<Outcome<Scores>.Refused>(await Spot(graph, features, rows)).Code);
    }

    [Fact]
    public async Task One_bit_in_one_row_is_not_deterministic_and_a_hair_in_another_batch_is()
    {
        var (rows, features) = Wide(1);
        await using var host = await Started(Some.Echo(-1), features, rows);
        var answers = Values(await host.ScoreAll(rows, null, Stop));
        Assert.IsType<Outcome<Scores>.Done>(await AnswerCheck.AgainAsync(host, rows, answers, Order, null, Stop));
        var (row, kept) = (4_321, answers[4_321]);
        answers[row] = MathF.BitIncrement(kept);
        Assert.Equal("PR-MODEL-038", Assert.IsType<Outcome<Scores>.Refused>(await AnswerCheck.AgainAsync(host, rows, answers, Order, null, Stop)).Code);
        var spot = Shuffled.Of(rows, AnswerCheck.SpotRows, Order).From;
        for (var i = 0; i < answers.Length; i++)
            answers[i] = Math.Max(0, answers[i] - 9e-6f);
        Assert.Null(await AnswerCheck.SpotAsync(host, rows, answers, Order, Stop));
        answers[spot[^1]] += 3e-5f;
        Assert.Equal("PR-MODEL-039", Assert.IsType<Outcome<Scores>.Refused>(await AnswerCheck.SpotAsync(host, rows, answers, Order, Stop)).Code);
    }

    [Fact]
    public async Task A_model_that_fails_in_other_batches_has_the_end_it_comes_to()
    {
        // Takes batches of an even size alone.
        var graph = new Graph().Input("x", Graph.Float, -1, 1).Output("y", Graph.Float, -1, 1).Longs("pairs", [-1, 2], 2).Longs("single", [-1, 1], 2)
            .Node("Reshape", ["x", "pairs"], ["p"]).Node("Reshape", ["p", "single"], ["y"]);
        var (rows, features) = Wide(1);
        Assert.Equal("PR-MODEL-030", Assert.IsType<Outcome<Scores>.Refused>(await Again(graph, features, rows)).Code);
    }

    [Fact]
    public async Task A_score_that_is_no_number_on_the_last_but_a_hundred_thousand_rows_is_found()
    {
        var values = new float[1_000_000];
        Array.Fill(values, 0.5f);
        values[900_000] = float.NaN;
        var refused = Assert.IsType<Outcome<Scores>.Refused>(await Scored(Some.Echo(-1), ["c0"], Rows(("c0", new SingleColumn(values)))));
        Assert.StartsWith("The score of row 900000 is NaN", refused.Reason);
    }

    [Theory]
    [InlineData(-0.0f, 0f)]
    [InlineData(1e-42f, 1e-42f)]
    [InlineData(-1e-9f, 0f)]
    [InlineData(1.000001f, 1f)]
    public async Task Ends_of_the_range_are_taken_and_tidied(float score, float taken)
    {
        var scores = Values(await Scored(Some.Echo(-1), ["c0"], Rows(("c0", new SingleColumn([score])))));
        Assert.Equal(BitConverter.SingleToInt32Bits(taken), BitConverter.SingleToInt32Bits(scores[0]));
    }

    [Theory]
    [InlineData(-1e-5f)]
    [InlineData(1.00001f)]
    [InlineData(float.NegativeInfinity)]
    public async Task Beyond_the_ends_of_the_range_is_refused(float score) =>
        Assert.Contains(Assert.IsType<Outcome<Scores>.Refused>(await Scored(Some.Echo(-1), ["c0"], Rows(("c0", new SingleColumn([score]))))).Code, new[] { "PR-MODEL-032", "PR-MODEL-033" });

    [Fact]
    public void What_is_told_of_hidden_rows_holds_nothing_of_them()
    {
        foreach (var code in HiddenRows.Codes.Append("PR-MODEL-099"))
        {
            var told = Assert.IsType<Outcome<Scores>.Refused>(HiddenRows.Told<Scores>(new Outcome<Scores>.Refused(code, "The score of row 17 is 0.123456789.") { File = "v2.onnx" }));
            Assert.Equal((code, "v2.onnx"), (told.Code, told.File));
            Assert.DoesNotContain("17", told.Reason);
            Assert.DoesNotContain("0.12", told.Reason);
        }

        var crashed = Assert.IsType<Outcome<Scores>.Crashed>(HiddenRows.Told<Scores>(new Outcome<Scores>.Crashed(134, "row 17: 0.123456789")));
        Assert.Equal((134, ""), (crashed.ExitCode, crashed.Said));
        Assert.Equal(TimeSpan.FromSeconds(3), Assert.IsType<Outcome<Scores>.OutOfTime>(HiddenRows.Told<Scores>(new Outcome<Scores>.OutOfTime(TimeSpan.FromSeconds(3)))).After);
    }

    [Fact]
    public void The_other_order_holds_every_row_once_and_its_batches_cover_it()
    {
        var (rows, _) = Wide(1);
        var all = Shuffled.Of(rows, Count, Order);
        Assert.Equal(Enumerable.Range(0, Count), all.From.Order());
        Assert.True(all.From.Zip(all.From.Skip(1)).Count(p => p.Second == p.First + 1) < 20);
        Assert.Equal(all.From, Shuffled.Of(rows, Count, Order).From);
        var at = 0;
        foreach (var (start, count) in all.Batches())
        {
            Assert.Equal(at, start);
            Assert.InRange(count, 1, 1_023);
            at += count;
        }

        Assert.Equal(Count, at);
    }

    private static Graph Beside(string kind)
    {
        var graph = new Graph().Input("x", Graph.Float, -1, 1).Output("y", Graph.Float, -1, 1).Floats("half", [0.5f]);
        return kind switch
        {
            "mean of the batch" => graph.Node("ReduceMean", ["x"], ["m"], Graph.Attribute("axes", [0L]), Graph.Attribute("keepdims", 1L)).Node("Add", ["x", "m"], ["s"]).Node("Mul", ["s", "half"], ["y"]),
            "largest of the batch" => graph.Node("ReduceMax", ["x"], ["m"], Graph.Attribute("axes", [0L]), Graph.Attribute("keepdims", 1L)).Node("Div", ["x", "m"], ["y"]),
            "rank within the batch" => graph.Node("Softmax", ["x"], ["y"], Graph.Attribute("axis", 0L)),
            "the row before" => graph.Floats("zero", [0f], 1, 1).Longs("from", [0], 1).Longs("to", [-1], 1).Longs("rows", [0], 1)
                .Node("Slice", ["x", "from", "to", "rows"], ["cut"]).Node("Concat", ["zero", "cut"], ["y"], Graph.Attribute("axis", 0L)),
            _ => graph.Floats("most", [5_000f]).Node("Shape", ["x"], ["shape"]).Node("Cast", ["shape"], ["size"], Graph.Attribute("to", 1L)).Longs("one", [0], 1)
                .Node("Gather", ["size", "one"], ["n"]).Node("Div", ["n", "most"], ["d"]).Node("Mul", ["x", "d"], ["y"]),
        };
    }

    private static (Table Rows, string[] Features) Wide(int columns, int count = Count)
    {
        var made = Enumerable.Range(0, columns).Select(c => ($"c{c}", (Column)Numbers([.. Enumerable.Range(0, count).Select(i => ((i + 1) * (c + 1) * 0.6180339887) % 1)]))).ToArray();
        return (Rows(made), [.. made.Select(m => m.Item1)]);
    }

    private static async Task<Outcome<Scores>> Again(Graph graph, string[]? features, Table rows)
    {
        float[] answers;
        await using (var first = await Started(graph, features, rows))
            answers = Values(await first.ScoreAll(rows, null, Stop));
        await using var fresh = await Started(graph, features, rows);
        return await AnswerCheck.AgainAsync(fresh, rows, answers, Order, null, Stop);
    }

    private static async Task<Outcome<Scores>?> Spot(Graph graph, string[]? features, Table rows)
    {
        await using var host = await Started(graph, features, rows);
        return await AnswerCheck.SpotAsync(host, rows, Values(await host.ScoreAll(rows, null, Stop)), Order, Stop);
    }
}

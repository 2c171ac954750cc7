using System.Text.Json;
using Practicum.Numerics.Statistics.Measurement;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Measurement;

public sealed class GradedModelTests
{
    private static readonly JsonElement Vectors = CommittedVectors.Read("irt");

    [Fact]
    public void Section_six_of_the_LSAT_has_the_published_maximum()
    {
        using var shared = JsonDocument.Parse(File.ReadAllBytes(SharedData.Find("vectors/lsat6-2pl.json")));
        var fit = GradedModel.Fit(Answers("data/irt_lsat6/lsat6.csv", 5));
        Assert.True(fit.HasConverged);
        Assert.Equal((10, 1000L), (fit.Parameters, fit.LogLikelihood.Count));
        Peers.Close(shared.RootElement.GetProperty("loglik").GetDouble(), fit.LogLikelihood.Value, 1e-10);
        Assert.Equal(-2466.653, Math.Round(fit.LogLikelihood.Value, 3));
        Peers.Close(20 + 2 * 2466.6533774, fit.Aic, 1e-9);
        var published = shared.RootElement.GetProperty("published_ltm");
        for (var j = 0; j < 5; j++)
        {
            Peers.Close(shared.RootElement.GetProperty("discrimination")[j].GetDouble(), fit.Items[j].Slope.Value, 5e-6);
            Peers.Close(shared.RootElement.GetProperty("difficulty")[j].GetDouble(), fit.Items[j].Cuts[0].Value, 5e-6);
            Peers.Close(published.GetProperty("Dscrmn")[j].GetDouble(), fit.Items[j].Slope.Value, 2e-3); // ltm: 21 points
            Peers.Close(published.GetProperty("Dffclt")[j].GetDouble(), fit.Items[j].Cuts[0].Value, 2e-3);
        }
    }

    [Fact]
    public void Standard_errors_are_those_printed_by_ltm()
    {
        // Rizopoulos, Journal of Statistical Software 17 (2006), summary of the two-parameter model of the LSAT
        double[] slopes = [0.2581, 0.1867, 0.2326, 0.1852, 0.2100], cuts = [0.8669, 0.3073, 0.0997, 0.4341, 0.8700];
        var fit = GradedModel.Fit(Answers("data/irt_lsat6/lsat6.csv", 5));
        for (var j = 0; j < 5; j++)
        {
            Peers.Close(slopes[j], SlopeError(fit.Items[j]), 4e-4);
            Peers.Close(cuts[j], CutError(fit.Items[j].Cuts[0]), 1.5e-3);
        }
    }

    [Theory]
    [InlineData("lsat6", 1e-10)]
    [InlineData("extraversion", 1e-10)]
    [InlineData("bfi", 1e-9)]
    [InlineData("mixed", 1e-10)]
    public void Fits_are_those_of_a_direct_maximisation_over_Gauss_and_Hermites_points(string name, double tolerance)
    {
        var expected = Vectors.GetProperty(name);
        var fit = GradedModel.Fit(Of(name));
        Assert.True(fit.HasConverged);
        Peers.Close(expected.GetProperty("loglik").GetDouble(), fit.LogLikelihood.Value, tolerance, relative: true);
        var turned = Math.Sign(expected.GetProperty("items").EnumerateArray().Sum(i => i.GetProperty("slope").GetDouble()));
        for (var j = 0; j < fit.Items.Length; j++)
        {
            var item = expected.GetProperty("items")[j];
            Peers.Close(turned * item.GetProperty("slope").GetDouble(), fit.Items[j].Slope.Value, 2e-5);
            var cuts = item.GetProperty("cuts").Doubles();
            for (var k = 0; k < cuts.Length; k++)
                Peers.Close(turned * cuts[k], fit.Items[j].Cuts[k].Value, name == "bfi" ? 2e-3 : 1e-4); // one slope of bfi is 0.04, and its cuts lie at 94
            if (!expected.TryGetProperty("errors", out var errors))
                continue;
            Peers.Close(errors[j].GetProperty("slope").GetDouble(), SlopeError(fit.Items[j]), 2e-5);
            for (var k = 0; k < cuts.Length; k++)
                Peers.Close(errors[j].GetProperty("cuts")[k].GetDouble(), CutError(fit.Items[j].Cuts[k]), 5e-5);
        }
    }

    [Fact]
    public void Slopes_and_cuts_of_the_model_that_drew_the_answers_are_covered()
    {
        double[] slopes = [1.2, 0.8, 1.8, 1.5, 1.0];
        double[][] cuts = [[-1, 0, 1], [0.5], [-0.5, 1], [-1.5, 0, 0.8], [-0.3]];
        var (held, given) = (0, 0);
        for (uint draw = 0; draw < 60; draw++)
        {
            var fit = GradedModel.Fit(new(Drawn(draw, 400, slopes, cuts), 5));
            for (var j = 0; j < slopes.Length; j++)
            {
                Count(fit.Items[j].Slope, slopes[j]);
                for (var k = 0; k < cuts[j].Length; k++)
                    Count(fit.Items[j].Cuts[k], cuts[j][k]);
            }
        }

        Assert.InRange((double)held / given, 0.93, 0.975);
        Assert.True(given > 890);

        void Count(Estimate estimate, double truth)
        {
            given += estimate.Interval is null ? 0 : 1;
            held += estimate.Interval is { } interval && interval.Low <= truth && truth <= interval.High ? 1 : 0;
        }
    }

    [Fact]
    public void Answers_in_other_words_give_the_same_fit()
    {
        var values = Drawn(1, 300, [1.2, 0.8, 1.8, -1.0], [[-1, 1], [0.5], [-0.5], [1.0, 0]]);
        var fit = GradedModel.Fit(new(values, 4));

        // levels with a gap, persons turned around and an empty person more
        int[] moved = [.. Enumerable.Reverse(values.Chunk(4)).SelectMany(row => new[] { row[0] * 3, row[1] + 1, row[2], row[3] }), -1, -1, -1, -1];
        var same = GradedModel.Fit(new(moved, 4));
        Assert.Equal([0, 3, 6], same.Items[0].Item!.Levels);
        Peers.Close(fit.LogLikelihood.Value, same.LogLikelihood.Value, 1e-12);
        for (var j = 0; j < 4; j++)
            Peers.Close(fit.Items[j].Slope.Value, same.Items[j].Slope.Value, 1e-6);

        // every answer turned: the same likelihood, cuts mirrored
        int[] mirrored = [.. values.Select((v, i) => (i % 4 is 0 or 3 ? 2 : 1) - v)];
        var turned = GradedModel.Fit(new(mirrored, 4));
        Peers.Close(fit.LogLikelihood.Value, turned.LogLikelihood.Value, 1e-12);
        Peers.Close(-fit.Items[0].Cuts[1].Value, turned.Items[0].Cuts[0].Value, 1e-6);
    }

    [Fact]
    public void The_same_bits_come_out_of_every_run()
    {
        var answers = Of("mixed");
        var first = GradedModel.Fit(answers);
        for (var run = 0; run < 5; run++)
        {
            var again = GradedModel.Fit(answers);
            Assert.Equal(first.LogLikelihood, again.LogLikelihood);
            Assert.Equal(first.Items.SelectMany(i => i.Cuts.Add(i.Slope)), again.Items.SelectMany(i => i.Cuts.Add(i.Slope)));
        }
    }

    [Fact]
    public void Items_and_persons_that_cannot_be_fitted_say_why()
    {
        var values = Drawn(2, 200, [1.2, 0.8, 1.8, 1.0], [[-1, 1], [0.5], [-0.5], [0]]);
        int[] padded = [.. values.Chunk(4).SelectMany((row, i) => new[] { row[0], row[1], row[2], row[3], 1, -1, i < 7 ? i % 2 : -1 })];
        var fit = GradedModel.Fit(new(padded, 7));
        Assert.True(fit.HasConverged);
        Assert.Equal("all answers to the item are 1", fit.Items[4].Slope.Because);
        Assert.Equal("nobody answered the item", fit.Items[5].Slope.Because);
        Assert.Equal("too few: 7 persons answered the item, at least 20 are needed", fit.Items[6].Slope.Because);
        Assert.Equal("too few: 99 persons answered, at least 100 are needed", GradedModel.Fit(new(values.AsSpan(0, 4 * 99), 4)).LogLikelihood.Because);
        int[] two = [.. values.Chunk(4).SelectMany(row => row[..2])];
        Assert.Equal("too few: 2 items can be used, at least 3 are needed", GradedModel.Fit(new(two, 2)).LogLikelihood.Because);
        Assert.Throws<ArgumentException>(() => new Responses([1, 2, 3], 2));
        Assert.Throws<ArgumentException>(() => new Responses([100], 1));
    }

    [Fact]
    public void A_slope_without_a_maximum_is_held_at_its_bound()
    {
        // two equal items and one that splits the persons by the sum of the others: no finite slope is the best
        var values = Drawn(3, 400, [1.5, 1.5, 1.5, 1.5], [[-0.6], [0], [0.6], [0.2]]);
        int[] perfect = [.. values.Chunk(4).SelectMany(row => new[] { row[0], row[1], row[2], row[3], row.Sum() >= 2 ? 1 : 0 })];
        var fit = GradedModel.Fit(new(perfect, 5));
        Assert.True(fit.HasConverged);
        Assert.Equal(10, fit.Items[4].Slope.Value);
        Assert.StartsWith("the slope grew to its bound of 10", fit.Items[4].Slope.Because, StringComparison.Ordinal);
        Assert.NotNull(fit.Items[0].Slope.Interval);
        Assert.Equal(9, fit.Parameters);
    }

    private static double SlopeError(FittedItem item) => Math.Abs(Math.Log(item.Slope.Interval!.High / item.Slope.Interval.Low) / 2 * item.Slope.Value) / 1.9599639845400545;

    private static double CutError(Estimate cut) => (cut.Interval!.High - cut.Interval.Low) / 2 / 1.9599639845400545;

    private static Responses Of(string name) => name switch
    {
        "lsat6" => Answers("data/irt_lsat6/lsat6.csv", 5),
        "extraversion" => Answers("data/irt_bfi/bfi.csv", 5, 11),
        "bfi" => Answers("data/irt_bfi/bfi.csv", 25),
        _ => new([.. Vectors.GetProperty("mixed").GetProperty("answers").EnumerateArray().SelectMany(r => r.EnumerateArray()).Select(v => v.GetInt32())], 6),
    };

    private static Responses Answers(string file, int items, int from = 1) =>
        new([.. File.ReadLines(SharedData.Find(file)).Skip(1).SelectMany(line => line.Split(',').Skip(from).Take(items)).Select(cell => cell is "" or "NA" ? -1 : int.Parse(cell, CultureInfo.InvariantCulture))], items);

    internal static int[] Drawn(uint draw, int persons, double[] slopes, double[][] cuts)
    {
        var stream = new Chance(17).Stream("answers");
        var u = new double[persons * (slopes.Length + 1)];
        stream.Fill(u, draw);
        var values = new int[persons * slopes.Length];
        for (var i = 0; i < persons; i++)
        {
            var theta = InverseCdf.Normal(u[i * (slopes.Length + 1)]);
            for (var j = 0; j < slopes.Length; j++)
                values[i * slopes.Length + j] = cuts[j].Count(c => u[i * (slopes.Length + 1) + 1 + j] < 1 / (1 + Math.Exp(-slopes[j] * (theta - c))));
        }

        return values;
    }
}

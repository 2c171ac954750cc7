using Practicum.Numerics.Statistics.Measurement;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Measurement;

public sealed class AbilityScoresTests
{
    private static readonly GradedItem Criterion = new(1.2, [-1, 0, 1, 2]);

    [Theory]
    [InlineData(new[] { 3 }, 0.520731, 0.826218)]
    [InlineData(new[] { 3, 4 }, 1.093375, 0.743901)]
    [InlineData(new[] { 0, 4 }, 0.135290, 0.854037)]
    public void Scores_are_those_of_the_worked_examples(int[] answers, double mean, double deviation)
    {
        var score = AbilityScores.Eap([.. answers.Select(_ => Criterion)], answers);
        Peers.Close(mean, score.Theta.Value, 1e-6);
        Peers.Close(deviation, score.Deviation, 1e-6);
        Assert.Equal(answers.Length, score.Theta.Count);
    }

    [Fact]
    public void Scores_are_those_of_numpy_with_missing_answers()
    {
        var vectors = CommittedVectors.Read("irt").GetProperty("mixed");
        ImmutableArray<GradedItem?> items = [.. vectors.GetProperty("items").EnumerateArray().Select(i => new GradedItem(i.GetProperty("slope").GetDouble(), [.. i.GetProperty("cuts").Doubles()]))];
        int[] answers = [.. vectors.GetProperty("answers").EnumerateArray().Take(20).SelectMany(r => r.EnumerateArray()).Select(v => v.GetInt32())];
        var scores = AbilityScores.EapOfAll(items, answers);
        for (var i = 0; i < scores.Length; i++)
        {
            var expected = vectors.GetProperty("eap")[i].Doubles();
            Peers.Close(expected[0], scores[i].Theta.Value, 1e-12);
            Peers.Close(expected[1], scores[i].Deviation, 1e-12);
        }
    }

    [Fact]
    public void Probabilities_sum_to_one_and_information_is_the_curvature()
    {
        foreach (var item in new[] { Criterion, new(-0.7, [2, 0.5, -1]), new(3, [0]), new(1.1, [-1, 0.5], [0, 2, 5]) })
        {
            foreach (var theta in new[] { -4, -0.3, 0, 1.7, 5.5 })
            {
                Peers.Close(1, item.Levels.Sum(level => item.Probability(theta, level)), 1e-14);
                double Log(double t, int level) => Math.Log(item.Probability(t, level));
                const double H = 1e-4;
                var curvature = item.Levels.Sum(level => -item.Probability(theta, level) * (Log(theta + H, level) - 2 * Log(theta, level) + Log(theta - H, level)) / (H * H));
                Peers.Close(curvature, item.Information(theta), 1e-6);
            }
        }

        Peers.Close(3 * 3 * 0.25, new GradedItem(3, [0]).Information(0), 1e-15); // a² p (1 − p)
    }

    [Fact]
    public void Intervals_hold_the_ability_of_persons_drawn_from_the_population()
    {
        double[] slopes = [1.2, 0.8, 1.8, 1.5, 1.0];
        double[][] cuts = [[-1, 0, 1], [0.5], [-0.5, 1], [-1.5, 0, 0.8], [-0.3]];
        ImmutableArray<GradedItem?> items = [.. slopes.Select((s, j) => new GradedItem(s, [.. cuts[j]]))];
        const int Persons = 4000;
        var scores = AbilityScores.EapOfAll(items, GradedModelTests.Drawn(5, Persons, slopes, cuts));
        var u = new double[Persons * 6];
        new Chance(17).Stream("answers").Fill(u, 5);
        double held = 0, squares = 0, told = 0;
        for (var i = 0; i < Persons; i++)
        {
            var theta = InverseCdf.Normal(u[6 * i]);
            held += scores[i].Theta.Interval!.Low <= theta && theta <= scores[i].Theta.Interval!.High ? 1.0 / Persons : 0;
            squares += Math.Pow(scores[i].Theta.Value - theta, 2) / Persons;
            told += scores[i].Deviation * scores[i].Deviation / Persons;
        }

        Assert.InRange(held, 0.94, 0.96);
        Peers.Close(squares, told, 0.05, relative: true);
        Peers.Close(1 - squares, AbilityScores.Reliability(items), 0.05);
    }

    [Fact]
    public void Answers_to_items_left_out_are_not_read()
    {
        ImmutableArray<GradedItem?> items = [Criterion, null];
        Assert.Equal(AbilityScores.Eap([Criterion], [3]), AbilityScores.Eap(items, [3, 77]));
        Assert.Equal("no item is answered", AbilityScores.Eap(items, [-1, 2]).Theta.Because);
        Assert.Equal(Criterion.Information(0.4), AbilityScores.Information(items, 0.4));
        Assert.Throws<ArgumentException>(() => AbilityScores.Eap(items, [5, 0]));
        Assert.Throws<ArgumentException>(() => AbilityScores.Eap(items, [1]));
        Assert.Throws<ArgumentException>(() => new GradedItem(1, [1, 0]));
        Assert.Throws<ArgumentException>(() => new GradedItem(-1, [0, 1]));
        Assert.Throws<ArgumentException>(() => new GradedItem(0, [1]));
        Assert.Throws<ArgumentException>(() => new GradedItem(1, [0, 1], [0, 1]));
    }
}

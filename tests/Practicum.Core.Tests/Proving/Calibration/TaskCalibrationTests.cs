using Practicum.Core.Proving.Calibration;

namespace Practicum.Core.Tests.Proving.Calibration;

public sealed class TaskCalibrationTests
{
    [Fact]
    public void A_straight_ladder_gives_back_its_line()
    {
        // Scores on the line 0.45 + 0.25 θ without noise: the prior then weighs next to nothing.
        var task = TaskCalibration.Of(Scores(0.075, 0.325, 0.575, 0.825));
        Assert.Equal(0.45, task.Difficulty.Value, 3);
        Assert.Equal(0.25, task.Discrimination.Value, 3);
        Assert.InRange(task.Discrimination.Error, 0, 0.01);
        Assert.Equal((0.75, 0.575), (Math.Round(task.Gap.Value, 6), Math.Round(task.Competent, 6)));
        Assert.Empty(task.Faults);
    }

    [Fact]
    public void A_bent_ladder_has_the_slope_of_ridge_regression()
    {
        // By hand: OLS line of (−1.5, 0.1), (−0.5, 0.3), (0.5, 0.3), (1.5, 0.9): mean 0.4, slope 0.24, then the prior β ~ N(0.4, 0.2²) joins by precision; x is centred, so α and β do not mix.
        double[] x = [-1.5, -0.5, 0.5, 1.5], y = [0.1, 0.3, 0.3, 0.9];
        var slope = x.Zip(y, (a, b) => a * (b - 0.4)).Sum() / 5;
        var noise = x.Zip(y, (a, b) => Math.Pow(b - 0.4 - (slope * a), 2)).Sum() / 2;
        var beta = ((slope * 5 / noise) + (0.4 / 0.04)) / ((5 / noise) + (1 / 0.04));
        var task = TaskCalibration.Of(Scores(y));
        Assert.Equal(beta, task.Discrimination.Value, 6);
        Assert.Equal(1 / Math.Sqrt((5 / noise) + (1 / 0.04)), task.Discrimination.Error, 6);
        Assert.Equal(0.4, task.Difficulty.Value, 6);
    }

    [Fact]
    public void The_gap_has_the_bound_of_students_t_over_variants()
    {
        // Gaps 0.3, 0.5, 0.7: mean 0.5, standard error 0.2 / √3, t(.95; 2) = 2.91999 (NIST).
        var scores = Scores(0.1, 0.2, 0.3, 0.6);
        scores["strong"] = [0.4, 0.6, 0.8];
        scores["naive"] = scores["careless"] = [0.1, 0.1, 0.1];
        var task = TaskCalibration.Of(scores);
        Assert.Equal(0.5, task.Gap.Value, 9);
        Assert.Equal(0.5 - (2.91999 * 0.2 / Math.Sqrt(3)), task.Gap.Low, 4);
        Assert.Contains("surely above 0.2", Assert.Single(task.Faults));
    }

    [Fact]
    public void A_task_that_tells_nobody_apart_or_rewards_cheating_does_not_pass()
    {
        Assert.Contains("Strong is 0.10 above naive", TaskCalibration.Of(Scores(0.5, 0.52, 0.55, 0.6)).Faults[0]);
        Assert.Contains("not between", Assert.Single(TaskCalibration.Of(Scores(0.1, 0.3, 0.9, 0.8)).Faults));
        var scores = Scores(0.1, 0.3, 0.5, 0.8);
        scores["cheating"] = [0.25, 0.25, 0.25];
        Assert.Contains("Cheating has 0.25", Assert.Single(TaskCalibration.Of(scores).Faults));
        scores.Remove("competent");
        Assert.Throws<ArgumentException>(() => TaskCalibration.Of(scores));
    }

    private static Dictionary<string, ImmutableArray<double>> Scores(params double[] means) =>
        TaskCalibration.Ladder.Select((l, i) => (l.Name, Scores: Enumerable.Repeat(means[i], 3).ToImmutableArray())).ToDictionary(s => s.Name, s => s.Scores);
}

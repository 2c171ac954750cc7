using Practicum.Numerics.Statistics.Measurement;

namespace Practicum.Numerics.Tests.Statistics.Measurement;

public sealed class CurvesTests
{
    [Fact]
    public void Gradient_and_information_are_the_differences_of_the_likelihood()
    {
        var responses = new Responses(GradedModelTests.Drawn(9, 150, [1.2, 0.8, 1.8], [[-1, 0, 1], [0.5], [-0.5, 1]]), 3);
        var search = new GradedSearch(responses, [0, 1, 2]);
        var levels = Enumerable.Range(0, 3).Select(j => responses.Levels[j]).ToArray();
        var expectation = new Expectation(responses, new([4, 2, 3]), [0, 1, 2], levels);
        var (step, size) = (new ItemStep(expectation), search.Parameters.Length);
        double[] at = [1.1, 1.3, 0.1, -1.4, 0.7, -0.4, 1.6, 0.7, -1.5];
        double Log(double[] parameters)
        {
            expectation.Curves.FillAll(parameters);
            return expectation.Run();
        }

        double Moved(int i, int k, double h, double g)
        {
            double[] moved = [.. at];
            moved[i] += h;
            moved[k] += g;
            return Log(moved);
        }

        const double H = 1e-3;
        var numeric = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < size; k++)
                numeric[i * size + k] = -(Moved(i, k, H, H) - Moved(i, k, H, -H) - Moved(i, k, -H, H) + Moved(i, k, -H, -H)) / (4 * H * H);
        }

        _ = Log(at);
        var gradient = new double[size];
        for (var j = 0; j < 3; j++)
            step.Gradient(j, gradient.AsSpan(expectation.Curves.FirstParameter[j], expectation.Curves.Levels[j]));
        var information = new ObservedInformation(expectation, step).At(at);
        for (var i = 0; i < size; i++)
        {
            Peers.Close((Moved(i, i, 1e-5, 0) - Moved(i, i, -1e-5, 0)) / 2e-5, gradient[i], 1e-6);
            for (var k = 0; k < size; k++)
                Peers.Close(numeric[i * size + k], information[i * size + k], 2e-4);
        }
    }

    [Fact]
    public void Differences_of_the_logistic_function_keep_their_digits()
    {
        foreach (var (u, v) in new[] { (0.5, -0.25), (-29.9, -30.0), (700, 2.0), (1e-9, -1e-9), (40, 39.5) })
        {
            // L(u) − L(v) = sinh((u − v) / 2) / (2 cosh(u / 2) cosh(v / 2))
            var expected = Math.Log(Math.Sinh((u - v) / 2)) - Math.Log(2) - LogCosh(u / 2) - LogCosh(v / 2);
            Peers.Close(expected, Logistic.LogBetween(u, v), 1e-12);
        }

        Assert.Equal(0, Logistic.LogBetween(double.PositiveInfinity, double.NegativeInfinity));
        Peers.Close(Math.Log(0.75), Logistic.LogBetween(Math.Log(3), double.NegativeInfinity), 1e-15);

        static double LogCosh(double x) => Math.Abs(x) + Math.Log((1 + Math.Exp(-2 * Math.Abs(x))) / 2);
    }

    [Fact]
    public void Systems_that_are_not_positive_definite_are_refused()
    {
        Assert.True(SymmetricSystem.Solve([4, 2, 2, 3], [2, 5], out var solution));
        Assert.Equal([-0.5, 2], solution.Select(x => Math.Round(x, 14)));
        Assert.False(SymmetricSystem.Solve([1, 2, 2, 1], [1, 1], out _));
        Assert.Null(SymmetricSystem.Inverse([1, 1, 1, 1], 2));
        var inverse = SymmetricSystem.Inverse([4, 2, 2, 3], 2)!;
        Assert.Equal([0.375, -0.25, -0.25, 0.5], inverse.Select(x => Math.Round(x, 14)));
    }
}

namespace Practicum.Bench.Measurement;

/// <summary>The marginal log-likelihood of graded responses, person by person and point by point; a round of it is what every step of a plain search costs at least.</summary>
internal static class PlainRounds
{
    private const int Points = 61;

    /// <summary>The log-likelihood at equal slopes, so many times.</summary>
    public static double LogLikelihood(int[] answers, int items, int rounds)
    {
        var sum = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            foreach (var person in answers.Chunk(items))
            {
                var likelihood = 0.0;
                for (var q = 0; q < Points; q++)
                {
                    var theta = -6 + 12.0 * q / (Points - 1);
                    var product = Math.Exp(-theta * theta / 2) * 0.2 / Math.Sqrt(2 * Math.PI);
                    foreach (var level in person)
                        product *= Above(theta, level) - Above(theta, level + 1);
                    likelihood += product;
                }

                sum += Math.Log(likelihood);
            }
        }

        return sum / rounds;
    }

    private static double Above(double theta, int level) => level == 0 ? 1 : level == 5 ? 0 : 1 / (1 + Math.Exp(-2 * (theta - (level - 2.5) * 0.7)));
}

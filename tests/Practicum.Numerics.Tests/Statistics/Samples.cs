namespace Practicum.Numerics.Tests.Statistics;

/// <summary>Made-up holdouts.</summary>
public static class Samples
{
    /// <summary>Scores are beta-like probabilities p, turned a little wrong; labels are drawn with p. With <paramref name="steps"/> scores are rounded, so that there are ties.</summary>
    public static (double[] Scores, byte[] Labels) Draw(int rows, uint seed, int steps)
    {
        var u = new double[rows];
        var v = new double[rows];
        var stream = new Chance(99).Stream("sample");
        stream.Fill(u, seed);
        stream.Fill(v, seed, 0, 1);
        var labels = new byte[rows];
        for (var i = 0; i < rows; i++)
        {
            var p = 1 / (1 + Math.Exp(-(-1 + 1.5 * InverseCdf.Normal(u[i]))));
            labels[i] = (byte)InverseCdf.Bernoulli(v[i], p);
            var score = Math.Pow(p, 0.9);
            u[i] = steps == 0 ? score : Math.Round(score * steps) / steps;
        }

        return (u, labels);
    }
}

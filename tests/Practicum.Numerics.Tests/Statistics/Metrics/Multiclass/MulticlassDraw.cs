using Practicum.Numerics.Statistics.Metrics.Multiclass;

namespace Practicum.Numerics.Tests.Statistics.Metrics.Multiclass;

/// <summary>Made-up rows of several classes: normal scores, raised for the label, through the softmax.</summary>
internal sealed record MulticlassDraw(int Classes, int[] Labels, double[] Scores)
{
    public MulticlassSample Sample => MulticlassSample.FromScores(Classes, Labels, Scores);

    public static MulticlassDraw Of(int rows, ulong seed, double[] prior, double strength, int steps = 0)
    {
        var k = prior.Length;
        double sum = 0;
        double[] cumulative = [.. prior.Select(p => sum += p)], u = new double[rows], z = new double[rows * k];
        new Chance(seed).Stream("label").Fill(u, 0);
        new Chance(seed).Stream("score").Fill(z, 0);
        InverseCdf.FillNormal(z);
        var labels = new int[rows];
        for (var i = 0; i < rows; i++)
        {
            labels[i] = InverseCdf.Choice(u[i], cumulative);
            var line = z.AsSpan(i * k, k);
            var all = 0.0;
            for (var c = 0; c < k; c++)
                all += line[c] = Math.Exp(line[c] + (c == labels[i] ? strength : 0));
            var (below, rounded) = (0.0, 0.0);
            for (var c = 0; c < k; c++)
            {
                below += line[c] / all;
                var next = steps == 0 ? below : Math.Round(below * steps) / steps;
                line[c] = next - rounded;
                rounded = next;
            }
        }

        return new(k, labels, z);
    }
}

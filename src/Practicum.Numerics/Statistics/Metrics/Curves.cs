using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>Curves of a sample, for drawing.</summary>
internal static class Curves
{
    /// <summary>The ROC curve, thinned.</summary>
    public static ImmutableArray<(double X, double Y)> Roc(SortedRows rows, int maxPoints)
    {
        if (rows.Positives == 0 || rows.Negatives == 0)
            return [];
        var points = ImmutableArray.CreateBuilder<(double X, double Y)>();
        points.Add((0, 0));
        int start = 0, positives = 0, negatives = 0;
        var thin = rows.GroupEnds.Length + 1 > maxPoints;
        var step = thin ? 2.0 / (maxPoints - 1) : 0;
        foreach (var end in rows.GroupEnds)
        {
            for (; start < end; start++)
            {
                positives += rows.Labels[start];
                negatives += 1 - rows.Labels[start];
            }

            var point = (X: negatives / (double)rows.Negatives, Y: positives / (double)rows.Positives);
            if (end == rows.Labels.Length || !thin || point.X + point.Y - points[^1].X - points[^1].Y >= step)
                points.Add(point);
        }

        return points.ToImmutable();
    }

    /// <summary>The calibration curve.</summary>
    public static ImmutableArray<(double Stated, double Came, double Low, double High, int Rows)> Calibration(SortedRows rows, int bins)
    {
        if (!rows.AreProbabilities)
            return [];
        var counts = new int[bins];
        var positives = new int[bins];
        var stated = new double[bins];
        for (var i = 0; i < rows.Scores.Length; i++)
        {
            var bin = ScoreBins.Bin(rows.Scores[i], bins);
            counts[bin]++;
            positives[bin] += rows.Labels[i];
            stated[bin] += rows.Scores[i];
        }

        var curve = ImmutableArray.CreateBuilder<(double, double, double, double, int)>();
        for (var b = 0; b < bins; b++)
        {
            if (counts[b] == 0)
                continue;
            var interval = Proportion.Wilson(positives[b], counts[b]);
            curve.Add((stated[b] / counts[b], positives[b] / (double)counts[b], interval.Low, interval.High, counts[b]));
        }

        return curve.ToImmutable();
    }
}

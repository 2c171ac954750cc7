namespace Practicum.Bench.Learn;

/// <summary>Boosted trees as a textbook has them: at every node each column is sorted and every threshold tried.</summary>
internal static class GreedyTrees
{
    /// <summary>Fits, and gives the log-odds of the training rows.</summary>
    public static double[] Fit(double[][] values, byte[] labels, int trees, int depth, double rate, double l2, int minRows)
    {
        var odds = new double[labels.Length];
        Array.Fill(odds, Math.Log(labels.Average(y => (double)y) / (1 - labels.Average(y => (double)y))));
        for (var t = 0; t < trees; t++)
        {
            var p = odds.Select(x => 1 / (1 + Math.Exp(-x))).ToArray();
            var slope = p.Select((q, i) => q - labels[i]).ToArray();
            var curve = p.Select(q => q * (1 - q)).ToArray();
            Grow([.. Enumerable.Range(0, labels.Length)], depth);

            void Grow(int[] rows, int left)
            {
                var (g, h) = (rows.Sum(i => slope[i]), rows.Sum(i => curve[i]));
                var (best, column, threshold) = (1e-7, -1, 0.0);
                for (var c = 0; c < values.Length && left > 0; c++)
                {
                    var order = rows.OrderBy(i => values[c][i]).ToArray();
                    double g1 = 0, h1 = 0;
                    for (var i = 0; i + 1 < order.Length; i++)
                    {
                        g1 += slope[order[i]];
                        h1 += curve[order[i]];
                        var gain = (g1 * g1 / (h1 + l2)) + ((g - g1) * (g - g1) / (h - h1 + l2)) - (g * g / (h + l2));
                        if (i + 1 >= minRows && order.Length - i - 1 >= minRows && values[c][order[i]] < values[c][order[i + 1]] && gain > best)
                            (best, column, threshold) = (gain, c, values[c][order[i]]);
                    }
                }

                if (column < 0)
                {
                    foreach (var row in rows)
                        odds[row] -= rate * g / (h + l2);
                    return;
                }

                Grow([.. rows.Where(i => values[column][i] <= threshold)], left - 1);
                Grow([.. rows.Where(i => values[column][i] > threshold)], left - 1);
            }
        }

        return odds;
    }
}

namespace Practicum.Bench.Areas;

/// <summary>The same figures the plain way: sorted by a comparison, ranks by loops, resamples by drawing rows and sorting them again.</summary>
internal static class NaiveAreas
{
    /// <summary>The area and DeLong's variance by midranks.</summary>
    public static (double Area, double Variance) DeLong(double[] scores, byte[] labels)
    {
        double[] of1 = [.. scores.Where((_, i) => labels[i] == 1)], of0 = [.. scores.Where((_, i) => labels[i] == 0)];
        var (all, own1, own0) = (Midranks([.. of1, .. of0]), Midranks(of1), Midranks(of0));
        double[] v1 = [.. own1.Select((r, i) => (all[i] - r) / of0.Length)], v0 = [.. own0.Select((r, i) => 1 - (all[of1.Length + i] - r) / of1.Length)];
        return (v1.Average(), Variance(v1) / v1.Length + Variance(v0) / v0.Length);
    }

    /// <summary>The area in resamples of rows.</summary>
    public static double[] Resampled(double[] scores, byte[] labels, int replicates)
    {
        var bits = new ulong[scores.Length];
        var areas = new double[replicates];
        for (var r = 0; r < replicates; r++)
        {
            new Chance(7).Stream("naive").FillBits(bits, (uint)r);
            var rows = bits.Select(b => (int)(b % (ulong)scores.Length)).ToArray();
            areas[r] = Area([.. rows.Select(i => scores[i])], [.. rows.Select(i => labels[i])]);
        }

        return areas;
    }

    /// <summary>All nine metrics, without intervals.</summary>
    public static double[] Metrics(double[] scores, byte[] labels)
    {
        var rows = scores.Zip(labels, (s, l) => (Score: s, Label: (int)l)).OrderByDescending(r => r.Score).ToArray();
        var (n, positives) = (rows.Length, rows.Sum(r => r.Label));
        double hits = 0, precision = 0, seen = 0;
        foreach (var group in rows.GroupBy(r => r.Score))
        {
            var own = group.Sum(r => r.Label);
            (hits, seen) = (hits + own, seen + group.Count());
            precision += own * hits / seen;
        }

        double t = rows.Count(r => r.Score >= 0.5 && r.Label == 1), decided = rows.Count(r => r.Score >= 0.5);
        return
        [
            Area(scores, labels),
            precision / positives,
            rows.Average(r => -Math.Log(Math.Clamp(r.Label == 1 ? r.Score : 1 - r.Score, 2.220446049250313e-16, 1))),
            rows.Average(r => (r.Score - r.Label) * (r.Score - r.Label)),
            rows.Count(r => r.Score >= 0.5 == (r.Label == 1)) / (double)n,
            t / decided,
            t / positives,
            2 * t / (decided + positives),
            rows.GroupBy(r => Math.Min(14, (int)(r.Score * 15))).Sum(g => Math.Abs(g.Sum(r => r.Score - r.Label))) / n,
        ];
    }

    private static double Area(double[] scores, byte[] labels)
    {
        var ranks = Midranks(scores);
        double positives = labels.Sum(l => l), sum = ranks.Where((_, i) => labels[i] == 1).Sum();
        return (sum - positives * (positives + 1) / 2) / (positives * (labels.Length - positives));
    }

    private static double[] Midranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Length];
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start; end < order.Length && values[order[end]] == values[order[start]]; end++)
            {
            }

            for (var i = start; i < end; i++)
                ranks[order[i]] = 0.5 * (start + end + 1);
        }

        return ranks;
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
    }
}

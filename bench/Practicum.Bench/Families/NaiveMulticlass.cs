namespace Practicum.Bench.Families;

/// <summary>The same values as one would write them down: a pass over the rows for each metric and class, a sort with a comparer for each area.</summary>
internal static class NaiveMulticlass
{
    /// <summary>accuracy, balanced_accuracy, the macro averages of precision, recall and f1, mcc, kappa, log_loss, brier, top_k_accuracy@2.</summary>
    public static double[] Values(int classes, int[] labels, double[] scores)
    {
        var rows = Enumerable.Range(0, labels.Length).Select(i => scores.AsSpan(i * classes, classes).ToArray()).ToArray();
        var decisions = rows.Select(row => Array.IndexOf(row, row.Max())).ToArray();
        var pairs = labels.Zip(decisions).ToArray();
        double n = labels.Length;
        var recalls = Enumerable.Range(0, classes).Select(c => pairs.Where(p => p.First == c).Average(p => p.Second == c ? 1.0 : 0)).ToArray();
        var precisions = Enumerable.Range(0, classes).Select(c => pairs.Where(p => p.Second == c).Average(p => p.First == c ? 1.0 : 0)).ToArray();
        var scoresF = recalls.Zip(precisions, (r, p) => r + p > 0 ? 2 * r * p / (r + p) : 0);
        var accuracy = pairs.Average(p => p.First == p.Second ? 1.0 : 0);
        double[] labelled = Shares(labels, classes, n), decided = Shares(decisions, classes, n);
        var chance = labelled.Zip(decided, (r, p) => r * p).Sum();
        return
        [
            accuracy,
            recalls.Average(),
            precisions.Average(),
            recalls.Average(),
            scoresF.Average(),
            (accuracy - chance) / Math.Sqrt((1 - labelled.Sum(r => r * r)) * (1 - decided.Sum(p => p * p))),
            (accuracy - chance) / (1 - chance),
            rows.Zip(labels, (row, label) => -Math.Log(Math.Clamp(row[label] / row.Sum(), 1e-15, 1))).Average(),
            rows.Zip(labels, (row, label) => row.Select((p, c) => Math.Pow(p - (c == label ? 1 : 0), 2)).Sum()).Average(),
            rows.Zip(labels, (row, label) => row.OrderDescending().Take(2).Contains(row[label]) ? 1.0 : 0).Average(),
        ];
    }

    /// <summary>The mean area of one class against the rest, by ranks.</summary>
    public static double Areas(int classes, int[] labels, double[] scores) => Enumerable.Range(0, classes).Average(c =>
    {
        var sorted = labels.Select((label, i) => (Score: scores[i * classes + c], Positive: label == c)).OrderBy(row => row.Score).ToArray();
        double positives = sorted.Count(row => row.Positive), ranks = 0;
        foreach (var tie in sorted.Select((row, rank) => (row, rank)).GroupBy(x => x.row.Score))
            ranks += tie.Count(x => x.row.Positive) * (tie.Average(x => x.rank) + 1);
        return (ranks - positives * (positives + 1) / 2) / (positives * (sorted.Length - positives));
    });

    private static double[] Shares(int[] values, int classes, double n) => [.. Enumerable.Range(0, classes).Select(c => values.Count(v => v == c) / n)];
}

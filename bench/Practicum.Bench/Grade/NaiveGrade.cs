namespace Practicum.Bench.Grade;

/// <summary>The same job in straightforward C#: lines, split, a dictionary of strings, LINQ.</summary>
internal static class NaiveGrade
{
    /// <summary>The nine values.</summary>
    public static (string Metric, double Value)[] Run(string answers, string predictions)
    {
        var scores = File.ReadLines(predictions).Skip(1).Select(l => l.Split(',')).ToDictionary(c => c[0], c => double.Parse(c[1], CultureInfo.InvariantCulture));
        var rows = File.ReadLines(answers).Skip(1).Select(l => l.Split(',')).Select(c => (Label: int.Parse(c[1], CultureInfo.InvariantCulture), Score: scores[c[0]])).ToArray();
        var groups = rows.GroupBy(r => r.Score).OrderByDescending(g => g.Key).Select(g => (Positives: g.Sum(r => r.Label), Rows: g.Count())).ToArray();
        double positives = rows.Sum(r => r.Label), negatives = rows.Length - positives;
        double hits = 0, all = 0, area = 0, precisions = 0;
        foreach (var group in groups)
        {
            area += (group.Rows - group.Positives) * (hits + (group.Positives / 2.0));
            hits += group.Positives;
            all += group.Rows;
            precisions += group.Positives * hits / all;
        }

        double decided = rows.Count(r => r.Score >= 0.5), found = rows.Count(r => r is { Score: >= 0.5, Label: 1 });
        var (precision, recall) = (found / decided, found / positives);
        return
        [
            ("roc_auc", area / (positives * negatives)),
            ("average_precision", precisions / positives),
            ("log_loss", rows.Average(r => -Math.Log(Math.Clamp(r.Label == 1 ? r.Score : 1 - r.Score, 1e-15, 1)))),
            ("brier", rows.Average(r => (r.Score - r.Label) * (r.Score - r.Label))),
            ("accuracy", rows.Average(r => (r.Score >= 0.5) == (r.Label == 1) ? 1.0 : 0)),
            ("precision", precision),
            ("recall", recall),
            ("f1", 2 * precision * recall / (precision + recall)),
            ("ece", rows.GroupBy(r => Math.Min(14, (int)(r.Score * 15))).Sum(g => Math.Abs(g.Sum(r => r.Score - r.Label))) / rows.Length),
        ];
    }
}

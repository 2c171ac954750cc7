using Practicum.Core.Evidence;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Core.Examining.Offline;

/// <summary>The task's metrics apart by the values of declared columns; reported, never scored.</summary>
internal sealed class SliceReport
{
    private const int MostValues = 12;
    private readonly HoldoutExam exam;
    private readonly string[] metrics;
    private readonly ImmutableArray<Slice> slices;
    private readonly BinarySample wholeModel, wholeReference;

    public SliceReport(HoldoutExam exam, double[] model, double[] reference, string[] metrics)
    {
        (this.exam, this.metrics) = (exam, metrics);
        slices = [.. exam.Slices.OrderBy(s => s.Key, StringComparer.Ordinal).SelectMany(s => Values(s.Key, s.Value, model, reference))];
        (wholeModel, wholeReference) = (new(model, exam.Labels), new(reference, exam.Labels));
    }

    /// <summary>What has to be resampled for the intervals of slices: only where entities recur.</summary>
    public IEnumerable<ResampleJob> Jobs => exam.EntityCluster is null ? [] : slices.Select(s => s.Job);

    public IEnumerable<EvidenceItem> Items(OfflineExaminer.Run run) =>
        from metric in metrics
        from slice in slices
        select OfflineEvidence.Item(exam, metric, Estimate(slice, metric), slice.Name);

    /// <summary>Where most of the distance to the reference lies, in one sentence; null when no slice stands out or there is no reference.</summary>
    public string? MostLost(string metric)
    {
        if (exam.Reference is null || metric is not ("roc_auc" or "log_loss" or "brier"))
            return null;
        var sign = BinarySample.IsHigherBetter(metric) ? 1 : -1;
        var gap = sign * (wholeReference.Value(metric) - wholeModel.Value(metric));
        if (!(gap > 0))
            return null;
        Slice? worst = null;
        var (most, worstGap) = (0.0, 0.0);
        foreach (var slice in slices.Where(s => Math.Min(s.Positives, s.Rows.Length - s.Positives) >= OfflineExaminer.TooFew))
        {
            var own = sign * (slice.Reference.Value(metric) - slice.Job.Sample.Value(metric));
            var rows = slice.Rows.Length / (double)exam.Labels.Length;
            var weight = metric == "roc_auc" ? own / gap : own * rows / gap;
            if (own >= 1.5 * gap && (metric == "roc_auc" || weight >= 0.3) && weight > most)
                (worst, most, worstGap) = (slice, weight, own);
        }

        if (worst is null)
            return null;
        return metric == "roc_auc"
            ? $"The distance is widest where {worst.Words}: {Phrases.Figure(worst.Job.Sample.Value(metric))} of {Phrases.Figure(worst.Job.Sample.Value(metric) + worstGap)}."
            : $"Most of it is lost where {worst.Words}: {Phrases.Percent(Math.Min(1, most))} of the distance, {Phrases.Percent(worst.Rows.Length / (double)exam.Labels.Length)} of the rows.";
    }

    private Estimate Estimate(Slice slice, string metric)
    {
        var few = Math.Min(slice.Positives, slice.Rows.Length - slice.Positives) < OfflineExaminer.TooFew;
        var value = few || exam.EntityCluster is null ? double.NaN : slice.Job.Sample.Value(metric, exam.Threshold);
        return double.IsNaN(value)
            ? slice.Job.Sample.Estimate(metric, exam.Threshold)
            : OfflineEvidence.ByEntities(value, slice.Rows.Length, slice.Job.Of(metric));
    }

    private IEnumerable<Slice> Values(string column, TextColumn texts, double[] model, double[] reference)
    {
        var rows = new List<int>?[texts.Dictionary.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            if (!texts.IsMissing(i))
                (rows[texts.Codes[i]] ??= []).Add(i);
        }

        return rows.Select((r, code) => (Rows: r, Value: texts.Dictionary[code]))
            .Where(s => s.Rows is not null)
            .OrderByDescending(s => s.Rows!.Count).ThenBy(s => s.Value, StringComparer.Ordinal)
            .Take(MostValues)
            .Select(s => Make(column, s.Value, [.. s.Rows!], model, reference));
    }

    private Slice Make(string column, string value, int[] rows, double[] model, double[] reference)
    {
        double[] own = [.. rows.Select(r => model[r])], best = [.. rows.Select(r => reference[r])];
        byte[] labels = [.. rows.Select(r => exam.Labels[r])];
        return new(
            $"{column}={value}", $"{column} is {value}", rows, labels.Count(l => l != 0),
            new(new(own, labels), exam.Threshold, metrics, rows), new(best, labels));
    }

    private sealed record Slice(string Name, string Words, int[] Rows, int Positives, ResampleJob Job, BinarySample Reference);
}

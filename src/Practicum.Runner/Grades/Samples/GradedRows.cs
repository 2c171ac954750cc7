using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Runner.Grades.Samples;

/// <summary>Matched rows of any task, ready to be measured. Never changed.</summary>
internal abstract class GradedRows
{
    /// <summary>How many rows.</summary>
    public abstract long Count { get; }

    /// <summary>How many labels are positive; null unless there are two classes.</summary>
    public virtual long? Positives => null;

    /// <summary>How many classes; null unless there may be several.</summary>
    public virtual int? Classes => null;

    /// <summary>The metrics that are shown unless others are asked for.</summary>
    public abstract ImmutableArray<string> Usual { get; }

    /// <summary>What a reader should know before trusting the figures.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Some of the rows.</summary>
    public abstract GradedRows Take(ReadOnlySpan<int> rows);

    /// <summary>Estimates by each metric's own method, or by the percentiles of resamples of rows when <paramref name="bootstrap"/> is above 0: all metrics from the same resamples.</summary>
    public Estimate[] Estimate(ImmutableArray<string> names, int bootstrap, ChanceStream stream, CancellationToken stop)
    {
        var estimates = new Estimate[names.Length];
        for (var i = 0; i < estimates.Length; i++)
            estimates[i] = Estimate(names[i]);
        if (bootstrap == 0)
            return estimates;
        var wanted = Enumerable.Range(0, names.Length).Where(i => estimates[i].IsDefined && HasBootstrap(names[i])).ToArray();
        var metrics = wanted.Select(i => names[i]).ToArray();
        var replicates = Resampling.Of((int)Count, stream, bootstrap).Values(metrics.Length, (weights, values) =>
        {
            stop.ThrowIfCancellationRequested();
            Weighted(metrics, weights, values);
        });
        for (var i = 0; i < wanted.Length; i++)
            estimates[wanted[i]] = ReplicateInterval.Percentile(estimates[wanted[i]].Value, replicates[i], Count);
        return estimates;
    }

    /// <summary>The estimate of a metric by its own method.</summary>
    protected abstract Estimate Estimate(string name);

    /// <summary>Metrics when each row counts by a weight, times its own.</summary>
    protected abstract void Weighted(string[] names, ReadOnlySpan<double> weights, Span<double> values);

    /// <summary>Whether resamples say how a metric varies: not of a largest value.</summary>
    protected virtual bool HasBootstrap(string name) => true;

    /// <summary>The values of some rows; empty stays empty.</summary>
    protected static T[] Taken<T>(T[] values, ReadOnlySpan<int> rows)
    {
        if (values.Length == 0)
            return [];
        var taken = new T[rows.Length];
        for (var i = 0; i < taken.Length; i++)
            taken[i] = values[rows[i]];
        return taken;
    }
}

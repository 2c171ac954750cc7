using Practicum.Core.Packs;

namespace Practicum.Runner.Intake;

/// <summary>What checks may look up in a workspace's training rows.</summary>
/// <param name="rows">Training rows with row id, time, features and target.</param>
/// <param name="facts">The workspace.</param>
public sealed class TrainingData(Table rows, WorkspaceFacts facts)
{
    private readonly Dictionary<string, bool> _weekly = new(StringComparer.Ordinal);

    private readonly Lazy<HashSet<int>> _rowIds = new(() => rows.Find("row_id") is NumericColumn ids ? [.. Enumerable.Range(0, ids.Length).Select(i => (int)ids[i])] : []);

    /// <summary>The rows.</summary>
    public Table Rows => rows;

    /// <summary>Whether one of the rows has this row id.</summary>
    public bool HasRow(int rowId) => _rowIds.Value.Contains(rowId);

    /// <summary>The share of label 1; NaN when the target is not among the rows.</summary>
    public double Prevalence
    {
        get
        {
            if (rows.Find(facts.Target) is not NumericColumn labels || labels.Length == 0)
                return double.NaN;
            var sum = 0.0;
            foreach (var value in labels.ToDoubles().Span)
                sum += value;
            return sum / labels.Length;
        }
    }

    /// <summary>The texts that a column takes; null when it holds numbers or is not there.</summary>
    public ImmutableArray<string>? ValuesOf(string column) => rows.Find(column) is TextColumn text ? text.Dictionary : null;

    /// <summary>
    /// Whether the daily mean of a column (of its commonest text, for text) follows the days of the week: permutation of weekday labels over the days,
    /// the spread of weekday means as statistic, p &lt; 0.001 (methods §6). False when the rows have no dates or fewer than 28 days.
    /// </summary>
    public bool HasWeeklyRhythm(string column)
    {
        if (_weekly.TryGetValue(column, out var known))
            return known;
        return _weekly[column] = rows.Find(column) is { } values && Days() is { } days && WeeklyRhythm.IsThere(values, days);
    }

    private int[]? Days()
    {
        if (rows.Find("time") is not TextColumn times)
            return null;
        var byCode = new int[times.Dictionary.Length];
        for (var code = 0; code < byCode.Length; code++)
        {
            if (!SimTime.TryParse(times.Dictionary[code], out var moment))
                return null;
            byCode[code] = (int)Math.Floor(moment.Seconds / 86_400.0);
        }

        var days = new int[rows.Rows];
        for (var row = 0; row < days.Length; row++)
        {
            if (times.Codes[row] < 0)
                return null;
            days[row] = byCode[times.Codes[row]];
        }

        return days;
    }
}

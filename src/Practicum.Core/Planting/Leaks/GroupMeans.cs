using System.Runtime.InteropServices;

namespace Practicum.Core.Planting.Leaks;

/// <summary>Groups of rows by the value of a column, and a mean of each.</summary>
internal sealed class GroupMeans
{
    private readonly Dictionary<string, (double Sum, int Count)> byText = new(StringComparer.Ordinal);
    private readonly Dictionary<double, (double Sum, int Count)> byNumber = [];
    private double sum;
    private int count;

    /// <summary>Mean over all rows that were added; NaN when there are none.</summary>
    public double Whole => sum / count;

    /// <summary>Adds rows with the numbers that are averaged. A missing value is a group of its own.</summary>
    public void Add(Column column, ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
            (sum, count) = (sum + number, count + 1);
        if (column is TextColumn text)
        {
            var of = new (double Sum, int Count)[text.Dictionary.Length + 1];
            for (var i = 0; i < text.Length; i++)
            {
                ref var group = ref of[text.Codes[i] + 1];
                group = (group.Sum + numbers[i], group.Count + 1);
            }

            for (var code = 0; code < of.Length; code++)
            {
                ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(byText, code == 0 ? "" : text.Dictionary[code - 1], out _);
                group = (group.Sum + of[code].Sum, group.Count + of[code].Count);
            }

            return;
        }

        var values = ((NumericColumn)column).ToDoubles().Span;
        for (var i = 0; i < values.Length; i++)
        {
            ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(byNumber, values[i], out _);
            group = (group.Sum + numbers[i], group.Count + 1);
        }
    }

    /// <summary>The mean of each row's group; the mean of all where the group is unknown.</summary>
    public double[] Of(Column column)
    {
        var means = new double[column.Length];
        if (column is TextColumn text)
        {
            double[] of = [Mean(byText.GetValueOrDefault("")), .. text.Dictionary.Select(word => Mean(byText.GetValueOrDefault(word)))];
            for (var i = 0; i < means.Length; i++)
                means[i] = of[text.Codes[i] + 1];
            return means;
        }

        var values = ((NumericColumn)column).ToDoubles().Span;
        for (var i = 0; i < means.Length; i++)
            means[i] = Mean(byNumber.GetValueOrDefault(values[i]));
        return means;
    }

    private double Mean((double Sum, int Count) group) => group.Count == 0 ? Whole : group.Sum / group.Count;
}

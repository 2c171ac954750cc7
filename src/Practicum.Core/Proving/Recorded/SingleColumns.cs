using Practicum.Core.Proving.Leaks;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Core.Proving.Recorded;

/// <summary>How well each column alone orders the labels.</summary>
internal static class SingleColumns
{
    private const double Least = 0.8, Margin = 0.05, Prior = 20;

    /// <summary>
    /// The area of each column, best first: a number by its own order, whichever way round; a text by the share of label 1 among equal texts in the even rows, tested on the odd ones.
    /// Missing numbers stand in the middle.
    /// </summary>
    public static ImmutableArray<(string Column, double Area)> Areas(RecordedRows rows)
    {
        var label = rows.Label;
        var areas = new double[rows.Features.Columns.Length];
        Parallel.For(0, areas.Length, c => areas[c] = rows.Features.Columns[c] is TextColumn text ? OfText(text, label) : OfNumbers((NumericColumn)rows.Features.Columns[c], label));
        return [.. rows.Features.Schema.Fields.Select((f, c) => (f.Name, areas[c])).Where(a => !double.IsNaN(a.Item2)).OrderByDescending(a => a.Item2).ThenBy(a => a.Name, StringComparer.Ordinal)];
    }

    /// <summary>The columns above the first gap of 0.05, when all of them reach 0.8: usually one.</summary>
    public static IEnumerable<Suspicion> Suspicious(ImmutableArray<(string Column, double Area)> areas)
    {
        for (var i = 0; i < areas.Length && areas[i].Area >= Least; i++)
        {
            var next = i + 1 < areas.Length ? areas[i + 1].Area : 0.5;
            if (areas[i].Area - next < Margin)
                continue;
            return areas[..(i + 1)].Select(a => new Suspicion("leak.target-proxy", [a.Column], a.Area, string.Create(CultureInfo.InvariantCulture,
                $"'{a.Column}' alone orders the labels with an area under the ROC curve of {a.Area:0.000}; the best other column reaches {next:0.000}.")));
        }

        return [];
    }

    private static double OfNumbers(NumericColumn column, byte[] label)
    {
        var area = BinarySample.ValueOf("roc_auc", Midranks.Of(column.ToDoubles().Span), label);
        return Math.Max(area, 1 - area);
    }

    private static double OfText(TextColumn column, byte[] label)
    {
        var (ones, counts) = (new double[column.Words + 1], new double[column.Words + 1]);
        var (sum, even) = (0.0, 0);
        for (var i = 0; i < label.Length; i += 2)
        {
            ones[column.Codes[i] + 1] += label[i];
            counts[column.Codes[i] + 1]++;
            sum += label[i];
            even++;
        }

        var (scores, asked) = (new double[label.Length / 2], new byte[label.Length / 2]);
        for (var i = 0; i < asked.Length; i++)
        {
            var code = column.Codes[(2 * i) + 1] + 1;
            (scores[i], asked[i]) = ((ones[code] + (Prior * sum / even)) / (counts[code] + Prior), label[(2 * i) + 1]);
        }

        return asked.Length == 0 ? double.NaN : BinarySample.ValueOf("roc_auc", scores, asked);
    }
}

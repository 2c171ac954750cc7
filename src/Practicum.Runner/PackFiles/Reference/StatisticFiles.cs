using System.Text;
using Practicum.Numerics.Primitives;
using Practicum.Numerics.Statistics.Catalogue;

namespace Practicum.Runner.PackFiles.Reference;

/// <summary>The pages under docs/reference/statistics: an index, and a page for each statistic, its example computed while the page is made.</summary>
public static class StatisticFiles
{
    /// <summary>The folder below docs/reference.</summary>
    public const string Folder = "statistics";

    /// <summary>Every file by name, with its text.</summary>
    public static ImmutableArray<(string Name, string Text)> All =>
        [($"{Folder}/README.md", Index()), .. StatisticPages.All.Select(page => ($"{Folder}/{page.Id}.md", Text(page)))];

    /// <summary>What a family is called.</summary>
    public static string Name(StatisticFamily family) => family switch
    {
        StatisticFamily.Binary => "Two classes",
        StatisticFamily.Multiclass => "Several classes",
        StatisticFamily.Regression => "Numbers",
        StatisticFamily.Ranking => "Rankings",
        StatisticFamily.Clustering => "Clusterings",
        StatisticFamily.Fairness => "Fairness between groups",
        StatisticFamily.Drift => "Drift",
        StatisticFamily.Agreement => "Agreement between raters",
        StatisticFamily.Measurement => "Measurement of people",
        _ => "Intervals and tests",
    };

    /// <summary>An estimate as a person reads it: <c>0.750 (0.611 to 0.889, 95 %, delong, from 40)</c>.</summary>
    public static string Shown(Estimate estimate)
    {
        if (!estimate.IsDefined)
            return $"undefined, because {estimate.Because}";
        var value = Number(estimate.Value);
        if (estimate.Interval is { } interval)
            return string.Create(CultureInfo.InvariantCulture, $"{value} ({Number(interval.Low)} to {Number(interval.High)}; {interval.Level * 100:0.#} %, {interval.Method}; n = {estimate.Count})");
        return estimate.Because is { } why ? $"{value} (no interval: {why}; n = {estimate.Count})" : $"{value} (exact; n = {estimate.Count})";
    }

    private static string Index()
    {
        var text = new StringBuilder("""
            # Statistics

            Every number that Practicum shows is one of these: a definition with a version, an interval by a named method, and what it was checked against.
            How often the intervals hold what they claim was simulated: see [coverage](../coverage.md). These pages are generated, and their examples are computed anew each time.


            """);
        foreach (var family in StatisticPages.All.GroupBy(page => page.Family))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {Name(family.Key)}\n\n| id | what it is |\n| --- | --- |\n");
            foreach (var page in family)
                text.Append(CultureInfo.InvariantCulture, $"| [`{page.Id}`]({page.Id}.md) | {page.Title} |\n");
            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Text(StatisticPage page)
    {
        var example = page.Example();
        var elsewhere = string.Join('\n', page.Elsewhere.Select(note => $"| {Cell(note.Tool)} | {Cell(note.Difference)} |"));
        return $"""
            # {page.Title}

            `{page.Id}@{page.Version}` · [{Name(page.Family).ToLowerInvariant()}](README.md)

            {page.Definition}

            ```text
            {page.Formula}
            ```

            **Interval.** {page.Interval}

            **Assumptions.** {page.Assumptions}

            **Edges.** {page.Edges}

            ## Example

            {example.Input}

            ```csharp
            {example.Code}
            ```

            {Shown(example.Result)}

            ## The same name elsewhere

            {(page.Elsewhere.IsEmpty ? "No other definition is in common use." : $"| where | difference |\n| --- | --- |\n{elsewhere}")}

            ## Sources

            {string.Join('\n', page.Sources.Select(source => $"* {source}"))}

            **Checked against.** {page.CheckedAgainst}

            """;
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Number(double value)
    {
        var size = Math.Abs(value);
        var text = size == 0 || size >= 1e-4 && size < 1e7 ? value.ToString(size >= 1000 ? "0.##" : "0.0#####", CultureInfo.InvariantCulture) : value.ToString("0.####e0", CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }
}

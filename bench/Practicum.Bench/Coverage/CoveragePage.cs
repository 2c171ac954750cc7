using System.Text;

namespace Practicum.Bench.Coverage;

/// <summary>Writes <c>docs/reference/coverage.md</c>.</summary>
internal static class CoveragePage
{
    private const double Least = 0.93;

    /// <summary>The page.</summary>
    public static string Of(IReadOnlyList<CoverageLine> lines)
    {
        var page = new StringBuilder("""
            # Coverage of intervals

            Every interval says 95 %. This table says how often it holds the truth. Samples are drawn from populations whose truth is known, the interval of each sample is computed as
            Practicum computes it, and the share that holds the truth is counted. Written by `dotnet run build.cs -- coverage`; the same bytes every time.

            * **covered** is the share of the intervals given that hold the truth, with the standard error of the simulation. Where every possible sample could be counted with its chance
              there is no error.
            * **below** and **above** are the shares of intervals that lie wholly below or above the truth. A good interval misses on both sides alike.
            * **withheld** is the share of samples that get no interval, or no value, and a reason instead.
            * Lines whose coverage lies under 93 % by more than two standard errors are marked ▼. Where such a line belongs to a default the text above its table says why it stands.


            """);
        foreach (var family in lines.GroupBy(l => l.Family))
        {
            page.Append(CultureInfo.InvariantCulture, $"## {family.Key}\n\n");
            if (CoverageWords.Of(family.Key) is { } words)
                page.Append(words).Append("\n\n");
            page.Append("| statistic | situation | rows | method | truth | covered | mean width | below | above | withheld |\n| --- | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
            foreach (var line in family)
                page.Append(Row(line)).Append('\n');
            page.Append('\n');
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>Whether a line covers too little.</summary>
    public static bool IsLow(CoverageLine line) => line.Covered + 2 * line.Error < Least;

    private static string Row(CoverageLine line)
    {
        var withheld = Share(line.Withheld + line.Undefined);
        var first = string.Create(CultureInfo.InvariantCulture, $"| {line.Statistic} | {line.Situation} | {line.Rows} | ");
        return double.IsNaN(line.Covered)
            ? string.Create(CultureInfo.InvariantCulture, $"{first}none | {Number(line.Truth)} | | | | | {withheld} |")
            : string.Create(CultureInfo.InvariantCulture, $"{first}{line.Methods} | {Number(line.Truth)} | {Covered(line)} | {Number(line.Width)} | {Share(line.Below)} | {Share(line.Above)} | {withheld} |");
    }

    private static string Covered(CoverageLine line)
    {
        var mark = IsLow(line) ? " ▼" : "";
        return line.Runs == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{line.Covered:0.000}{mark}")
            : string.Create(CultureInfo.InvariantCulture, $"{line.Covered:0.000} ± {line.Error:0.000}{mark}");
    }

    private static string Share(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Number(double value) => (Math.Abs(value) < 5e-5 ? "0.0000" : value.ToString("0.0000", CultureInfo.InvariantCulture)).Replace('-', '−');
}

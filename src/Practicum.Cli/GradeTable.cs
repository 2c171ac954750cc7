using System.Text;
using Practicum.Runner.Grades;

namespace Practicum.Cli;

/// <summary>Graded metrics as aligned lines for people.</summary>
internal static class GradeTable
{
    /// <summary>Prints all rows, then each slice.</summary>
    public static void Print(GradeReport report)
    {
        var text = new StringBuilder();
        Append(text, report.Request, report.Overall, Facts(report.Request, report.Overall));
        foreach (var slice in report.Slices)
        {
            text.Append('\n');
            var value = slice.Value is { Length: > 0 } given ? given : "(nothing)";
            Append(text, report.Request, slice, $"{report.Request.Slice} {PrintableText.Line(value, 200)}: {Facts(report.Request, slice)}");
        }

        Console.Out.Write(PrintableText.Lines(text.ToString(), int.MaxValue));
    }

    private static string Facts(GradeRequest request, GradedSlice slice)
    {
        var facts = Number(slice.Rows) + (slice.Rows == 1 ? " row" : " rows");
        if (slice.Positives is { } positives)
            facts += string.Create(CultureInfo.InvariantCulture, $", {positives:N0} positive, threshold {request.Threshold}");
        if (slice.Classes is { } classes)
            facts += $", {Number(classes)} classes";
        if (request.Weight is { } weight)
            facts += $", weighted by {weight}";
        return request.Bootstrap == 0 ? facts : string.Create(CultureInfo.InvariantCulture, $"{facts}, {request.Bootstrap:N0} resamples of rows with seed {request.Seed}");
    }

    private static void Append(StringBuilder text, GradeRequest request, GradedSlice slice, string facts)
    {
        text.Append(facts).Append("\n\n");
        var lines = new List<string[]> { new[] { "metric", "value", "95 % interval", "method", "rows" } };
        foreach (var (name, _, estimate) in slice.Metrics)
        {
            lines.Add(!estimate.IsDefined ? [name, $"undefined, because {estimate.Because}"]
                : estimate.Interval is { } i ? [name, Shown(estimate.Value), $"{Shown(i.Low)} to {Shown(i.High)}", i.Method, Number(estimate.Count)]
                : [name, Shown(estimate.Value), estimate.Because is { } because ? $"none, because {because}" : "exact", "", Number(estimate.Count)]);
        }

        var widths = new int[5];
        foreach (var line in lines.Where(l => l.Length == 5))
        {
            for (var i = 0; i < 5; i++)
                widths[i] = Math.Max(widths[i], line[3].Length == 0 && i == 2 ? 0 : line[i].Length);
        }

        widths[0] = lines.Max(l => l[0].Length);
        foreach (var line in lines)
            text.Append(Aligned(line, widths)).Append('\n');
    }

    /// <summary>Values and counts to the right; a reason takes what room it needs.</summary>
    private static string Aligned(string[] line, int[] widths)
    {
        var start = line[0].PadRight(widths[0] + 2);
        if (line.Length == 2)
            return start + line[1];
        start += line[1].PadLeft(widths[1]) + "   ";
        return line[3].Length == 0 ? start + line[2] : $"{start}{line[2].PadRight(widths[2])}   {line[3].PadRight(widths[3])}   {line[4].PadLeft(widths[4])}";
    }

    /// <summary>Four decimals for shares and small numbers, fewer for large ones.</summary>
    private static string Shown(double value)
    {
        if (double.IsInfinity(value))
            return value > 0 ? "∞" : "\u2212∞";
        var size = Math.Abs(value);
        var format = size < 1e-3 && size > 0 ? "0.00E+0" : size < 100 ? "0.0000" : size < 1e6 ? "#,0.00" : "0.000E+0";
        return value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '\u2212');
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

using System.Text.Json.Nodes;
using Practicum.Core.Proving.Calibration;
using Practicum.Runner.Proving;
using Spectre.Console;

namespace Practicum.Cli;

/// <summary>Shows what reference examinees scored on several variants.</summary>
internal static class CalibrationTable
{
    /// <summary>Prints the report.</summary>
    public static void Print(IAnsiConsole console, CalibrationReport report)
    {
        var table = new Spectre.Console.Table { Border = TableBorder.Simple }.AddColumns("examinee", "mean score", "lowest", "highest");
        for (var i = 0; i < report.Examinees.Length; i++)
            table.AddRow(Markup.Escape(PrintableText.Line(report.Examinees[i], 60)), Score(report.Scores[i].Average()), Score(report.Scores[i].Min()), Score(report.Scores[i].Max()));
        console.Write(table);
        if (!report.LeftOut.IsEmpty)
            Line(console, $"Left out, since an examinee has no score there: variant {string.Join(", ", report.LeftOut)}.");
        if (report.Study is { } study)
        {
            Line(console, string.Create(CultureInfo.InvariantCulture,
                $"Spread between {study.Variants} variants: {study.Spread.Value:0.000} of the score ({study.Spread.Interval!.Low:0.000} to {study.Spread.Interval.High:0.000}), at most {study.UpperSpread:0.000}: {(study.IsEquallyHard ? "equally hard" : $"not shown to be equally hard, which takes {VariantStudy.EquallyHardBelow:0.00} at most")}."));
            Line(console, string.Create(CultureInfo.InvariantCulture,
                $"Examinee by variant, noise included: {study.Interaction:0.000}{(study.Interaction > VariantStudy.MostInteraction ? "; variants may favour some approaches" : "")}."));
        }
        else
        {
            Line(console, "Two variants and two examinees besides cheating are needed to compare variants.");
        }

        foreach (var (task, calibration) in report.Tasks)
        {
            Line(console, calibration is null
                ? $"{task}: not calibrated; that takes the proofs {string.Join(", ", TaskCalibration.Ladder.Select(l => l.Name))}, two variants and a score of each on all of them."
                : string.Create(CultureInfo.InvariantCulture,
                    $"{task}: difficulty {calibration.Difficulty.Value:0.00} ± {calibration.Difficulty.Error:0.00}, discrimination {calibration.Discrimination.Value:0.00} ± {calibration.Discrimination.Error:0.00}, strong above naive by {calibration.Gap.Value:0.00}, at least {calibration.Gap.Low:0.00}."));
            foreach (var fault in calibration?.Faults ?? [])
                Line(console, $"{task}: {fault}");
        }
    }

    /// <summary>The report for machines.</summary>
    public static JsonObject Facts(CalibrationReport report) => new()
    {
        ["variants"] = new JsonArray([.. report.Variants.Select(v => (JsonNode)v)]),
        ["left_out"] = new JsonArray([.. report.LeftOut.Select(v => (JsonNode)v)]),
        ["scores"] = new JsonObject(report.Examinees.Select((e, i) => KeyValuePair.Create(e, (JsonNode?)new JsonArray([.. report.Scores[i].Select(s => (JsonNode)s)])))),
        ["spread"] = report.Study?.Spread.Value,
        ["spread_low"] = report.Study?.Spread.Interval!.Low,
        ["spread_high"] = report.Study?.Spread.Interval!.High,
        ["spread_upper"] = report.Study?.UpperSpread,
        ["equally_hard"] = report.Study?.IsEquallyHard,
        ["interaction"] = report.Study?.Interaction,
        ["tasks"] = new JsonArray([.. report.Tasks.Select(t => (JsonNode)new JsonObject
        {
            ["task"] = t.Task,
            ["difficulty"] = t.Calibration?.Difficulty.Value,
            ["difficulty_se"] = t.Calibration?.Difficulty.Error,
            ["discrimination"] = t.Calibration?.Discrimination.Value,
            ["discrimination_se"] = t.Calibration?.Discrimination.Error,
            ["gap"] = t.Calibration?.Gap.Value,
            ["gap_low"] = t.Calibration?.Gap.Low,
            ["faults"] = t.Calibration is { } c ? new JsonArray([.. c.Faults.Select(f => (JsonNode)f)]) : null,
        })]),
        ["holds"] = report.Holds,
    };

    private static string Score(double score) => (100 * score).ToString("0", CultureInfo.InvariantCulture);

    private static void Line(IAnsiConsole console, string text) => console.WriteLine(PrintableText.Line(text));
}

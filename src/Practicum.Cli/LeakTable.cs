using System.Text.Json.Nodes;
using Practicum.Core.Proving.Leaks;
using Practicum.Core.Proving.Recorded;
using Practicum.Core.Proving.Splits;
using Practicum.Runner.Proving;
using Spectre.Console;

namespace Practicum.Cli;

/// <summary>Shows a proof of no leak: what was tried, what was found, what would have been found, and whether planted leaks were.</summary>
internal static class LeakTable
{
    private const int Columns = 5;

    /// <summary>Prints the report.</summary>
    public static void Print(IAnsiConsole console, LeakReport report)
    {
        if (report.Leaks is { } leaks)
            Print(console, leaks);
        if (report.Recorded is { } recorded)
            Print(console, recorded, report);
        Line(console, Words(report.Split));
        foreach (var key in report.Keys)
            Line(console, Words(key));
        console.WriteLine();
    }

    /// <summary>The report for machines.</summary>
    public static JsonObject Facts(LeakReport report) => new()
    {
        ["rows"] = report.Leaks?.Rows,
        ["attacks"] = report.Leaks?.Tried,
        ["threshold"] = report.Leaks?.Threshold,
        ["families"] = report.Leaks is { } l ? new JsonArray([.. l.Families.Select(Facts)]) : null,
        ["found"] = report.Leaks is { } f ? new JsonArray([.. f.Leaks.Select(a => Facts(a))]) : null,
        ["suspicions"] = report.Recorded is { } r ? new JsonArray([.. r.Suspicions.Select(s => Facts(s, report))]) : null,
        ["areas"] = report.Recorded is { } a ? new JsonArray([.. a.Areas.Take(Columns).Select(c => (JsonNode)new JsonObject { ["column"] = c.Column, ["roc_auc"] = c.Area })]) : null,
        ["controls"] = new JsonArray([.. Controls(report).Select(c => (JsonNode)new JsonObject { ["planted"] = c.Name, ["found"] = c.Found })]),
        ["split"] = new JsonObject
        {
            ["random"] = report.Split.IsRandom,
            ["roc_auc"] = Number(report.Split.Area),
            ["standard_error"] = Number(report.Split.Error),
            ["against"] = Number(report.Split.Against),
            ["told"] = report.Split.IsTold,
        },
        ["keys"] = new JsonArray([.. report.Keys.Select(k => (JsonNode)new JsonObject
        {
            ["fault"] = k.Fault,
            ["rows"] = k.Rows,
            ["roc_auc"] = Number(k.Area),
            ["standard_error"] = Number(k.Error),
            ["told"] = k.IsTold,
        })]),
    };

    private static void Print(IAnsiConsole console, LeakProof proof)
    {
        Line(console, string.Create(CultureInfo.InvariantCulture,
            $"{proof.Tried} attacks on {proof.Rows:N0} rows of the world's own: a leak is |Z| above {proof.Threshold:0.00} (less for the weaker ones: Holm's procedure), a false one comes once in a thousand packs."));
        var table = new Spectre.Console.Table { Border = TableBorder.Simple }.AddColumns("attack", "tried", "strongest", "Z", "leaks", "finds 4 times in 5", "as a copy of the label");
        foreach (var family in proof.Families)
        {
            table.AddRow(
                family.Name, family.Tried.ToString(CultureInfo.InvariantCulture), Markup.Escape(PrintableText.Line(family.Strongest.Name, 60)),
                family.Strongest.Score.Z.ToString("0.0", CultureInfo.InvariantCulture).Replace('-', '\u2212'),
                proof.Leaks.Count(l => l.Family == family.Name).ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"correlation {family.Correlation:0.000}"),
                string.Create(CultureInfo.InvariantCulture, $"in {100 * family.CopyShare:0.0} % of rows"));
        }

        console.Write(table);
        foreach (var control in proof.Controls)
            Line(console, string.Create(CultureInfo.InvariantCulture, $"Planted to test the proof: {control.Name}: {(control.Found ? "found" : "missed")} by {control.Attack} (Z = {control.Z:0.0})."));
    }

    private static void Print(IAnsiConsole console, RecordedProof proof, LeakReport report)
    {
        Line(console, "The truth of recorded data is unknown, so this can only suspect.");
        foreach (var suspicion in proof.Suspicions)
        {
            var reason = report.Accepted.FirstOrDefault(a => a.Suspicion == suspicion).Reason;
            Line(console, $"{suspicion.Kind}: {suspicion.Sentence}{(reason is null ? "" : $" The author answers: {reason}")}");
        }

        if (proof.Suspicions.IsEmpty)
            Line(console, "Nothing is suspicious.");
        Line(console, string.Create(CultureInfo.InvariantCulture, $"Best single columns: {string.Join(", ", proof.Areas.Take(Columns).Select(a => $"{a.Column} {a.Area.ToString("0.000", CultureInfo.InvariantCulture)}"))} (suspicious from 0.8 on when 0.05 above the next)."));
        foreach (var (name, found) in proof.Controls)
            Line(console, $"Planted to test the proof: {name}: {(found ? "found" : "missed")}.");
    }

    private static string Words(SplitProof split)
    {
        if (!split.Tried)
            return "Hidden against training rows: too few to compare.";
        var bound = split.Against + (SplitProof.Errors * split.Error);
        return string.Create(CultureInfo.InvariantCulture,
            $"Hidden against training rows{(split.IsRandom ? "" : ", held against other cuts in time")}: area {split.Area:0.000}, at most {bound:0.000}: {(split.IsTold ? "they can be told apart" : "no difference")}.");
    }

    private static string Words(KeyProof key) => !key.Tried
        ? $"Rows of the fault '{key.Fault}' by place, name or form: too few to try."
        : string.Create(CultureInfo.InvariantCulture,
            $"Rows of the fault '{key.Fault}' by place, name or form: area {key.Area:0.000}, at most {0.5 + (SplitProof.Errors * key.Error):0.000}: {(key.IsTold ? "they can be told" : "no difference")}.");

    private static void Line(IAnsiConsole console, string text) => console.WriteLine(PrintableText.Line(text));

    private static IEnumerable<(string Name, bool Found)> Controls(LeakReport report) =>
        report.Leaks?.Controls.Select(c => (c.Name, c.Found)) ?? report.Recorded?.Controls ?? [];

    private static JsonNode Facts(LeakFamily family) => new JsonObject
    {
        ["family"] = family.Name,
        ["tried"] = family.Tried,
        ["rows"] = family.Rows,
        ["strongest"] = Facts(family.Strongest),
        ["smallest_correlation"] = family.Correlation,
        ["smallest_copy_share"] = family.CopyShare,
    };

    private static JsonNode Facts(LeakAttackResult attack) => new JsonObject
    {
        ["family"] = attack.Family,
        ["name"] = attack.Name,
        ["z"] = attack.Score.Z,
        ["p_holm"] = attack.Adjusted,
        ["correlation"] = attack.Score.Effect,
        ["residual_roc_auc"] = Number(attack.Area),
    };

    private static JsonNode Facts(Suspicion suspicion, LeakReport report) => new JsonObject
    {
        ["kind"] = suspicion.Kind,
        ["columns"] = new JsonArray([.. suspicion.Columns.Select(c => (JsonNode)c)]),
        ["value"] = suspicion.Value,
        ["sentence"] = suspicion.Sentence,
        ["accepted"] = report.Accepted.FirstOrDefault(a => a.Suspicion == suspicion).Reason,
    };

    private static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}

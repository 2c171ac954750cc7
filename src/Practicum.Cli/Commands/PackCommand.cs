using System.CommandLine;
using System.Text.Json.Nodes;
using Practicum.Runner.Proving;
using Practicum.Runner.Runs;
using Spectre.Console;

namespace Practicum.Cli.Commands;

/// <summary><c>practicum pack prove</c>: does a pack tell a strong submission from a naive and a cheating one, and does nothing tell the labels that should not? <c>practicum pack lint</c>: what can be said without training.</summary>
internal static class PackCommand
{
    public static Command Make()
    {
        var options = new RunOptions();
        var output = new Option<string>("--out") { HelpName = "folder", Description = "Folder for the proofs' submissions and reports.", DefaultValueFactory = _ => "proofs" };
        var prove = new Command("prove", "Look for leaks that the pack does not declare; train and assess its proof submissions, and compare their verdicts with what the author expects.") { options.Pack };
        options.AddTo(prove);
        prove.Options.Add(output);
        var json = new Option<bool>("--json") { Description = "Print the results as JSON." };
        prove.Options.Add(json);
        prove.SetAction(async (parsed, stop) =>
        {
            var (asJson, problems) = (parsed.GetValue(json), new List<Diagnostic>());
            var (leaks, proofs) = await ConsoleProgress.ShowAsync(asJson, async progress =>
            {
                progress.Report("Open the world", 0);
                var bench = VariantBench.Open(parsed.GetValue(options.Pack)!, parsed.GetValue(options.Variant) ?? 1, options.Settings(parsed), problems);
                if (bench is null || !bench.MayRun(problems))
                    return default;
                progress.Report("Open the world", 1, string.Create(CultureInfo.InvariantCulture, $"{bench.Train.Label.Length:N0} training rows, {bench.Holdout.Label.Length:N0} hidden"));
                var found = new LeakRun(bench, progress).Run(problems, stop);
                return (found, found is null ? null : await new ProofRun(bench, progress).RunAsync(parsed.GetValue(output)!, problems, stop));
            });
            if (leaks is null || proofs is not { } results)
                return Say.Problems(leaks is null ? problems : [.. leaks.Problems, .. problems], asJson);
            if (asJson)
                Say.Json(new() { ["proofs"] = new JsonArray([.. results.Select(Facts)]), ["leaks"] = LeakTable.Facts(leaks), ["problems"] = Say.Facts(leaks.Problems) });
            else
                Print(results, leaks);
            if (!leaks.Problems.IsEmpty)
                return asJson ? ExitCode.Errors : Say.Problems(leaks.Problems, end: "The pack does not build.");
            return results.All(p => p.Holds && p.DeniedHarm.IsEmpty) ? ExitCode.Done : ExitCode.Gate;
        });
        return new Command("pack", "Work on project packs.") { Lint(), prove, CalibrateCommand.Make() };
    }

    private static Command Lint()
    {
        var options = new RunOptions();
        options.Restrict();
        var json = new Option<bool>("--json") { Description = "Print mistakes as JSON." };
        var lint = new Command("lint", "Say everything about a pack that can be said without training a model.") { options.Pack };
        foreach (var option in new Option[] { options.Variant, options.Data, options.Rate, json })
            lint.Options.Add(option);
        lint.SetAction(parsed =>
        {
            var settings = new RunSettings
            {
                DataFile = parsed.GetValue(options.Data),
                RatePerDay = parsed.GetValue(options.Rate) is { } rate && RunSettings.TryRate(rate, out var perDay) ? perDay : null,
            };
            var problems = PackLint.Run(parsed.GetValue(options.Pack)!, parsed.GetValue(options.Variant) ?? 1, settings);
            if (!problems.IsEmpty)
                return Say.Problems(problems, parsed.GetValue(json), "The pack does not build.");
            if (parsed.GetValue(json))
                return Say.Json(new() { ["problems"] = new JsonArray() });
            Console.WriteLine("Nothing is wrong that shows without training. Next: practicum pack prove.");
            return ExitCode.Done;
        });
        return lint;
    }

    private static JsonNode Facts(ProofResult proof)
    {
        var assessment = proof.Outcome is Outcome<Assessed>.Done(var assessed) ? assessed.Assessment : null;
        return new JsonObject
        {
            ["proof"] = proof.Proof.Name,
            ["folder"] = proof.Folder,
            ["score"] = assessment?.Score,
            ["low"] = assessment?.ScoreInterval?.Low,
            ["high"] = assessment?.ScoreInterval?.High,
            ["verdict"] = proof.Verdict,
            ["wanted"] = proof.Proof.Expect,
            ["holds"] = proof.Holds,
            ["denied_harm"] = new JsonArray([.. proof.DeniedHarm.Select(d => (JsonNode)d)]),
            ["failure"] = assessment is null ? proof.Outcome.Sentence : null,
        };
    }

    private static void Print(IReadOnlyList<ProofResult> proofs, LeakReport leaks)
    {
        var console = Say.Out();
        LeakTable.Print(console, leaks);
        var table = new Spectre.Console.Table { Border = TableBorder.Simple }.AddColumns("proof", "score", "likely", "earned beyond doing nothing", "verdict", "wanted");
        foreach (var proof in proofs)
        {
            if (proof.Outcome is not Outcome<Assessed>.Done(var assessed))
            {
                table.AddRow(Markup.Escape(PrintableText.Line(proof.Proof.Name, 80)), "", "", Markup.Escape(PrintableText.Line(proof.Outcome.Sentence)), proof.Verdict, proof.Proof.Expect);
                continue;
            }

            var (assessment, year) = (assessed.Assessment, assessed.Exhibits.Year);
            table.AddRow(
                Markup.Escape(PrintableText.Line(proof.Proof.Name, 80)),
                assessment.Score is { } s ? (100 * s).ToString("0", CultureInfo.InvariantCulture) : "",
                assessment.ScoreInterval is { } i ? string.Create(CultureInfo.InvariantCulture, $"{100 * i.Low:0} to {100 * i.High:0}") : "",
                year is null ? "" : Money(year.Beyond),
                assessment.Verdict,
                proof.Holds ? $"{proof.Proof.Expect} ✓" : $"{proof.Proof.Expect} ✗");
        }

        console.Write(table);
        foreach (var denied in proofs.SelectMany(p => p.DeniedHarm))
            console.WriteLine(PrintableText.Line(denied));
        foreach (var proof in proofs)
            console.WriteLine(PrintableText.Line($"{proof.Proof.Name,-10} {Path.Combine(proof.Folder, "report.html")}"));
    }

    private static string Money(Estimate beyond)
    {
        var text = Sum(beyond.Value) + " €";
        return beyond.Interval is { } i ? $"{text} ({Sum(i.Low)} to {Sum(i.High)})" : text;

        static string Sum(double units) => (Math.Round(units / 100) * 100).ToString("#,0", CultureInfo.InvariantCulture).Replace('-', '\u2212');
    }
}

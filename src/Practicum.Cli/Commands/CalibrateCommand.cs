using System.CommandLine;
using Practicum.Runner.Proving;

namespace Practicum.Cli.Commands;

/// <summary><c>practicum pack calibrate</c>: how hard are tasks and variants for the pack's proofs?</summary>
internal static class CalibrateCommand
{
    private const int UsualVariants = 20;

    public static Command Make()
    {
        var options = new RunOptions();
        options.Restrict();
        var variants = new Option<int?>("--variants") { HelpName = "k", Description = "Number of variants, from 1 on; 20 unless given." };
        RunOptions.Expect(variants, k => k is >= 2 and <= 1000, "a whole number from 2 to 1,000");
        var json = new Option<bool>("--json") { Description = "Print the results as JSON." };
        var command = new Command("calibrate", "Train and assess the proof submissions on several variants: how hard tasks are, how well they tell examinees apart, how much variants differ.") { options.Pack };
        foreach (var option in new Option[] { variants, options.Data, options.Seeds, options.Rate, options.TimeLimit, options.WeakCage, json })
            command.Options.Add(option);
        command.SetAction(async (parsed, stop) =>
        {
            var (asJson, problems) = (parsed.GetValue(json), new List<Diagnostic>());
            var report = await ConsoleProgress.ShowAsync(asJson, progress =>
                new CalibrationRun(parsed.GetValue(options.Pack)!, parsed.GetValue(variants) ?? UsualVariants, options.Settings(parsed), progress).RunAsync(problems, stop));
            if (report is null)
                return Say.Problems(problems, asJson);
            if (asJson)
                Say.Json(CalibrationTable.Facts(report));
            else
                CalibrationTable.Print(Say.Out(), report);
            return report.Holds ? ExitCode.Done : ExitCode.Gate;
        });
        return command;
    }
}

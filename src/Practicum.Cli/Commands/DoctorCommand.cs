using System.CommandLine;
using System.Text.Json.Nodes;
using Practicum.Runner.ModelHosts.Cages;
using Practicum.Runner.ModelHosts.Doctoring;
using Spectre.Console;

namespace Practicum.Cli.Commands;

/// <summary><c>practicum doctor</c>: hostile jobs in the cage of this machine, and what held them.</summary>
internal static class DoctorCommand
{
    public static Command Make()
    {
        var json = new Option<bool>("--json") { Description = "Print the results as JSON." };
        var command = new Command("doctor", "Run hostile jobs in this machine's cage and say what held them.") { json };
        command.SetAction(async (parsed, stop) =>
        {
            var checkup = await Doctor.RunAsync(new(), stop);
            if (parsed.GetValue(json))
                Say.Json(Facts(checkup));
            else
                Print(checkup);
            return checkup.IsSound ? ExitCode.Done : ExitCode.Errors;
        });
        return command;
    }

    private static JsonObject Facts(Checkup checkup) => new()
    {
        ["doctor"] = "doctor/v1",
        ["level"] = checkup.Facts.Level.ToString(),
        ["sound"] = checkup.IsSound,
        ["honest"] = Job(checkup, checkup.Honest),
        ["protections"] = new JsonArray([.. checkup.Facts.Parts.Select(p => (JsonNode)new JsonObject
        {
            ["name"] = p.Name,
            ["works"] = p.Works,
            ["why"] = p.Why,
            ["mend"] = p.Mend,
        })]),
        ["jobs"] = new JsonArray([.. checkup.Jobs.Select(j => (JsonNode)Job(checkup, j))]),
    };

    private static JsonObject Job(Checkup checkup, JobResult job) => new()
    {
        ["about"] = job.About,
        ["end"] = Word(job.End).Replace(' ', '_'),
        ["seen"] = job.Seen,
        ["promised"] = checkup.Promises(job),
    };

    private static void Print(Checkup checkup)
    {
        var console = Say.Out();
        var table = new Spectre.Console.Table { Border = TableBorder.Simple }.AddColumns("a hostile model tries to", "", "what was seen");
        foreach (var job in checkup.Jobs)
            table.AddRow(new Text(job.About), new Text(Mark(checkup, job)), new Text(job.Seen));
        if (checkup.Jobs.Length > 0)
            console.Write(table);
        console.WriteLine(checkup.Honest.End == JobEnd.GotThrough ? "An honest job in the same cage worked." : $"An honest job in the same cage did not work: {checkup.Honest.Seen}");
        console.WriteLine();
        foreach (var part in checkup.Facts.Parts)
            console.WriteLine($"  {(part.Works ? "works  " : "missing")}  {part.Name}: {part.Why}{(part.Mend is { } mend ? " " + mend : "")}");
        console.WriteLine();
        console.WriteLine($"{checkup.Facts.Sentence} {Meaning(checkup.Facts.Level)}");
        var broken = checkup.Broken.Count();
        console.WriteLine(checkup.IsSound ? "Everything that this level promises was held."
            : checkup.Honest.End != JobEnd.GotThrough ? "Models cannot run here."
            : $"{broken} of the jobs that this level promises to hold got through. Do not run submissions of strangers here.");
    }

    private static string Mark(Checkup checkup, JobResult job) => job.End == JobEnd.GotThrough && !checkup.Promises(job) ? "got through (not promised)" : Word(job.End);

    private static string Word(JobEnd end) => end switch { JobEnd.Held => "held", JobEnd.GotThrough => "got through", _ => "not tried" };

    private static string Meaning(CageLevel level) => level switch
    {
        CageLevel.L3 => "Submissions of strangers can be run here.",
        CageLevel.L2 => "Submissions of strangers can be run here; memory is bounded by watching, not by the kernel.",
        CageLevel.L1 => "Good enough for your own submissions; sealed runs are refused.",
        _ => "Nothing shuts models in here; sealed runs are refused.",
    };
}

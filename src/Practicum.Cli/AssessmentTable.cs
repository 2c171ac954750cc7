using Practicum.Runner.Runs;
using Spectre.Console;

namespace Practicum.Cli;

/// <summary>An assessment in a few lines for the terminal.</summary>
internal static class AssessmentTable
{
    /// <summary>Prints verdict, tasks, lost points and where the report is.</summary>
    public static void Print(Assessed assessed, string report)
    {
        var (assessment, console) = (assessed.Assessment, Say.Out());
        console.WriteLine($"{assessment.ProjectTitle}, variant {assessment.Variant}: {Say.Score(assessment.Score, assessment.ScoreInterval)}. Verdict: {assessment.Verdict} (bar {100 * assessment.Bar:0}).");
        if (assessment.Assurance == "practice")
            console.WriteLine("Practice: anybody could know this variant's truth.");
        var tasks = new Spectre.Console.Table { Border = TableBorder.Simple }.AddColumns("task", "score", "likely");
        foreach (var task in assessment.Tasks)
        {
            tasks.AddRow(Markup.Escape(task.Title), task.Score is { } s ? (100 * s).ToString("0", CultureInfo.InvariantCulture) : Markup.Escape(task.Reason ?? "not measured"),
                task.Interval is { } i ? string.Create(CultureInfo.InvariantCulture, $"{100 * i.Low:0} to {100 * i.High:0}") : "");
        }

        console.Write(tasks);
        foreach (var (task, lost) in assessment.Tasks.SelectMany(t => t.Lost.Select(l => (t, l))).Where(x => x.l.Points >= 0.05).OrderByDescending(x => x.l.Points))
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  −{lost.Points:0.0}  {task.Id}: {lost.Headline} {lost.Reason}"));
        console.WriteLine();
        console.WriteLine($"Report: {report}");
    }
}

using Practicum.Core.Evidence;
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
        console.WriteLine(PrintableText.Line($"{assessment.ProjectTitle}, variant {assessment.Variant}: {Say.Score(assessment.Score, assessment.ScoreInterval)}."));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Verdict: {assessment.Verdict} (the bar is {100 * assessment.Bar:0.#})."));
        if (assessment.ScoreReason is { } reason)
            console.WriteLine(PrintableText.Line(reason));
        console.WriteLine();
        console.Write(Tasks(assessment));
        if (assessment.Tasks.Any(t => t.Lost.Any(Counts)))
        {
            console.WriteLine();
            console.WriteLine("Lost points, largest first:");
            console.Write(Lost(assessment));
        }

        console.WriteLine();
        console.WriteLine($"Cage: {assessment.Engine.Cage}; what that keeps a model from is told by `practicum doctor`.");
        if (assessment.Assurance == "practice")
            console.WriteLine("Practice: anybody could know this variant's truth.");
        Console.WriteLine($"Report: {report}");
    }

    private static Grid Tasks(Assessment assessment)
    {
        var grid = new Grid().AddColumn(new GridColumn().Padding(2, 0, 2, 0)).AddColumn(new GridColumn().NoWrap().RightAligned()).AddColumn(new GridColumn().Padding(2, 0, 0, 0));
        foreach (var task in assessment.Tasks)
        {
            var likely = task.Interval is { } i ? string.Create(CultureInfo.InvariantCulture, $"likely {100 * i.Low:0} to {100 * i.High:0}") : task.Reason ?? "";
            grid.AddRow(Plain(task.Title), new Text(task.Score is { } s ? (100 * s).ToString("0", CultureInfo.InvariantCulture) : "none"), Plain(likely));
        }

        return grid;
    }

    private static Grid Lost(Assessment assessment)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().RightAligned().Padding(2, 0, 2, 0)).AddColumn(new GridColumn().Padding(0, 0, 2, 0)).AddColumn();
        foreach (var (task, lost) in assessment.Tasks.SelectMany(t => t.Lost.Select(l => (t, l))).Where(x => Counts(x.l)).OrderByDescending(x => x.l.Points))
        {
            grid.AddRow(
                new Text(string.Create(CultureInfo.InvariantCulture, $"\u2212{lost.Points:0.0}")), Plain(task.Id), Plain($"{lost.Headline} {lost.Reason}".Trim()));
        }

        return grid;
    }

    private static Text Plain(string text) => new(PrintableText.Line(text));

    private static bool Counts(LostPoints lost) => lost.Points >= 0.05;
}

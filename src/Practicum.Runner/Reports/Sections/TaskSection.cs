using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Drawing;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Sections;

/// <summary>The tasks with their scores.</summary>
internal static class TaskSection
{
    /// <summary>Renders it.</summary>
    public static Markup Render(ReportContext context)
    {
        var tasks = context.Assessment.Tasks;
        if (tasks.IsEmpty)
            return Markup.Empty;
        double whole = tasks.Where(t => t.Score is not null).Sum(t => t.Weight);
        return Markup.Of($"""
            <section id="tasks" aria-labelledby="h-tasks"><h2 id="h-tasks">{Words.Small(tasks.Length, capital: true)} {(tasks.Length == 1 ? "task" : "tasks")}</h2><p>The bar is what the score likely is; the dot is the best single guess.</p>
            <div class="panel"><table class="cards"><thead><tr><th scope="col">Task</th><th scope="col" class="bar">{IntervalBar.Scale(BarAxis.Score, (0, "0 starter"), (1, "100 reference"))}<span class="vh">Score with interval</span></th><th scope="col" class="r">Score</th><th scope="col" class="r">Likely</th><th scope="col" class="r">Weight</th><th scope="col" class="r">Points lost</th></tr></thead><tbody>
            {tasks.Select(t => Row(t, whole))}
            </tbody></table></div></section>
            """);
    }

    private static Markup Row(TaskResult task, double whole)
    {
        string weight = Words.Fixed(task.Weight, task.Weight % 1 == 0 ? 0 : 1);
        if (task.Score is not { } score)
        {
            return Markup.Of($"""
                <tr><th scope="row">{task.Title}<div class="note-line">{task.About}</div></th><td class="bar full">{IntervalBar.Insufficient(BarAxis.Score, null, "Insufficient evidence")}</td><td class="wide" colspan="2">{Words.Capital(Words.Clause(task.Reason ?? "not measured"))}.</td><td class="r" data-h="Weight">{weight}</td><td class="r" data-h="Points lost">none</td></tr>
                """);
        }
        string points = Words.Points(score, task.Interval), likely = task.Interval is { } i ? Words.Points(i) : "exact";
        string label = task.Interval is null ? $"{points} of 100, counted exactly" : $"{points} of 100, likely {likely}";
        double lost = whole > 0 ? 100 * task.Weight / whole * (1 - Math.Clamp(score, 0, 1)) : 0;
        return Markup.Of($"""
            <tr><th scope="row">{task.Title}<div class="note-line">{task.About}</div></th><td class="bar full">{IntervalBar.Draw(BarAxis.Score, score, task.Interval, label)}</td><td class="r" data-h="Score"><b>{points}</b></td><td class="r" data-h="Likely">{likely}</td><td class="r" data-h="Weight">{weight}</td><td class="r" data-h="Points lost">{Words.Fixed(lost, 1)}</td></tr>
            """);
    }
}

using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports;

/// <summary>What every section of a report reads.</summary>
internal sealed class ReportContext
{
    /// <summary>Gathers what the sections share.</summary>
    public ReportContext(Assessment assessment, Exhibits exhibits, ReportChain chain)
    {
        (Assessment, Exhibits, Chain) = (assessment, AsMeasured(exhibits, assessment), chain);
        string currency = exhibits.Year?.Currency ?? assessment.Evidence.Select(e => e.Unit).FirstOrDefault(u => u is { Length: 3 } && u.All(char.IsUpper)) ?? "EUR";
        Money = new MoneyWords(currency);
        Days = new DayWords(exhibits.Year?.Start);
        Year = Exhibits.Year is { Days.Length: > 0 } year ? new YearSums(year) : null;
        Lost = LostRow.Of(assessment);
    }

    /// <summary>Exhibits whose figures are also evidence take the evidence's intervals, so that a page never gives one figure two of them.</summary>
    private static Exhibits AsMeasured(Exhibits exhibits, Assessment assessment)
    {
        Estimate Of(string metric, Estimate own) =>
            assessment.Evidence.FirstOrDefault(e => e.Definition.StartsWith(metric + "@", StringComparison.Ordinal) && e.Value.Count == own.Count && e.Value.Interval is not null
                && Math.Abs(e.Value.Value - own.Value) <= Coarse.GridOf(e.Value) + Coarse.GridOf(own))?.Value ?? own;
        return exhibits with
        {
            Curves = [.. exhibits.Curves.Select(c => c with { RocAuc = Of("roc_auc", c.RocAuc), LogLoss = Of("log_loss", c.LogLoss) })],
            Year = exhibits.Year is { } year ? year with { Beyond = Of("beyond", year.Beyond) } : null,
        };
    }

    /// <summary>The assessment.</summary>
    public Assessment Assessment { get; }

    /// <summary>What is drawn beside it.</summary>
    public Exhibits Exhibits { get; }

    /// <summary>Its ledger.</summary>
    public ReportChain Chain { get; }

    /// <summary>Words for money.</summary>
    public MoneyWords Money { get; }

    /// <summary>Words for days.</summary>
    public DayWords Days { get; }

    /// <summary>The production year with its sums; null when nothing was replayed.</summary>
    public YearSums? Year { get; }

    /// <summary>Lost points of all tasks, largest first; to one decimal they add up to the gap.</summary>
    public ImmutableArray<LostRow> Lost { get; }
}

/// <summary>One row of lost points.</summary>
/// <param name="Task">Title of its task.</param>
/// <param name="Points">Points to one decimal.</param>
/// <param name="Loss">What was lost.</param>
internal sealed record LostRow(string Task, double Points, LostPoints Loss)
{
    /// <summary>Rows of an assessment, largest first, rounded so that they add up to the rounded sum; rows that round to nothing are left out.</summary>
    public static ImmutableArray<LostRow> Of(Assessment assessment)
    {
        var all = assessment.Tasks.SelectMany(t => t.Lost.Select(l => (t.Title, Loss: l))).Where(r => r.Loss.Points > 0).OrderByDescending(r => r.Loss.Points).ToArray();
        var points = Words.AddingUp([.. all.Select(r => r.Loss.Points)], 1);
        return [.. all.Zip(points, (r, p) => new LostRow(r.Title, p, r.Loss)).Where(r => r.Points > 0)];
    }
}

/// <summary>The production year and what its days add up to. All money in units, running totals at the last day.</summary>
internal sealed class YearSums(YearExhibit exhibit)
{
    /// <summary>What was drawn up.</summary>
    public YearExhibit Exhibit { get; } = exhibit;

    /// <summary>The policy's money in the year shown.</summary>
    public double You => Exhibit.Days[^1].You;

    /// <summary>Doing nothing.</summary>
    public double Nothing => Exhibit.Days[^1].Nothing;

    /// <summary>The best operator.</summary>
    public double Best => Exhibit.Days[^1].BestOperator;

    /// <summary>Rows scored.</summary>
    public long Rows => Exhibit.Days.Sum(d => (long)d.Rows);

    /// <summary>Whether the truth is not known: a recorded world has no ceiling and only realised money.</summary>
    public bool Recorded => Exhibit.Days.All(d => double.IsNaN(d.BestConceivable));

    /// <summary>Whether the production is long enough to be called a year.</summary>
    public bool WholeYear => Exhibit.Days.Length is >= 350 and <= 380;

    /// <summary>What the days are called: <c>the year shown</c>, or <c>the time shown</c>.</summary>
    public string Shown => WholeYear ? "the year shown" : "the time shown";

    /// <summary>Share kept of what acting could add, over all worlds; null where there was next to nothing to gain.</summary>
    public double? Captured => Exhibit.Beyond.IsDefined && Exhibit.BestBeyond > Math.Max(1, 0.005 * Math.Abs(Best)) ? Exhibit.Beyond.Value / Exhibit.BestBeyond : null;

    /// <summary>Money that the best operator earned more.</summary>
    public double Regret => Exhibit.Regret.Sum(r => r.Units);

    /// <summary>Whether the policy did anything: another model, a rule, a trial, an alert.</summary>
    public bool Acted => Exhibit.Events.Any(e => IsAct(e.Kind));

    /// <summary>Whether an event of this kind is something that the policy did.</summary>
    public static bool IsAct(string kind) => kind is "alert" or "repair" or "shadow" or "canary" or "deploy" or "abort" or "rollback" or "fallback" or "pause";
}

using Practicum.Core.Examining;
using Practicum.Core.Examining.Findings;
using Practicum.Core.Examining.Scoring;
using Practicum.Core.Submissions;
using Practicum.Numerics.Primitives;

namespace Practicum.Core.Tests.Examining.Findings;

public sealed class FindingsExaminerTests
{
    private static FindingsTruth Truth => MadeFindings.Truth;

    [Fact]
    public void While_the_project_is_open_quarters_are_told_and_nothing_else()
    {
        var measured = Examine(MadeFindings.Half(Truth), closed: false);
        var item = Assert.Single(measured.Evidence);
        Assert.Equal(("data/findings", 0.5), (item.Id, item.Raw));
        Assert.Equal("About half of what findings can earn is lost.", item.Reason);
        Assert.Equal((0.38, 0.62), (Math.Round(item.ScoreInterval!.Low, 2), Math.Round(item.ScoreInterval.High, 2)));
        Assert.All(measured.Findings!.Kinds, k => Assert.Null(k.Truth));
        var lost = Assert.Single(Grading.Grade([measured], 0.7).Tasks[0].Lost);
        Assert.Equal(50, lost.Points, 12);
    }

    [Fact]
    public void Once_it_is_closed_every_point_has_its_reason()
    {
        var measured = Examine(MadeFindings.Half(Truth), closed: true);
        var task = Grading.Grade([measured], 0.7).Tasks[0];
        Assert.Equal(100 * (1 - task.Score!.Value), task.Lost.Sum(l => l.Points), 9);
        Assert.Contains(task.Lost, l => l.Headline == "pii is there, and was not mentioned.");
        Assert.Contains(task.Lost, l => l.Headline == "pii: none of 25 spans was named.");
        Assert.Contains(measured.Evidence, e => e.Id == "data/finding_recall.label-noise" && e.Value.Value == 1 && e.Value.Interval is not null);
        Assert.Contains(measured.Evidence, e => e.Id == "data/finding_f.leak.target-proxy" && e.Value.Interval is null && e.Value.Because is null);
        Assert.Contains(measured.Evidence, e => e.Id == "data/presence_skill");
    }

    [Fact]
    public void A_loss_below_nothing_is_a_whole_loss_and_the_raw_score_is_kept()
    {
        var measured = Examine(MadeFindings.Everything(Truth), closed: true);
        Assert.True(measured.Evidence[0].Raw < 0);
        Assert.Equal(0, measured.Evidence[0].Score);
        var task = Grading.Grade([measured], 0.7).Tasks[0];
        Assert.Equal(0, task.Score);
        Assert.Equal(100, task.Lost.Sum(l => l.Points), 9);
        Assert.Contains(task.Lost, l => l.Headline == "Harmless oddities were claimed as outliers: “e”.");
    }

    [Fact]
    public void Findings_that_were_not_handed_in_score_nothing()
    {
        var measured = Examine(null, closed: true);
        Assert.Equal(0, measured.Parts[0].Raw);
        Assert.Equal("No findings were handed in.", measured.About);
        Assert.Null(measured.Findings);
    }

    [Fact]
    public void A_project_without_a_checklist_is_not_measured() =>
        Assert.Equal("Not measured, because the project has no checklist.", Examine([], true, Truth with { Checklist = [] }).Reason);

    [Fact]
    public void The_same_findings_have_the_same_marks()
    {
        var (once, again) = (Examine(MadeFindings.Half(Truth), true), Examine(MadeFindings.Half(Truth), true));
        Assert.Equal(once.Parts[0].Replicates, again.Parts[0].Replicates);
        Assert.Equal(once.Evidence.Select(e => e.Value), again.Evidence.Select(e => e.Value));
    }

    [Fact]
    public void A_list_better_than_could_be_told_is_put_before_a_person_and_changes_no_score()
    {
        var posterior = new double[MadeFindings.Rows];
        Array.Fill(posterior, 0.05);
        var noise = Truth.Keys[0] with { Posterior = posterior };
        var truth = Truth with { Keys = [noise, .. Truth.Keys.Skip(1), new() { Id = "more", Kind = "label-noise", Rows = [999], Posterior = [.. Enumerable.Range(0, 1_000).Select(i => i == 999 ? 0.9 : 0.001)] }] };
        var measured = Examine([new() { Kind = "label-noise", Confidence = 1, Rows = [.. MadeFindings.Every(20).Select(MadeFindings.Id)], Remedy = "relabel" }], true, truth);
        var notice = Assert.Single(measured.Findings!.Notices);
        Assert.StartsWith("For a person to look at: the rows named for label-noise are better than true probabilities allow", notice, StringComparison.Ordinal);
        Assert.Contains(measured.Evidence, e => e.Id == "data/above_best.label-noise" && e.Raw is null && e.Reason == notice);
        Assert.Empty(Examine([new() { Kind = "label-noise", Rows = [MadeFindings.Id(1)] }], true, truth).Findings!.Notices);
    }

    [Fact]
    public void An_exam_of_another_examiner_is_refused() =>
        Assert.Throws<ArgumentException>(() => Examiners.Find("findings")!.Examine(MadeHoldout.Exam(20), default));

    private static TaskMeasurement Examine(ImmutableArray<Finding>? findings, bool closed, FindingsTruth? truth = null) => new FindingsExaminer().Examine(new FindingsExam
    {
        Task = new() { Id = "data", Examiner = "findings", Metrics = [("findings", 1)], Weight = 2 },
        Chance = MadeFindings.Stream,
        Truth = truth ?? Truth,
        Findings = findings,
        Group = Digest.Of("rows"),
        Closed = closed,
    });
}

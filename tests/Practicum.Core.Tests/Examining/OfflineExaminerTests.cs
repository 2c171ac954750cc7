using Practicum.Core.Evidence;
using Practicum.Core.Examining;
using Practicum.Core.Examining.Offline;
using Practicum.Core.Examining.Scoring;
using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Statistics.Metrics;
using Practicum.Numerics.Tables;
using Resampling = Practicum.Core.Examining.Offline.Resampling;

namespace Practicum.Core.Tests.Examining;

public sealed class OfflineExaminerTests
{
    private static readonly OfflineExaminer Examiner = new();

    [Fact]
    public void All_nine_metrics_are_evidence_and_the_task_s_are_scored()
    {
        var measured = Examiner.Examine(MadeHoldout.Exam(2_000));
        Assert.Equal(["roc_auc", "log_loss"], measured.Evidence.Take(2).Select(Metric));
        Assert.Equal(BinarySample.Metrics.Order(), measured.Evidence.Select(Metric).Order());
        Assert.All(measured.Evidence.Take(2), e => Assert.NotNull(e.Raw));
        Assert.All(measured.Evidence.Skip(2), e => Assert.Null(e.Raw));
        Assert.All(measured.Evidence, e => Assert.NotNull(e.Value.Interval));
        Assert.Equal("Ranking and risk on 2,000 hidden rows, public half", measured.About);
    }

    [Fact]
    public void A_score_lies_between_starter_and_true_risk_of_the_same_rows()
    {
        var exam = MadeHoldout.Exam(2_000);
        var item = Examiner.Examine(exam).Evidence[0];
        var (starter, truth) = (new BinarySample(exam.StarterScores, exam.Labels), new BinarySample(exam.VisibleTruth!, exam.Labels));
        Assert.Equal(starter.Value("roc_auc"), item.Anchors!.Starter);
        Assert.Equal(truth.Value("roc_auc"), item.Anchors.Reference);
        Assert.Equal(0.5, item.Anchors.Naive);
        Assert.Equal((item.Value.Value - item.Anchors.Starter) / (item.Anchors.Reference - item.Anchors.Starter), item.Raw!.Value, 12);
        Assert.InRange(item.Raw.Value, item.ScoreInterval!.Low, item.ScoreInterval.High);
        Assert.InRange(item.Anchors.Stability, 0, 0.05);
    }

    [Fact]
    public void Stability_and_error_of_a_ROC_score_come_from_the_closed_form()
    {
        var exam = MadeHoldout.Exam(1_500);
        var item = Examiner.Examine(exam).Evidence[0];
        var moments = RatioMoments.FromCovariance(BinarySample.DeLongCovariance(exam.Labels, exam.StarterScores, exam.ModelScores, exam.VisibleTruth!));
        var (num, den) = (item.Value.Value - item.Anchors!.Starter, item.Anchors.Reference - item.Anchors.Starter);
        Assert.Equal(Fieller.Stability(den, moments.VarDen), item.Anchors.Stability, 12);
        Assert.Equal(Math.Sqrt(Fieller.RatioVariance(num, den, moments)), item.StandardError!.Value, 12);
        // The bootstrap, which knows nothing of DeLong, gives the same width within a tenth.
        Assert.Equal(2 * Fieller.Z95 * item.StandardError.Value, item.ScoreInterval!.High - item.ScoreInterval.Low, 0.1 * 4 * item.StandardError.Value);
    }

    [Fact]
    public void The_interval_of_a_score_covers_the_population_s_score()
    {
        // Population score from 200,000 rows; 200 holdouts of 600 rows. Binomial error of the coverage: 0.015.
        var population = Scored(MadeHoldout.Exam(200_000, 99, ("roc_auc", 1)) with { Replicates = 1 }).Raw;
        var covered = 0;
        for (var run = 0; run < 200; run++)
        {
            var score = Scored(MadeHoldout.Exam(600, 1_000 + (ulong)run, ("roc_auc", 1)) with { Replicates = 400 });
            covered += score.Interval is { } i && i.Low <= population && population <= i.High ? 1 : 0;
        }

        Assert.InRange(covered / 200.0, 0.90, 0.99);
    }

    [Fact]
    public void The_same_exam_gives_the_same_evidence_on_any_number_of_threads()
    {
        var exam = MadeHoldout.Exam(700);
        var first = Examiner.Examine(exam);
        TaskMeasurement? alone = null;
        var thread = new Thread(() => alone = Examiner.Examine(exam, TestContext.Current.CancellationToken));
        thread.Start();
        var busy = Examiner.Examine(exam);
        thread.Join();
        foreach (var other in new[] { alone!, busy })
        {
            Assert.Equal(first.Parts.Select(p => p.Raw), other.Parts.Select(p => p.Raw));
            Assert.All(first.Parts.Zip(other.Parts), p => Assert.Equal(p.First.Replicates, p.Second.Replicates));
            Assert.Equal(first.Evidence.Select(e => e.ScoreInterval), other.Evidence.Select(e => e.ScoreInterval));
        }
    }

    [Fact]
    public void A_reference_no_better_than_the_starter_carries_no_score()
    {
        var exam = MadeHoldout.Exam(800);
        var measured = Examiner.Examine(exam with { StarterScores = exam.VisibleTruth! });
        Assert.Empty(measured.Parts);
        Assert.All(measured.Evidence.Take(2), e => Assert.StartsWith("Not scored: the reference is not better", e.Reason, StringComparison.Ordinal));
        Assert.NotNull(measured.Reason);
    }

    [Fact]
    public void Too_few_of_one_label_carry_no_score()
    {
        var exam = MadeHoldout.Exam(300);
        var measured = Examiner.Examine(exam with { Labels = [.. exam.Labels.Select((l, i) => i < 12 ? l : (byte)0)] });
        Assert.Empty(measured.Parts);
        Assert.Contains(measured.Evidence, e => e.Reason?.Contains("fewer than 10 rows", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Entities_are_resampled_whole_where_they_recur()
    {
        // Every row stands four times: rows are no more than a quarter of what they seem, so intervals are about twice as wide.
        var once = MadeHoldout.Exam(500);
        T[] Four<T>(T[] values) => [.. values.SelectMany(v => Enumerable.Repeat(v, 4))];
        var four = once with
        {
            Labels = Four(once.Labels), VisibleTruth = Four(once.VisibleTruth!), ModelScores = Four(once.ModelScores), StarterScores = Four(once.StarterScores),
            EntityCluster = [.. Enumerable.Range(0, 2_000).Select(i => 3 * (i / 4))], Clusters = 5_000,
        };
        var (plain, clustered) = (Examiner.Examine(once), Examiner.Examine(four));
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(plain.Evidence[i].Raw!.Value, clustered.Evidence[i].Raw!.Value, 9);
            Assert.Equal(1, Width(clustered.Evidence[i].ScoreInterval!) / Width(plain.Evidence[i].ScoreInterval!), 0.15);
        }

        Assert.Equal("bootstrap over entities", clustered.Evidence[0].Value.Interval!.Method);
        Assert.Equal(1, Width(clustered.Evidence[0].Value.Interval!) / Width(plain.Evidence[0].Value.Interval!), 0.15);
    }

    [Fact]
    public void Slices_are_reported_and_the_worst_one_is_named()
    {
        var exam = MadeHoldout.Exam(3_000);
        var plan = TextColumn.From(Enumerable.Range(0, 3_000).Select(i => i % 4 == 0 ? "pro" : "basic"));
        double[] worse = [.. exam.ModelScores.Select((s, i) => i % 4 == 0 ? exam.StarterScores[i] : exam.VisibleTruth![i])];
        var measured = Examiner.Examine(exam with { ModelScores = worse, Slices = new Dictionary<string, TextColumn> { ["plan"] = plan } });
        var slice = measured.Evidence.Single(e => e.Id == "predict/log_loss[plan=pro]");
        Assert.Equal(750, slice.Value.Count);
        Assert.Null(slice.Raw);
        Assert.Contains("where plan is pro", measured.Parts.Single(p => p.Metric == "log_loss").Lost[0].Reason, StringComparison.Ordinal);
        Assert.Contains("where plan is pro", measured.Parts.Single(p => p.Metric == "roc_auc").Lost[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_outside_the_measured_interval_is_said()
    {
        var exam = MadeHoldout.Exam(2_000) with { Claims = ImmutableSortedDictionary<string, double>.Empty.Add("roc_auc", 1).Add("rows", 20_000) };
        var claim = Examiner.Examine(exam).Evidence.Single(e => e.Id == "predict/claim.roc_auc");
        Assert.Contains("promises more than was measured", claim.Reason, StringComparison.Ordinal);
        Assert.True(claim.Value.Interval!.Low > 0);
        Assert.Null(claim.Raw);
    }

    [Fact]
    public void A_task_may_score_whether_a_claim_holds()
    {
        var exam = MadeHoldout.Exam(2_000, 7, ("roc_auc", 1), ("claim.roc_auc", 1));
        var honest = new BinarySample(exam.ModelScores, exam.Labels).Value("roc_auc");
        var claims = ImmutableSortedDictionary<string, double>.Empty;
        Assert.Equal(1, Raw(exam with { Claims = claims.Add("roc_auc", honest - 0.005) }));
        Assert.Equal(0, Raw(exam with { Claims = claims.Add("roc_auc", 1) }));
        Assert.Equal(0, Raw(exam));
        static double Raw(HoldoutExam exam) => Examiner.Examine(exam).Parts.Single(p => p.Metric == "claim.roc_auc").Raw;
    }

    [Fact]
    public void Reasons_say_the_measured_figures_and_which_way_risk_is_off()
    {
        var exam = MadeHoldout.Exam(4_000);
        var high = exam with { ModelScores = [.. exam.ModelScores.Select(s => Math.Min(0.999, 1.2 * s))] };
        var lost = Examiner.Examine(high).Parts.ToDictionary(p => p.Metric, p => p.Lost[0]);
        Assert.Equal("Ranking stops short of the best possible.", lost["roc_auc"].Headline);
        Assert.Matches("^ROC area 0\\.\\d{3}; the true risk would reach 0\\.\\d{3}, the starter 0\\.\\d{3}\\.$", lost["roc_auc"].Reason);
        Assert.Equal("Risk is stated too high.", lost["log_loss"].Headline);
        var wild = exam with { ModelScores = [.. exam.ModelScores.Select(s => s > 0.2 ? 0.999 : 0.001)] };
        Assert.Equal("Stated risk is worse than one and the same guess for everybody.", Examiner.Examine(wild).Parts.Single(p => p.Metric == "log_loss").Lost[0].Headline);
    }

    [Fact]
    public void Rows_without_an_answer_count_as_the_base_rate_and_none_at_all_scores_0()
    {
        var exam = MadeHoldout.Exam(1_000);
        var some = Examiner.Examine(exam with { ModelScores = [.. exam.ModelScores.Select((s, i) => i < 100 ? double.NaN : s)] });
        Assert.Contains("100 without an answer", some.About, StringComparison.Ordinal);
        var none = Examiner.Examine(exam with { ModelScores = [.. exam.ModelScores.Select(_ => double.NaN)] });
        Assert.All(none.Parts, p => Assert.Equal(0, p.Raw));
        Assert.Equal(0, Grading.Grade([none], 0.7).Score);
        Assert.Equal("below", Grading.Grade([none], 0.7).Verdict);
    }

    private static MetricScore Scored(HoldoutExam exam)
    {
        var run = new OfflineExaminer.Run(exam, exam.ModelScores, exam.VisibleTruth!);
        Resampling.Run(exam, run.Jobs, TestContext.Current.CancellationToken);
        return run.Score("roc_auc", new BinarySample(exam.ModelScores, exam.Labels).Value("roc_auc"));
    }

    private static string Metric(EvidenceItem item) => item.Id["predict/".Length..];

    private static double Width(Interval interval) => interval.High - interval.Low;
}

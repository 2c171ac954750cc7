using Practicum.Runner.Grades.Cells;
using Practicum.Runner.Grades.Matching;
using Practicum.Runner.Grades.Samples;

namespace Practicum.Runner.Grades;

/// <summary>Grades predictions against answers: two files become estimates. The same bytes give the same figures on any number of processors, and in any order of the predictions.</summary>
public static class Grader
{
    /// <summary>Reads, matches and measures.</summary>
    /// <param name="request">What to grade; its metrics are known to <see cref="GradeMetrics"/>.</param>
    /// <param name="problems">Gets every mistake in the files.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>What the predictions are worth; null when there was a mistake.</returns>
    public static GradeReport? Run(GradeRequest request, List<Diagnostic> problems, CancellationToken stop)
    {
        var columns = new GradeColumns(request);
        var files = CellReader.Read(
            [new(request.Answers, (byte)request.Separator, columns.OfAnswers), new(request.Predictions, (byte)request.Separator, columns.OfPredictions)], problems, stop);
        if (files is not [{ } answers, { } predictions] || problems.Count > 0)
            return null;
        if (answers.Rows == 0)
            problems.Add(new("PR-GRADE-003", new(request.Answers), "The file has a header, but no rows."));
        stop.ThrowIfCancellationRequested();
        var match = IdMatch.Of(answers.Texts(request.Id), predictions.Texts(request.Id));
        MatchComplaints.Add(match, answers, predictions, request.Id, problems);
        stop.ThrowIfCancellationRequested();
        var pair = new MatchedFiles(request, answers, predictions, match.Rows, problems);
        GradedRows? rows = answers.Rows == 0 ? null : request.Task switch
        {
            GradeTask.Binary => BinaryRows.Of(pair),
            GradeTask.Multiclass => MulticlassRows.Of(pair, columns),
            _ => RegressionRows.Of(pair),
        };
        var slices = request.Slice is null ? [] : Slices.Of(pair);
        if (rows is null || problems.Count > 0)
            return null;
        var names = request.Metrics.IsEmpty ? rows.Usual : request.Metrics;
        var overall = Measure(rows, null, names, request, stop);
        return new(request, overall, [.. slices.Select(s => Measure(rows.Take(s.Rows), s.Value, names, request, stop))], rows.Notes);
    }

    private static GradedSlice Measure(GradedRows rows, string? slice, ImmutableArray<string> names, GradeRequest request, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var estimates = rows.Estimate(names, request.Bootstrap, new Chance(request.Seed).Stream("grade/rows"), stop);
        var metrics = ImmutableArray.CreateBuilder<GradedMetric>(names.Length);
        for (var i = 0; i < estimates.Length; i++)
            metrics.Add(new(names[i], GradeMetrics.IsHigherBetter(request.Task, names[i]) ?? true, estimates[i]));
        return new(slice, rows.Count, rows.Positives, rows.Classes, metrics.MoveToImmutable());
    }
}

using Practicum.Runner.Grades.Cells;

namespace Practicum.Runner.Grades;

/// <summary>Which columns a request needs of each file.</summary>
internal sealed class GradeColumns(GradeRequest request)
{
    /// <summary>Whether each class has a column of probabilities.</summary>
    public bool HasPattern => request.Task == GradeTask.Multiclass && request.Score.Contains('*', StringComparison.Ordinal);

    /// <summary>Id, label, weight and slice. A column that is two things is read as text.</summary>
    public WantedColumns OfAnswers(ImmutableArray<string> header)
    {
        var wanted = new List<WantedColumn>();
        Add(wanted, request.Id, CellKind.Text);
        if (request.Slice is { } slice)
            Add(wanted, slice, CellKind.Text);
        Add(wanted, request.Label, request.Task == GradeTask.Multiclass || request.Positive is not null ? CellKind.Text : CellKind.Number);
        if (request.Weight is { } weight)
            Add(wanted, weight, CellKind.Number);
        return new([.. wanted]);
    }

    /// <summary>Id and score, or the columns that fit the pattern.</summary>
    public WantedColumns OfPredictions(ImmutableArray<string> header)
    {
        var wanted = new List<WantedColumn>();
        Add(wanted, request.Id, CellKind.Text);
        if (!HasPattern)
        {
            Add(wanted, request.Score, request.Task == GradeTask.Multiclass ? CellKind.Text : CellKind.Number);
            return new([.. wanted]);
        }

        var classes = ClassesIn(header);
        foreach (var (column, _) in classes)
            Add(wanted, column, CellKind.Number);
        return new([.. wanted], classes.Length >= 2 ? null : new(
            "PR-GRADE-030", new(request.Predictions, 1), $"{(classes.IsEmpty ? "No column fits" : "Only one column fits")} '{request.Score}'; expected a column of probabilities for each class.",
            NearestName.To(request.Score.Replace("*", "", StringComparison.Ordinal), header)));
    }

    /// <summary>The columns of probabilities and their classes, in the header's order.</summary>
    public ImmutableArray<(string Column, string Class)> ClassesIn(ImmutableArray<string> header)
    {
        var star = request.Score.IndexOf('*', StringComparison.Ordinal);
        var (before, after) = (request.Score[..star], request.Score[(star + 1)..]);
        return
        [
            .. header.Where(n => n != request.Id && n.Length > before.Length + after.Length && n.StartsWith(before, StringComparison.Ordinal) && n.EndsWith(after, StringComparison.Ordinal))
                .Select(n => (n, n[before.Length..^after.Length])),
        ];
    }

    private static void Add(List<WantedColumn> wanted, string name, CellKind kind)
    {
        if (!wanted.Exists(w => w.Name == name))
            wanted.Add(new(name, kind));
    }
}

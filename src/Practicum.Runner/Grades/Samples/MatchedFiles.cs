using System.Runtime.CompilerServices;
using Practicum.Runner.Grades.Cells;

namespace Practicum.Runner.Grades.Samples;

/// <summary>Two files whose rows are matched, and what is wrong with their values. Rows are in the order of the answers.</summary>
/// <param name="Request">What is graded.</param>
/// <param name="Answers">The answers.</param>
/// <param name="Predictions">The predictions.</param>
/// <param name="Match">For each row of the answers the row of the predictions; −1 when there is none, which was complained of.</param>
/// <param name="Problems">Gets mistakes.</param>
internal sealed record MatchedFiles(GradeRequest Request, CellFile Answers, CellFile Predictions, int[] Match, List<Diagnostic> Problems)
{
    private const int Examples = 3;

    /// <summary>The weights; empty when none are wanted. Complains of those that are missing or negative, and when all are 0.</summary>
    public double[] Weights()
    {
        if (Request.Weight is not { } column)
            return [];
        var weights = Answers.Numbers(column).Values;
        Complain("PR-GRADE-025", Answers, column, Rows(weights, w => !(w >= 0)), "weight is", "weights are", "missing, negative or no number");
        if (Array.TrueForAll(weights, w => w == 0))
            Problems.Add(new("PR-GRADE-025", new(Answers.Source.Name), "All weights are 0."));
        return weights;
    }

    /// <summary>Numbers of the predictions, in the order of the answers. Complains of those that are missing.</summary>
    public double[] Scores(string column)
    {
        var values = Predictions.Numbers(column).Values;
        Complain("PR-GRADE-024", Predictions, column, Missing(values), "cell is", "cells are", $"no number in column '{column}'");
        return Problems.Count > 0 ? [] : Aligned(values);
    }

    /// <summary>Adds one sentence on some rows of a file, with the first examples; nothing when there are no rows.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="file">The file.</param>
    /// <param name="column">The column that is shown.</param>
    /// <param name="rows">Rows, rising.</param>
    /// <param name="one">How one of them is called, with its verb.</param>
    /// <param name="many">How several are called, with their verb.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="nearest">The nearest right thing to what stands in the first row, or null.</param>
    /// <param name="mend">What to do about it.</param>
    public void Complain(string code, CellFile file, string column, int[] rows, string one, string many, string what, Func<string, string?>? nearest = null, string? mend = null)
    {
        if (rows.Length == 0)
            return;
        var places = file.Places(column, rows.AsSpan(0, Math.Min(rows.Length, Examples)));
        var examples = string.Join(", ", places.Select(p => $"{(p.Text.Length == 0 ? "nothing" : $"'{p.Text}'")} on line {p.Line}")) + (rows.Length > Examples ? ", …" : ".");
        var message = string.Create(CultureInfo.InvariantCulture, $"{rows.Length:N0} {(rows.Length == 1 ? one : many)} {what}: {examples}");
        Problems.Add(new(code, new(file.Source.Name, places[0].Line), message, nearest?.Invoke(places[0].Text), mend));
    }

    /// <summary>Rows whose number is missing.</summary>
    public static int[] Missing(double[] values) => Rows(values, double.IsNaN);

    /// <summary>Rows whose value is so, rising.</summary>
    public static int[] Rows<T>(T[] values, Predicate<T> isSo)
    {
        var rows = new List<int>();
        for (var row = 0; row < values.Length; row++)
        {
            if (isSo(values[row]))
                rows.Add(row);
        }

        return [.. rows];
    }

    /// <summary>Values of the predictions in the order of the answers; all rows have one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double[] Aligned(double[] values)
    {
        var aligned = GC.AllocateUninitializedArray<double>(Match.Length);
        for (var row = 0; row < aligned.Length; row++)
            aligned[row] = values[Match[row]];
        return aligned;
    }
}

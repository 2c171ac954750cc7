using Practicum.Runner.Grades.Cells;

namespace Practicum.Runner.Grades.Matching;

/// <summary>What is said when ids do not match one to one: one sentence a kind of mistake, with its count and the first examples.</summary>
internal static class MatchComplaints
{
    private const int Examples = 3, NearestAmong = 200;

    /// <summary>Adds what is wrong.</summary>
    public static void Add(IdMatch match, CellFile answers, CellFile predictions, string id, List<Diagnostic> problems)
    {
        Nameless(match.NamelessAnswers, answers, id, problems);
        Nameless(match.NamelessPredictions, predictions, id, problems);
        Twice(match.TwiceInAnswers, answers, id, problems);
        Twice(match.TwiceInPredictions, predictions, id, problems);
        Alone("PR-GRADE-012", match.Missing, answers, match.Surplus, predictions, id, "without a prediction", problems);
        Alone("PR-GRADE-013", match.Surplus, predictions, match.Missing, answers, id, "that the answers do not have", problems);
    }

    private static void Nameless(int[] rows, CellFile file, string id, List<Diagnostic> problems)
    {
        if (rows.Length == 0)
            return;
        var places = file.Places(id, First(rows));
        problems.Add(new("PR-GRADE-010", new(file.Source.Name, places[0].Line), $"{Counted(rows.Length, "row has", "rows have")} no {id}: line{(rows.Length == 1 ? "" : "s")} {Lines(places, rows.Length)}"));
    }

    private static void Twice(IdPair[] pairs, CellFile file, string id, List<Diagnostic> problems)
    {
        if (pairs.Length == 0)
            return;
        var shown = pairs.Take(Examples).ToArray();
        var later = file.Places(id, [.. shown.Select(p => p.Row)]);
        var first = shown.Select(p => file.Places(id, [p.First])[0]).ToArray();
        var examples = string.Join(", ", first.Zip(later, (a, b) => $"'{a.Text}' on lines {a.Line} and {b.Line}"));
        problems.Add(new("PR-GRADE-011", new(file.Source.Name, later[0].Line), $"{Counted(pairs.Length, "row repeats", "rows repeat")} an {id}: {examples}{More(pairs.Length)}"));
    }

    private static void Alone(string code, int[] rows, CellFile file, int[] otherRows, CellFile other, string id, string what, List<Diagnostic> problems)
    {
        if (rows.Length == 0)
            return;
        var places = file.Places(id, First(rows));
        var known = other.Places(id, otherRows.AsSpan(0, Math.Min(otherRows.Length, NearestAmong))).Select(p => p.Text);
        var examples = string.Join(", ", places.Select(p => $"'{p.Text}' on line {p.Line}"));
        problems.Add(new(
            code, new(file.Source.Name, places[0].Line), $"{Counted(rows.Length, $"{id}", $"{id}s")} {what}: {examples}{More(rows.Length)}", NearestName.To(places[0].Text, known)));
    }

    private static int[] First(int[] rows) => [.. rows.Take(Examples)];

    private static string Counted(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    private static string Lines(CellPlace[] places, int count) => string.Join(", ", places.Select(p => p.Line.ToString(CultureInfo.InvariantCulture))) + More(count);

    private static string More(int count) => count > Examples ? ", …" : ".";
}

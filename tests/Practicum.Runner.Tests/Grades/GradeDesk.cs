using System.Text.Json;
using Practicum.Numerics.Tests.Vectors;
using Practicum.Runner.Grades;

namespace Practicum.Runner.Tests.Grades;

/// <summary>A folder with an answers and a predictions file, and the committed rows that scikit-learn measured.</summary>
internal sealed class GradeDesk : IDisposable
{
    public static JsonElement Vectors { get; } = CommittedVectors.Read("grade");

    public static JsonElement[] Rows { get; } = [.. Vectors.GetProperty("rows").EnumerateArray()];

    public string Folder { get; } = Directory.CreateTempSubdirectory("practicum-grade-").FullName;

    public string Answers => Path.Combine(Folder, "answers.csv");

    public string Predictions => Path.Combine(Folder, "predictions.csv");

    public GradeRequest Request => new() { Answers = Answers, Predictions = Predictions };

    public List<Diagnostic> Problems { get; } = [];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public void Write(string answers, string predictions)
    {
        File.WriteAllText(Answers, answers);
        File.WriteAllText(Predictions, predictions);
    }

    /// <summary>Writes columns of the committed rows; the order of rows is turned by a seed.</summary>
    public void Write(ulong seed, string[] ofAnswers, string[] ofPredictions)
    {
        File.WriteAllText(Answers, Csv(seed, ofAnswers));
        File.WriteAllText(Predictions, Csv(seed + 1, ofPredictions));
    }

    public GradeReport Grade(GradeRequest request)
    {
        var report = Grader.Run(request, Problems, CancellationToken.None);
        Assert.Empty(Problems);
        return report!;
    }

    public string[] Complaints(GradeRequest request)
    {
        Assert.Null(Grader.Run(request, Problems, CancellationToken.None));
        return [.. Problems.Select(p => p.ToString().Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];
    }

    /// <summary>Every metric that the committed values name has that value.</summary>
    public static void Agree(JsonElement expected, GradedSlice slice, double precision = 1e-12)
    {
        var names = expected.EnumerateObject().Where(e => e.Name is not ("rows" or "positives")).ToArray();
        Assert.NotEmpty(names);
        foreach (var one in names)
        {
            var estimate = slice.Metrics.Single(m => m.Name == one.Name).Estimate;
            Assert.True(Math.Abs(one.Value.GetDouble() - estimate.Value) <= precision * Math.Max(1, Math.Abs(estimate.Value)), $"{one.Name}: {estimate.Value}, expected {one.Value}");
        }
    }

    private static string Csv(ulong seed, string[] columns)
    {
        var classes = Vectors.GetProperty("classes").EnumerateArray().Select(c => c.GetString()!).ToArray();
        string[] header = [.. columns.SelectMany(c => c == "p" ? classes.Select(k => $"p_{k}") : [c])];
        IEnumerable<JsonElement> Cells(JsonElement row, string column) => row.GetProperty(column) is { ValueKind: JsonValueKind.Array } many ? many.EnumerateArray() : [row.GetProperty(column)];
        var order = Enumerable.Range(0, Rows.Length).OrderBy(i => Mixed(seed, i));
        var lines = order.Select(i => string.Join(',', columns.SelectMany(c => Cells(Rows[i], c)).Select(c => Quoted(c.ToString()))));
        return string.Concat(lines.Prepend(string.Join(',', header.Select(Quoted))).Select(line => line + "\n"));
    }

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static ulong Mixed(ulong seed, int row)
    {
        Span<ulong> bits = stackalloc ulong[1];
        new Chance(seed).Stream("rows").FillBits(bits, (uint)row, 0, 0);
        return bits[0];
    }
}

using System.Text;
using Practicum.Bench.Measuring;
using Practicum.Core.Examining.Findings;
using Practicum.Core.Packs;
using Practicum.Core.Planting;
using Practicum.Core.Submissions;
using Practicum.Runner.Intake.Claims;

namespace Practicum.Bench.Findings;

/// <summary>Findings of 100,000 rows, of as many cells, and a line for each row: read and marked, ten times as many in ten times the time. Beside it a marker that looks each row up in a list.</summary>
internal static class FindingsGate
{
    private const int Few = 10_000, Many = 100_000, Runs = 5, Naive = 2_000;

    private static readonly WorkspaceFacts Facts = new()
    {
        Project = "bench", Version = "1.0.0", Digest = Digest.Zero, Variant = 1, Assurance = "practice", Target = "y", Splits = new(), RowsPerDay = 1, Checklist = ["label-noise", "units", "pii"],
    };

    /// <summary>The figures.</summary>
    public static IEnumerable<Measured> Run()
    {
        var (few, many) = (Claims(Few), Claims(Many));
        var (small, large) = (Truth(2 * Few), Truth(2 * Many));
        Mark(large, many);
        var less = Cheapest.Seconds(Runs, () => Enumerable.Range(0, Many / Few).Sum(_ => Mark(small, few).Raw));
        var more = Cheapest.Seconds(Runs, () => Mark(large, many));
        yield return Measured.Once("findings.mark_bend", more / less, string.Create(CultureInfo.InvariantCulture, $"times as long a row at {Many:N0} rows and cells as at {Few:N0}: {1_000 * more:0} ms in all"));
        yield return Measured.Once("findings.mark_bytes", Cheapest.Bytes(() => Mark(large, many)) / (2 * Many), "bytes allocated a claimed locus");

        var (line, lines) = (Lines(Few), Lines(Many));
        Read(lines);
        var brief = Cheapest.Seconds(Runs, () => Enumerable.Range(0, Many / Few).Sum(_ => (double)Read(line).Length));
        var whole = Cheapest.Seconds(Runs, () => Read(lines));
        yield return Measured.Once("findings.read_bend", whole / brief, string.Create(CultureInfo.InvariantCulture, $"times as long a line at {Many:N0} lines as at {Few:N0}: {1_000 * whole:0} ms in all"));

        var (some, part) = (Claims(Naive), Truth(2 * Naive));
        var ours = Cheapest.Seconds(Runs, () => FindingsMarking.Mark(part, some, new Chance(1).Stream("bench"), 1));
        var plain = Cheapest.Seconds(Runs, () => Plain(part, some));
        yield return Measured.Once("findings.naive", plain / ours, string.Create(CultureInfo.InvariantCulture, $"times as fast as looking each of {Naive:N0} rows up in a list, without intervals: {1_000 * ours:0.0} ms"));
    }

    private static FindingsMarks Mark(FindingsTruth truth, ImmutableArray<Finding> claims) => FindingsMarking.Mark(truth, claims, new Chance(1).Stream("bench"));

    private static ImmutableArray<Finding> Read(byte[] lines)
    {
        var problems = new List<Diagnostic>();
        var findings = FindingsFile.Read(lines, "findings.jsonl", Facts, null, problems);
        return problems.Count == 0 ? findings : throw new InvalidOperationException(problems[0].ToString());
    }

    private static ImmutableArray<Finding> Claims(int rows) =>
    [
        new() { Kind = "label-noise", Confidence = 0.9, Rows = [.. Enumerable.Range(0, rows)], RowConfidence = [.. Enumerable.Range(0, rows).Select(i => 1.0 / (1 + i % 7))] },
        new() { Kind = "units", Confidence = 0.9, Cells = [.. Enumerable.Range(0, rows).Select(i => new FaultCell(i, "c" + i % 20))] },
    ];

    private static FindingsTruth Truth(int rows)
    {
        var posterior = new double[rows];
        for (var i = 0; i < rows; i++)
            posterior[i] = i % 3 == 0 ? 0.6 + 0.3 * (i % 11) / 11 : 0.3 * (i % 13) / 13;
        return new()
        {
            Checklist = Facts.Checklist,
            RowIds = [.. Enumerable.Range(0, rows)],
            Columns = [.. Enumerable.Range(0, 20).Select(c => "c" + c)],
            Keys =
            [
                new() { Id = "noise", Kind = "label-noise", Rows = [.. Enumerable.Range(0, rows / 3).Select(i => 3 * i)], Posterior = posterior },
                new() { Id = "units", Kind = "units", Cells = [.. Enumerable.Range(0, rows / 3).Select(i => new FaultCell(3 * i, "c" + 3 * i % 20))] },
            ],
        };
    }

    private static byte[] Lines(int rows) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"kind\":\"label-noise\",\"rows\":[{i}],\"row_confidence\":[0.9],\"confidence\":0.8}}\n"))));

    private static int Plain(FindingsTruth truth, ImmutableArray<Finding> claims)
    {
        List<int> key = [.. truth.Keys[0].Rows];
        List<FaultCell> cells = [.. truth.Keys[1].Cells];
        return claims[0].Rows.Count(key.Contains) + claims[1].Cells.Count(cells.Contains);
    }
}

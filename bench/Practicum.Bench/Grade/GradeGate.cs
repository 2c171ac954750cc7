using System.Diagnostics;
using Practicum.Bench.Measuring;
using Practicum.Runner.Grades;

namespace Practicum.Bench.Grade;

/// <summary>Grading 100,000 shuffled rows from two files, against straightforward code for the same nine values without intervals; and bytes allocated per row.</summary>
internal static class GradeGate
{
    private const int Rows = 100_000, Runs = 7;

    /// <summary>Runs it.</summary>
    public static IEnumerable<Measured> Run()
    {
        var folder = Directory.CreateTempSubdirectory("practicum-gate-");
        try
        {
            var request = new GradeRequest { Answers = Path.Combine(folder.FullName, "answers.csv"), Predictions = Path.Combine(folder.FullName, "predictions.csv") };
            Write(request);
            var (ours, naive, least) = (new List<double>(), new List<double>(), long.MaxValue);
            for (var run = 0; run < Runs; run++)
            {
                var (began, before) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes(true));
                var report = Grader.Run(request, [], CancellationToken.None)!;
                ours.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
                least = Math.Min(least, GC.GetTotalAllocatedBytes(true) - before);
                began = Stopwatch.GetTimestamp();
                var values = NaiveGrade.Run(request.Answers, request.Predictions);
                naive.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
                foreach (var (metric, value) in values)
                {
                    if (Math.Abs(report.Overall.Metrics.Single(m => m.Name == metric).Estimate.Value - value) > 1e-9)
                        throw new InvalidOperationException($"{metric} differs from the naive twin's {value}.");
                }
            }

            return [Measured.Once("grade.naive", naive.Min() / ours.Min(), "times as fast as the naive twin, best of each"), Measured.Once("grade.bytes", (double)least / Rows, "bytes allocated per row")];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(GradeRequest request)
    {
        var (bits, order) = (new ulong[Rows * 2], Enumerable.Range(0, Rows).ToArray());
        new Chance(1).Stream("grade").FillBits(bits, 0, 0, 0);
        using (var answers = new StreamWriter(request.Answers))
        {
            answers.Write("id,label\n");
            for (var i = 0; i < Rows; i++)
                answers.Write(string.Create(CultureInfo.InvariantCulture, $"r{i:0000000},{(Score(bits[i]) + Score(bits[Rows + i]) > 1.2 ? 1 : 0)}\n"));
        }

        Array.Sort(bits[Rows..], order);
        using var predictions = new StreamWriter(request.Predictions);
        predictions.Write("id,score\n");
        foreach (var i in order)
            predictions.Write(string.Create(CultureInfo.InvariantCulture, $"r{i:0000000},{Score(bits[i]):0.000000}\n"));
    }

    private static double Score(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));
}

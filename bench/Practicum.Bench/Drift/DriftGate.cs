using System.Diagnostics;
using Practicum.Bench.Measuring;
using Practicum.Numerics.Primitives.Sorting;
using Practicum.Numerics.Statistics.Drift;
using Practicum.Numerics.Statistics.Drift.Comparisons;

namespace Practicum.Bench.Drift;

/// <summary>A small drift table beside its naive twin, on one thread each; how many bytes a row it allocates; and the sort beside the runtime's.</summary>
internal static class DriftGate
{
    private const int Rows = 30_000, Numbers = 4, Categories = 2, Tries = 5;

    /// <summary>Best of some runs by turns.</summary>
    public static IEnumerable<Measured> Run()
    {
        var (reference, current) = (Make(1, 0), Make(2, 0.1));
        var (naive, ours, sort, runtime) = (double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);
        var table = DriftTable.Compare(reference, current, threads: 1);
        var keys = ((DoubleColumn)reference.Columns[0]).Values.ToArray();
        for (var i = 0; i < Tries; i++)
        {
            ours = Math.Min(ours, Timed(() => table = DriftTable.Compare(reference, current, threads: 1)));
            naive = Math.Min(naive, Timed(() => Naive(table, reference, current)));
            sort = Math.Min(sort, Timed(() => RadixSort.Ascending([.. keys])));
            runtime = Math.Min(runtime, Timed(() => Array.Sort((double[])[.. keys])));
        }

        var before = GC.GetTotalAllocatedBytes(true);
        DriftTable.Compare(reference, current, threads: 1);
        var bytes = (double)(GC.GetTotalAllocatedBytes(true) - before) / (2 * Rows);
        yield return Measured.Once("drift.twin", naive / ours, "times as fast as the naive twin, with more statistics and their intervals");
        yield return Measured.Once("drift.sort", runtime / sort, "times as fast as the runtime's sort");
        yield return Measured.Once("drift.bytes", bytes, "bytes a row of six columns");
    }

    private static void Naive(DriftTable table, Table reference, Table current)
    {
        for (var c = 0; c < Numbers + Categories; c++)
        {
            var column = table.Columns[c];
            var (found, names) = reference.Columns[c] is DoubleColumn numbers
                ? (NaiveDrift.Numbers(numbers.Values.ToArray(), ((DoubleColumn)current.Columns[c]).Values.ToArray()), new[] { DriftNames.PsiDeciles, DriftNames.JensenShannonDeciles, DriftNames.Ks, DriftNames.Wasserstein })
                : (NaiveDrift.Texts(((TextColumn)reference.Columns[c]).Codes.ToArray(), ((TextColumn)current.Columns[c]).Codes.ToArray()), [DriftNames.PsiCategories, DriftNames.JensenShannonCategories, DriftNames.ChiSquared]);
            for (var i = 0; i < found.Length; i++)
            {
                if (!(Math.Abs(found[i] - column[names[i]].Estimate.Value) <= 1e-9 * Math.Max(1, Math.Abs(found[i]))))
                    throw new InvalidOperationException($"{column.Name} {names[i]}: the twin found {found[i]}, the table {column[names[i]].Estimate.Value}.");
            }
        }
    }

    private static double Timed(Action work)
    {
        var began = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static Table Make(uint key, double shift)
    {
        var (fields, columns) = (new List<Field>(), new List<Column>());
        for (var j = 0; j < Numbers + Categories; j++)
        {
            var values = new double[Rows];
            new ChanceStream(key, 9).Fill(values, (uint)j);
            fields.Add(new($"c{j}", j < Numbers ? FieldKind.Number : FieldKind.Text));
            if (j < Numbers)
                InverseCdf.FillNormal(values, shift * j, 1);
            columns.Add(j < Numbers ? new DoubleColumn(values) : new TextColumn([.. values.Select(u => (int)(u * u * 12))], [.. Enumerable.Range(0, 12).Select(k => $"k{k}")]));
        }

        return new(new([.. fields]), [.. columns]);
    }
}

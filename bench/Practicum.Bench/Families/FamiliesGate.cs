using Practicum.Bench.Measuring;
using Practicum.Numerics.Primitives;
using Practicum.Numerics.Statistics.Metrics.Multiclass;

namespace Practicum.Bench.Families;

/// <summary>Several classes against a naive twin on 60,000 rows of ten classes: ten metrics with intervals against the twin's bare values, areas, and bytes a row.</summary>
internal static class FamiliesGate
{
    private const int Classes = 10, Rows = 60_000, Runs = 5;
    private static readonly string[] Names =
        ["accuracy", "balanced_accuracy", "precision_macro", "recall_macro", "f1_macro", "mcc", "kappa", "log_loss", "brier", "top_k_accuracy@2"];

    /// <summary>The figures.</summary>
    public static IEnumerable<Measured> Run()
    {
        var (labels, scores) = Draw(Rows);
        var expected = NaiveMulticlass.Values(Classes, labels, scores).Append(NaiveMulticlass.Areas(Classes, labels, scores)).ToArray();
        var found = Ours(labels, scores).Append(MulticlassSample.FromScores(Classes, labels, scores).Value("roc_auc_ovr")).ToArray();
        if (expected.Zip(found).Any(pair => Math.Abs(pair.First - pair.Second) > 1e-9))
            throw new InvalidOperationException("The naive twin found other values.");
        yield return Measured.Once("families.multiclass", Cheapest.Seconds(Runs, () => NaiveMulticlass.Values(Classes, labels, scores)) / Cheapest.Seconds(Runs, () => Ours(labels, scores)), "naive values over ten metrics with intervals");
        yield return Measured.Once(
            "families.areas",
            Cheapest.Seconds(Runs, () => NaiveMulticlass.Areas(Classes, labels, scores)) / Cheapest.Seconds(Runs, () => MulticlassSample.FromScores(Classes, labels, scores).Estimate("roc_auc_ovr")),
            "naive area over the area with its interval");
        var all = GC.GetTotalAllocatedBytes(precise: true);
        Ours(labels, scores);
        yield return Measured.Once("families.multiclass_bytes", (double)(GC.GetTotalAllocatedBytes(precise: true) - all) / Rows, "bytes a row of ten classes");
    }

    private static double[] Ours(int[] labels, double[] scores)
    {
        var sample = MulticlassSample.FromScores(Classes, labels, scores);
        return Array.ConvertAll(Names, name => sample.Estimate(name).Value);
    }

    private static (int[] Labels, double[] Scores) Draw(int rows)
    {
        var stream = new Chance(5).Stream("families");
        double[] u = new double[rows], scores = new double[rows * Classes];
        stream.Fill(u, 0);
        stream.Fill(scores, 1);
        var labels = new int[rows];
        for (var i = 0; i < rows; i++)
        {
            labels[i] = (int)(u[i] * Classes);
            var line = scores.AsSpan(i * Classes, Classes);
            line[labels[i]] *= 3;
            var sum = 0.0;
            foreach (var s in line)
                sum += s;
            foreach (ref var s in line)
                s /= sum;
        }

        return (labels, scores);
    }
}

using Practicum.Bench.Measuring;
using Practicum.Numerics.Learning;
using Practicum.Numerics.Primitives;
using Practicum.Numerics.Tables;

namespace Practicum.Bench.Learn;

/// <summary>The learners against naive twins of the same job on a small table, and the bytes that a fit takes for each row.</summary>
internal static class LearnGate
{
    private const int Rows = 20_000, Columns = 8, Best = 3;

    private static readonly Dictionary<string, double> Trees = new() { ["trees"] = 10, ["depth"] = 5, ["min_child"] = 20 };

    /// <summary>Runs the short list.</summary>
    public static IEnumerable<Measured> Run()
    {
        var (values, labels) = Make();
        var table = new Table(new([.. Enumerable.Range(0, Columns).Select(c => new Field($"x{c}", FieldKind.Number))]), [.. values.Select(Column (column) => new DoubleColumn(column))]);
        var set = new TrainingSet { Rows = table, Labels = labels, Features = [.. table.Schema.Fields.Select(field => field.Name)] };
        yield return Measured.Once("learn.gbdt", Cheapest.Seconds(Best, () => GreedyTrees.Fit(values, labels, 10, 5, 0.1, 1, 20)) / Cheapest.Seconds(Best, () => Learners.Fit("gbdt", set, Trees, 1)), "times as fast as sorting at every node");
        yield return Measured.Once("learn.logistic", Cheapest.Seconds(Best, () => PlainNewton.Fit(values, labels, 1, 6)) / Cheapest.Seconds(Best, () => Learners.Fit("logistic", set, new Dictionary<string, double>(), 1)), "times as fast as Newton in plain loops");
        yield return Measured.Once("learn.gbdt_bytes", Cheapest.Bytes(() => Learners.Fit("gbdt", set, Trees, 1)) / Rows, "bytes a row, ten trees");
        yield return Measured.Once("learn.logistic_bytes", Cheapest.Bytes(() => Learners.Fit("logistic", set, new Dictionary<string, double>(), 1)) / Rows, "bytes a row");
    }

    private static (double[][] Values, byte[] Labels) Make()
    {
        var chance = new Chance(8).Stream("bench/learn");
        double[][] values = [.. Enumerable.Range(0, Columns).Select(c => Enumerable.Range(0, Rows).Select(i => (double)(float)chance.Uniform((uint)c, (uint)i)).ToArray())];
        byte[] labels = [.. Enumerable.Range(0, Rows).Select(i => (byte)(chance.Uniform(99, (uint)i) < 0.2 + (0.3 * values[0][i]) + (values[1][i] > 0.6 ? 0.3 * values[2][i] : 0) ? 1 : 0))];
        return (values, labels);
    }
}

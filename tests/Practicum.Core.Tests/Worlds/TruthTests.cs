using Practicum.Core.Packs;
using Practicum.Core.Worlds;
using Practicum.Core.Worlds.Generated;

namespace Practicum.Core.Tests.Worlds;

public sealed class TruthTests
{
    private static readonly ProjectWorld Desk = Declared.Open(Declared.Project());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Labels_come_true_as_often_as_the_truth_says(bool visible)
    {
        // z = Σ(y − p) / sqrt(Σ p(1 − p)) is standard normal when the truth is true; |z| < 4 in each tenth by probability.
        foreach (var spec in new[] { Declared.Desk(), WorldLawTests.General() })
        {
            var rows = Declared.Open(Declared.Project(spec, trainDays: 10)).Year(3, default);
            var p = visible ? rows.VisibleTruth! : rows.Truth!;
            var order = Enumerable.Range(0, rows.Rows).OrderBy(i => p[i]).ToArray();
            foreach (var tenth in order.Chunk((rows.Rows / 10) + 1))
            {
                var z = tenth.Sum(i => rows.Label[i] - p[i]) / Math.Sqrt(tenth.Sum(i => p[i] * (1 - p[i])));
                Assert.True(Math.Abs(z) < 4, $"z = {z}");
            }
        }
    }

    [Fact]
    public void Visible_truth_is_the_integral_over_the_hidden_column()
    {
        // Truth = logistic(a + 0.5 mood); the integral over mood by Simpson's rule on [−8, 8]. 128 evenly spread draws come within 2e-4 of it
        // (128 independent ones would within 1e-2).
        var rows = Desk.Year(1, IncidentMask.Everything);
        var weight = Desk.Parameters[0].Value;
        var start = rows.Start!.Value - Declared.Start();
        for (var tick = 0; tick < rows.Ticks; tick += 97)
        {
            for (var row = rows.TickStart[tick]; row < rows.TickStart[tick + 1]; row++)
            {
                var t = start.Days + (tick / 24.0);
                var a = -1.9 - (0.04 * rows.Seen.Numbers("tenure")[row]) + (weight * rows.Seen.Numbers("calls")[row])
                    + (((TextColumn)rows.Seen["plan"])[row] == "basic" ? 0.9 : 0) + (0.2 * Math.Sin(2 * Math.PI * t / 365));
                Assert.Equal(Integral(a, 0.5), rows.VisibleTruth![row], 2e-4);
            }
        }
    }

    [Fact]
    public void The_way_through_the_table_and_the_way_row_by_row_agree()
    {
        // "+ 0 * mood * calls" tangles hidden and visible columns, so that the general way is taken; the value is the same.
        var tangled = Declared.Desk() with { Probability = Declared.Formula(Declared.Desk().Probability.Text[..^1] + " + 0 * mood * calls)") };
        var (fast, slow) = (Desk.Year(1, default), Declared.Open(Declared.Project(tangled)).Year(1, default));
        Assert.NotSame(fast.Truth, fast.VisibleTruth);
        for (var row = 0; row < fast.Rows; row++)
            Assert.Equal(slow.VisibleTruth![row], fast.VisibleTruth![row], 1e-9);
    }

    [Fact]
    public void Without_hidden_columns_the_visible_truth_is_the_truth()
    {
        var spec = Declared.Desk() with { Probability = Declared.Formula("logistic(calls - 2)") };
        var rows = Declared.Open(Declared.Project(spec)).Year(1, default);
        Assert.Same(rows.Truth, rows.VisibleTruth);
    }

    [Fact]
    public void Time_goes_on_from_training_into_production()
    {
        var spec = Declared.Desk() with { Columns = Declared.Desk().Columns.Add(Declared.Column("day", "t")) };
        var world = Declared.Open(Declared.Project(spec));
        Assert.Equal(0, world.Train().Rows.Numbers("day")[0]);
        var year = world.Year(1, default);
        Assert.Equal(60, year.Seen.Numbers("day")[0]);
        Assert.Equal("2025-03-02T00:00:00Z", year.Start!.Value.ToString());
    }

    [Fact]
    public void A_separable_hidden_column_is_recognised() =>
        Assert.True(HiddenMean.Of(((GeneratedWorld)Desk.Production!).Program).IsSeparable);

    private static double Integral(double a, double scale)
    {
        const int Steps = 4_000;
        double sum = 0;
        for (var i = 0; i <= Steps; i++)
        {
            var z = -8 + (16.0 * i / Steps);
            var weight = i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) / (1 + Math.Exp(-a - (scale * z)));
        }

        return sum * (16.0 / Steps) / 3;
    }
}

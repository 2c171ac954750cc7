using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Tests.Statistics.Metrics.Weighing;

public class SelectionTests
{
    [Fact]
    public void The_value_at_a_place_is_that_of_the_sorted_values()
    {
        foreach (var (rows, steps) in new[] { (1, 0), (2, 0), (33, 0), (34, 3), (1000, 0), (1000, 7), (5000, 1), (5001, 0) })
        {
            var values = new double[rows];
            new Chance(4).Stream("values").Fill(values, (uint)rows);
            if (steps > 0)
                values = [.. values.Select(v => Math.Round(v * steps))];
            double[] sorted = [.. values.Order()];
            foreach (var place in new[] { 0, rows / 3, rows / 2, rows - 1 })
                Assert.Equal(sorted[place], Selection.Of(values, place));
        }
    }

    [Fact]
    public void Unlucky_orders_are_sorted_in_the_end()
    {
        // an organ pipe, rising runs and falling runs
        foreach (var values in new[] { Enumerable.Range(0, 4001).Select(i => (double)Math.Min(i, 4000 - i)), Enumerable.Range(0, 4001).Select(i => (double)i), Enumerable.Range(0, 4001).Select(i => -(double)(i % 50)) })
        {
            double[] copy = [.. values], sorted = [.. values.Order()];
            Assert.Equal(sorted[2000], Selection.Of(copy, 2000));
            Assert.Equal(sorted, copy.Order());
        }
    }
}

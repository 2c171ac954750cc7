using Practicum.Core.Evidence;
using Practicum.Core.Examining;
using Practicum.Core.Examining.Scoring;

namespace Practicum.Core.Tests.Examining;

public sealed class CoarseMeasurementTests
{
    [Theory]
    [InlineData("offline", 19, false)]
    [InlineData("offline", 20, true)]
    [InlineData("production", 3, true)] // worlds, not rows
    public void Of_fewer_than_twenty_hidden_rows_nothing_is_told(string examiner, int count, bool told) =>
        Assert.Equal(told, Coarse(examiner, 0.123456789, count).Value.IsDefined);

    [Fact]
    public void One_row_more_or_less_does_not_show_in_a_mean_over_rows()
    {
        // A mean over 400 rows moves by at most 1/400 with one row: the grid is 0.005.
        Assert.Equal(0.125, Coarse("offline", 0.123456789, 400).Value.Value, 12);
        Assert.Equal(0.125, Coarse("offline", 0.1271, 400).Value.Value, 12);
    }

    private static EvidenceItem Coarse(string examiner, double value, int count)
    {
        var item = new EvidenceItem { Id = "predict/brier", Examiner = examiner, Definition = "brier@1", Value = Estimate.WithoutInterval(value, count, "made"), Group = Digest.Zero };
        var measurement = new TaskMeasurement { Task = new() { Id = "predict", Examiner = examiner, Metrics = [("brier", 1)] }, About = "", Evidence = [item], Parts = [] };
        return CoarseMeasurement.Of(measurement, 0).Evidence[0];
    }
}

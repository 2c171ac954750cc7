using Practicum.Core.Planting;
using Practicum.Core.Submissions;

namespace Practicum.Core.Tests.Submissions;

public sealed class FindingTests
{
    [Fact]
    public void Findings_of_one_kind_are_united_and_the_last_confidence_stands()
    {
        var merged = Finding.Merge(
        [
            new() { Kind = "a", Rows = [5, 3, 5], RowConfidence = [0.9, 0.5, 0.7], Confidence = 0.4, Columns = ["x"], Remedy = "drop" },
            new() { Kind = "b", Absent = true, Confidence = 0.9 },
            new() { Kind = "a", Rows = [3, 8], Confidence = 0.6, Columns = ["y", "x"], Cells = [new(1, "x"), new(1, "x")], Pairs = [(1, 2)], Spans = [new(1, "x", 0, 4, "")] },
        ]);
        Assert.Equal(["a", "b"], merged.Select(f => f.Kind));
        Assert.Equal([5, 3, 8], merged[0].Rows);
        Assert.Equal([0.7, 0.5, double.NaN], merged[0].RowConfidence);
        Assert.Equal(["x", "y"], merged[0].Columns);
        Assert.Equal([new FaultCell(1, "x")], merged[0].Cells);
        Assert.Single(merged[0].Pairs);
        Assert.Single(merged[0].Spans);
        Assert.Equal((0.6, "drop"), (merged[0].Confidence!.Value, merged[0].Remedy));
        Assert.Equal(0.1, merged[1].Probability, 12);
    }

    [Fact]
    public void A_finding_without_a_confidence_is_a_sure_one()
    {
        Assert.Equal(1, new Finding { Kind = "a" }.Probability);
        Assert.Equal(0, new Finding { Kind = "a", Absent = true }.Probability);
    }
}

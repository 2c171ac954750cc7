using Practicum.Core.Production;
using Practicum.Core.Production.Monitoring;

namespace Practicum.Core.Tests.Production.Monitoring;

public sealed class FamilyCorrectionTests
{
    /// <summary>
    /// Four p-values at level 0.05. Holm compares 0.05/4, 0.05/3, 0.05/2, 0.05/1 in turn and stops at the first that fails; Benjamini and Hochberg take the
    /// largest i with p(i) ≤ 0.05·i/4. (By hand; statsmodels' multipletests gives the same.)
    /// </summary>
    [Theory]
    [InlineData("holm", new[] { 0.01, 0.02, 0.03, 0.04 }, 1)]
    [InlineData("bh", new[] { 0.01, 0.02, 0.03, 0.04 }, 4)]
    [InlineData("holm", new[] { 0.001, 0.01, 0.02, 0.2 }, 3)]
    [InlineData("bh", new[] { 0.02, 0.03, 0.035, 0.2 }, 3)]
    [InlineData("holm", new[] { 0.02, 0.001 + 0.02, 0.03, 0.2 }, 0)]
    public void The_smallest_p_values_are_rejected(string correction, double[] sorted, int expected) =>
        Assert.Equal(expected, FamilyCorrection.Rejected(correction, sorted, 0.05));

    [Fact]
    public void Members_of_a_family_share_their_levels_and_others_are_left_alone()
    {
        Reading[] readings = [new(0.5, 0.1, true, 0.03), new(0.5, 0.1, true, 0.001), new(0.01, 0.1, true, 0.0001), new(0.5, 0.1, true, double.NaN), new(0.5, 0.1, true, 0.2)];
        FamilyCorrection.Apply("holm", [("inputs", 0.01), ("inputs", 0.01), ("inputs", 0.01), ("inputs", 0.01), (null, 0.01)], readings);
        Assert.Equal([true, true, false, true, true], readings.Select(r => r.Alarms));
    }
}

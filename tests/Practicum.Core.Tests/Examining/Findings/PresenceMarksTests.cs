using FsCheck;
using FsCheck.Fluent;
using Practicum.Core.Examining.Findings;

namespace Practicum.Core.Tests.Examining.Findings;

/// <summary>Numbers of methods §8.</summary>
public sealed class PresenceMarksTests
{
    private static readonly double[] Ones = [1, 1, 1, 1, 1, 1];

    [Theory]
    [InlineData(3, "0.95 0.95 0.95 0.05 0.05 0.05", 0.99)]
    [InlineData(3, "0.5 0.5 0.5 0.5 0.5 0.5", 0)]
    [InlineData(3, "0.9 0.9 0.9 0.9 0.9 0.9", -0.64)]
    [InlineData(3, "0.1 0.1 0.1 0.1 0.1 0.1", -0.64)]
    [InlineData(3, "0.9 0.5 0.5 0.1 0.5 0.5", 0.32)]
    [InlineData(2, "0.9 0.9 0.9 0.9 0.9 0.9", -1.445)]
    [InlineData(2, "0.3333333333333333 0.3333333333333333 0.3333333333333333 0.3333333333333333 0.3333333333333333 0.3333333333333333", 0)]
    [InlineData(0, "0.1 0.1 0.1 0.1 0.1 0.1", 0.96)]
    public void The_skill_is_that_of_the_definition(int there, string stated, double expected) =>
        Assert.Equal(expected, Skill(there, [.. stated.Split(' ').Select(s => double.Parse(s, System.Globalization.CultureInfo.InvariantCulture))]), 9);

    [Fact]
    public void No_constant_confidence_scores_above_silence() => Prop.ForAll(
        Gen.Choose(0, 6).SelectMany(there => Gen.Choose(0, 1000).Select(p => (there, p / 1000.0))).ToArbitrary(),
        c => c.there is 0 or 6 || Skill(c.there, [.. Enumerable.Repeat(c.Item2, 6)]) <= 1e-12).QuickCheckThrowOnFailure();

    [Fact]
    public void Silence_scores_nothing_whatever_the_weights() => Prop.ForAll(
        Gen.Choose(1, 9).ArrayOf(6).SelectMany(w => Gen.Choose(0, 63).Select(z => (w, z))).ToArbitrary(),
        c =>
        {
            double[] weights = [.. c.w.Select(v => (double)v)];
            bool[] present = [.. Enumerable.Range(0, 6).Select(i => (c.z >> i & 1) == 1)];
            return Math.Abs(PresenceMarks.Losses(present, [.. Enumerable.Repeat(PresenceMarks.Silence(present, weights), 6)], weights).Sum() - 1) < 1e-12;
        }).QuickCheckThrowOnFailure();

    private static double Skill(int there, double[] stated) => 1 - PresenceMarks.Losses([.. Enumerable.Range(0, 6).Select(i => i < there)], stated, Ones).Sum();
}

using Practicum.Numerics.Primitives.Special;

namespace Practicum.Numerics.Tests.Primitives.Special;

public sealed class HypergeometricTailTests
{
    /// <summary>scipy 1.10.1, <c>hypergeom.sf(hits − 1, all, marked, drawn)</c>.</summary>
    [Theory]
    [InlineData(3, 50, 40, 1000, 0.3229433643061544)]
    [InlineData(0, 5, 5, 100, 1)]
    [InlineData(10, 100, 200, 5000, 0.006272878057381586)]
    [InlineData(30, 6000, 6000, 94000, 1)]
    [InlineData(500, 6000, 6000, 94000, 4.731509694666595e-10)]
    [InlineData(5, 5, 5, 10, 0.003968253968253969)]
    [InlineData(370, 6000, 6000, 94000, 0.7680794546944528)]
    public void The_tail_is_scipy_s(long hits, long drawn, long marked, long all, double expected) =>
        Assert.Equal(expected, HypergeometricTail.AtLeast(hits, drawn, marked, all), expected * 1e-8);

    [Fact]
    public void What_cannot_be_has_probability_nought_and_what_must_be_has_one()
    {
        Assert.Equal(0, HypergeometricTail.AtLeast(6, 5, 40, 100));
        Assert.Equal(1, HypergeometricTail.AtLeast(5, 10, 95, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => HypergeometricTail.AtLeast(1, 11, 5, 10));
    }
}

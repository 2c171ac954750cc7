using Practicum.Numerics.Primitives.Special;

namespace Practicum.Numerics.Tests.Primitives;

public sealed class NormalTailTests
{
    [Theory] // scipy 1.10.1, special.erfc
    [InlineData(0, 1.0)]
    [InlineData(0.1, 0.8875370839817152)]
    [InlineData(0.5, 0.4795001221869535)]
    [InlineData(1, 0.15729920705028516)]
    [InlineData(1.5, 0.03389485352468927)]
    [InlineData(1.9999, 0.00467980209297061)]
    [InlineData(2, 0.004677734981047266)]
    [InlineData(2.5, 0.00040695201744495886)]
    [InlineData(3, 2.2090496998585445e-05)]
    [InlineData(5, 1.5374597944280347e-12)]
    [InlineData(10, 2.0884875837625446e-45)]
    [InlineData(20, 5.395865611607901e-176)]
    [InlineData(26, 5.663192408856145e-296)]
    public void The_complement_of_the_error_function_agrees_with_scipy(double x, double expected)
    {
        Assert.InRange(NormalTail.Erfc(x) / expected, 1 - 2e-13, 1 + 2e-13);
        Assert.Equal(2 - NormalTail.Erfc(x), NormalTail.Erfc(-x), 1e-15);
    }

    [Fact]
    public void Areas_of_the_normal_undo_its_quantiles()
    {
        foreach (var u in new[] { 1e-12, 1e-6, 0.01, 0.3, 0.5, 0.9, 0.975, 1 - 1e-9 })
            Assert.InRange(NormalTail.Below(InverseCdf.Normal(u)) / u, 1 - 1e-12, 1 + 1e-12);
        Assert.Equal(0.05, NormalTail.Beyond(-1.9599639845400545), 1e-15);
        Assert.Equal(0, NormalTail.Erfc(40));
        Assert.True(double.IsNaN(NormalTail.Erfc(double.NaN)));
    }
}

using MathNet.Numerics.Distributions;

namespace Practicum.Core.Tests.Worlds;

/// <summary>Draws against the quantiles of MathNet.Numerics 5.0 at the stream's own uniform numbers.</summary>
public sealed class DrawTests
{
    private const int Rows = 2_000;

    public static TheoryData<string, Func<double, double>, double> Draws => new()
    {
        { "normal(3, 2)", u => Normal.InvCDF(3, 2, u), 1e-12 },
        { "lognormal(0.5, 0.25)", u => Math.Exp(Normal.InvCDF(0.5, 0.25, u)), 1e-12 },
        { "uniform(-1, 4)", u => -1 + (5 * u), 1e-14 },
        { "exponential(x)", u => Exponential.InvCDF(1 / 2.5, u), 1e-10 },
        { "gamma(2, 14)", u => Gamma.InvCDF(2, 1 / 14.0, u), 1e-7 },
        { "gamma(0.3, x)", u => Gamma.InvCDF(0.3, 1 / 2.5, u), 1e-6 },
        { "gamma(x, 2)", u => Gamma.InvCDF(2.5, 0.5, u), 1e-7 },
        { "beta(2, 5)", u => Beta.InvCDF(2, 5, u), 1e-6 },
        { "beta(x, 0.5)", u => Beta.InvCDF(2.5, 0.5, u), 1e-6 },
        { "bernoulli(0.3)", u => u < 0.3 ? 1 : 0, 0 },
        { "choice(1: 0.5, 2: 0.25, 7: 0.25)", u => u < 0.5 ? 1 : u < 0.75 ? 2 : 7, 0 },
        { "choice(1: x, 2: 7.5)", u => u < 0.25 ? 1 : 2, 0 },
        { "pick(choice(a: 2, b: 6), a: 1, b: 2)", u => u < 0.25 ? 1 : 2, 0 },
    };

    [Theory]
    [MemberData(nameof(Draws), DisableDiscoveryEnumeration = true)]
    public void A_draw_is_the_quantile_at_the_stream_of_its_ordinal(string text, Func<double, double> quantile, double relative)
    {
        var stream = new Chance(7).Stream("column/test/1");
        var values = Declared.Values(text, rows: Rows);
        for (var row = 0; row < Rows; row++)
        {
            var expected = quantile(stream.Uniform(0, (uint)row));
            Assert.Equal(expected, values[row], relative * Math.Max(1, Math.Abs(expected)));
        }
    }

    [Theory]
    [InlineData("poisson(0.4)", 0.4)]
    [InlineData("poisson(x)", 2.5)]
    [InlineData("poisson(40)", 40)]
    public void A_poisson_draw_is_the_smallest_count_whose_cdf_reaches_u(string text, double mean)
    {
        var stream = new Chance(7).Stream("column/test/1");
        var values = Declared.Values(text, rows: Rows);
        for (var row = 0; row < Rows; row++)
        {
            var u = stream.Uniform(0, (uint)row);
            Assert.True(Poisson.CDF(mean, values[row]) >= u - 1e-12);
            Assert.True(values[row] == 0 || Poisson.CDF(mean, values[row] - 1) < u + 1e-12);
        }
    }

    [Fact]
    public void Each_draw_of_an_expression_has_a_stream_of_its_own()
    {
        var both = Declared.Values("uniform(0, 1) + 10 * uniform(0, 1)");
        var (first, second) = (new Chance(7).Stream("column/test/1"), new Chance(7).Stream("column/test/2"));
        for (var row = 0; row < both.Length; row++)
            Assert.Equal(first.Uniform(0, (uint)row) + (10 * second.Uniform(0, (uint)row)), both[row], 1e-12);
    }

    [Fact]
    public void An_outer_draw_counts_before_the_draws_inside_its_arguments()
    {
        var inner = new Chance(7).Stream("column/test/2");
        var outer = new Chance(7).Stream("column/test/1");
        var values = Declared.Values("uniform(uniform(0, 1), 2)");
        for (var row = 0; row < values.Length; row++)
        {
            var low = inner.Uniform(0, (uint)row);
            Assert.Equal(low + ((2 - low) * outer.Uniform(0, (uint)row)), values[row], 1e-12);
        }
    }
}

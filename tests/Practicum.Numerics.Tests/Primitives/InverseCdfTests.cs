using System.Text.Json;
using Practicum.Numerics.Tests.Statistics;

namespace Practicum.Numerics.Tests.Primitives;

public class InverseCdfTests
{
    private static readonly double[] U = [1e-12, 1e-6, 0.001, 0.01, 0.074, 0.076, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.924, 0.926, 0.99, 0.999, 1 - 1e-6, 1 - 1e-9];
    private static readonly double[] Shapes = [0.05, 0.3, 0.5, 1, 2.5, 4.5, 20, 300, 1e5];
    private static readonly double[][] Betas = [[0.5, 0.5], [1, 1], [2, 5], [0.2, 3], [30, 2], [500, 700], [12, 1_000_000]];
    private static readonly double[] Means = [0.01, 0.5, 1, 5, 31.9, 32.1, 100, 500, 2000, 360_000];
    private static readonly JsonElement Scipy = Peers.Ask("quantiles", new { u = U, shapes = Shapes, betas = Betas, means = Means });

    [Fact]
    public void Quantiles_agree_with_scipy()
    {
        for (var i = 0; i < U.Length; i++)
        {
            Peers.Close(Scipy.GetProperty("normal")[i].GetDouble(), InverseCdf.Normal(U[i]), 4e-15);
            Peers.Close(Scipy.GetProperty("exponential")[i].GetDouble(), InverseCdf.Exponential(U[i], 3), 4e-15, relative: true);
            Peers.Close(Scipy.GetProperty("lognormal")[i].GetDouble(), InverseCdf.LogNormal(U[i], 0.3, 0.8), 1e-14, relative: true);
            Peers.Close(Scipy.GetProperty("chi2")[i].GetDouble(), InverseCdf.ChiSquared(U[i], 9), 1e-11, relative: true);
        }
    }

    [Fact]
    public void Gamma_quantiles_agree_with_scipy()
    {
        for (var s = 0; s < Shapes.Length; s++)
        {
            for (var i = 0; i < U.Length; i++)
                Peers.Close(Scipy.GetProperty("gamma")[s][i].GetDouble(), InverseCdf.Gamma(U[i], Shapes[s], 1), 2e-11, relative: true);
        }
    }

    [Fact]
    public void Beta_quantiles_agree_with_scipy()
    {
        for (var s = 0; s < Betas.Length; s++)
        {
            for (var i = 0; i < U.Length; i++)
                Peers.Close(Scipy.GetProperty("beta")[s][i].GetDouble(), InverseCdf.Beta(U[i], Betas[s][0], Betas[s][1]), 1e-10, relative: true);
        }
    }

    [Fact]
    public void Poisson_quantiles_agree_with_scipy()
    {
        for (var s = 0; s < Means.Length; s++)
        {
            for (var i = 0; i < U.Length; i++)
                Assert.Equal((int)Scipy.GetProperty("poisson")[s][i].GetDouble(), InverseCdf.Poisson(U[i], Means[s]));
        }
    }

    [Fact]
    public void A_column_has_the_same_bits_as_its_single_draws_whatever_its_length()
    {
        var stream = new Chance(3).Stream("column/x/1");
        foreach (var length in new[] { 0, 1, 2, 3, 4, 5, 7, 8, 9, 1001 })
        {
            var u = new double[length];
            stream.Fill(u, 5);
            double[] normal = [.. u], lognormal = [.. u], exponential = [.. u];
            InverseCdf.FillNormal(normal);
            InverseCdf.FillLogNormal(lognormal, 1.5, 0.7);
            InverseCdf.FillExponential(exponential, 2.5);
            for (var i = 0; i < length; i++)
            {
                Assert.Equal(BitConverter.DoubleToInt64Bits(InverseCdf.Normal(u[i])), BitConverter.DoubleToInt64Bits(normal[i]));
                Assert.Equal(BitConverter.DoubleToInt64Bits(InverseCdf.LogNormal(u[i], 1.5, 0.7)), BitConverter.DoubleToInt64Bits(lognormal[i]));
                Assert.Equal(BitConverter.DoubleToInt64Bits(InverseCdf.Exponential(u[i], 2.5)), BitConverter.DoubleToInt64Bits(exponential[i]));
            }
        }
    }

    [Fact]
    public void Extreme_and_wrong_arguments_give_extreme_values_or_NaN_and_no_exception()
    {
        var last = 1 - 1.0 / (1UL << 53);
        Assert.True(double.IsFinite(InverseCdf.Normal(last)));
        Assert.True(double.IsFinite(InverseCdf.Exponential(last, 1)));
        Assert.True(double.IsFinite(InverseCdf.Gamma(last, 0.5, 1)));
        Assert.True(double.IsNaN(InverseCdf.Gamma(0.5, -1, 1)));
        Assert.True(double.IsNaN(InverseCdf.Gamma(0.5, 1, 0)));
        Assert.True(double.IsNaN(InverseCdf.Beta(0.5, 0, 1)));
        Assert.True(double.IsNaN(InverseCdf.Normal(-0.1)));
        Assert.Equal(-1, InverseCdf.Poisson(0.5, -3));
        Assert.Equal(0, InverseCdf.Poisson(0.5, 0));
        Assert.Equal(1, InverseCdf.Choice(0.5, [0.2, 0.7, 1]));
        Assert.Equal(2, InverseCdf.Choice(last, [0.2, 0.7, 1]));
    }
}

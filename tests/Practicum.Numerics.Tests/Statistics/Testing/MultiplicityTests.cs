using FsCheck;
using FsCheck.Fluent;
using Practicum.Numerics.Statistics.Testing;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Testing;

public class MultiplicityTests
{
    [Fact]
    public void Adjusted_p_values_agree_with_statsmodels()
    {
        foreach (var row in CommittedVectors.Read("intervals").GetProperty("adjusted").EnumerateArray())
        {
            var p = row.GetProperty("p").Doubles();
            Same(row.GetProperty("holm").Doubles(), Multiplicity.Holm(p));
            Same(row.GetProperty("bh").Doubles(), Multiplicity.BenjaminiHochberg(p));
            Same(row.GetProperty("by").Doubles(), Multiplicity.BenjaminiYekutieli(p));
        }
    }

    [Fact]
    public void Adjusting_keeps_the_order_and_never_makes_a_p_value_smaller()
    {
        Prop.ForAll(Gen.Choose(0, 1000).Select(i => i / 1000.0).ArrayOf().ToArbitrary(), p =>
        {
            foreach (var adjusted in new[] { Multiplicity.Holm(p), Multiplicity.BenjaminiHochberg(p), Multiplicity.BenjaminiYekutieli(p) })
            {
                for (var i = 0; i < p.Length; i++)
                {
                    Assert.InRange(adjusted[i], p[i], 1);
                    for (var j = 0; j < p.Length; j++)
                        Assert.True(p[i] > p[j] || adjusted[i] <= adjusted[j]);
                }
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Questions_without_a_test_are_not_counted()
    {
        Assert.Equal([0.02, double.NaN, 0.04], Multiplicity.Holm([0.01, double.NaN, 0.04]));
        Assert.Equal([0.02, double.NaN, 0.04], Multiplicity.BenjaminiHochberg([0.01, double.NaN, 0.04]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Multiplicity.Holm([1.2]));
        Assert.Empty(Multiplicity.Holm([]));
    }

    private static void Same(double[] expected, double[] actual)
    {
        for (var i = 0; i < expected.Length; i++)
            Peers.Close(expected[i], actual[i], 1e-14);
    }
}

using System.Text.Json;
using Practicum.Numerics.Statistics.Drift.Shares;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Drift;

/// <summary>Distances of counts against scipy (committed vectors), the shared vectors and closed forms.</summary>
public sealed class ShareComparisonTests
{
    private static readonly JsonElement Scipy = CommittedVectors.Read("drift");
    private static readonly JsonElement Shared = JsonDocument.Parse(File.ReadAllText(SharedData.Find("vectors/drift-stat-vectors.json"))).RootElement.GetProperty("chi2");

    [Fact]
    public void Tables_of_counts_are_judged_as_scipy_judges_them()
    {
        foreach (var told in Scipy.GetProperty("tables").EnumerateArray())
        {
            var shares = new ShareComparison(Counts("ref"), Counts("cur"));
            Tested("chi2", shares.ChiSquared());
            Tested("yates", shares.ChiSquared(yates: true));
            Tested("gof", shares.GoodnessOfFit());
            Peers.Close(told.GetProperty("js2").GetDouble(), shares.JensenShannon().Value, 1e-12);
            Peers.Close(told.GetProperty("js").GetDouble(), shares.JensenShannon(LogUnit.Nats).Value, 1e-12);
            Peers.Close(told.GetProperty("kl").GetDouble(), shares.KullbackLeibler().Value, 1e-12);
            Peers.Close(told.GetProperty("hellinger").GetDouble(), shares.Hellinger().Value, 1e-12);
            Peers.Close(told.GetProperty("psi").GetDouble(), shares.Psi().Value, 1e-12);
            Peers.Close(told.GetProperty("psi").GetDouble(), shares.PsiFilled().Value, 1e-12);
            Peers.Close(told.GetProperty("cramer").GetDouble(), shares.CramersV().Value, 1e-12);

            long[] Counts(string name) => [.. told.GetProperty(name).EnumerateArray().Select(c => c.GetInt64())];

            void Tested(string name, Practicum.Numerics.Statistics.Testing.TestResult ours)
            {
                var expected = told.GetProperty(name).Doubles();
                Peers.Close(expected[0], ours.Statistic, 1e-12);
                Peers.Close(expected[1], ours.PValue.Value, 1e-11, relative: true);
            }
        }
    }

    [Fact]
    public void The_shared_vectors_of_chi_squared_are_met()
    {
        long[] reference = [.. Shared.GetProperty("ref").EnumerateObject().Select(p => p.Value.GetInt64())], current = [.. Shared.GetProperty("cur").EnumerateObject().Select(p => p.Value.GetInt64())];
        var shares = new ShareComparison(reference, current);
        Same("evidently_gof", shares.GoodnessOfFit());
        Same("nannyml_contingency", shares.ChiSquared());
        var square = new ShareComparison([30, 70], [45, 55]);
        Same("two_by_two_yates_default", square.ChiSquared(yates: true));
        Same("two_by_two_no_yates", square.ChiSquared());

        static void Same(string name, Practicum.Numerics.Statistics.Testing.TestResult ours)
        {
            Peers.Close(Shared.GetProperty(name).Doubles()[0], ours.Statistic, 1e-12);
            Peers.Close(Shared.GetProperty(name).Doubles()[1], ours.PValue.Value, 1e-12);
        }
    }

    [Fact]
    public void Small_tables_have_closed_forms()
    {
        // shares ½, ½ against ¼, ¾: H² = 1 − (√⅛ + √⅜); TV = ¼; disjoint ones are as far apart as can be
        var shares = new ShareComparison([500, 500], [250, 750]);
        Peers.Close(Math.Sqrt(1 - Math.Sqrt(1 / 8.0) - Math.Sqrt(3 / 8.0)), shares.Hellinger().Value, 1e-14);
        Assert.Equal(0.25, shares.TotalVariation, 15);
        Peers.Close((0.25 * Math.Log(1.5)) + (-0.25 * Math.Log(0.5)), shares.Psi().Value, 1e-14);
        var apart = new ShareComparison([90, 0], [0, 40]);
        Assert.Equal((1, 1, 1), (apart.JensenShannon().Value, apart.Hellinger().Value, apart.TotalVariation));
        Peers.Close(Math.Sqrt(Math.Log(2)), apart.JensenShannon(LogUnit.Nats).Value, 1e-14);
        Peers.Close(1, apart.CramersV().Value, 1e-14);
        var same = new ShareComparison([10, 20, 0, 30], [20, 40, 0, 60]);
        Assert.Equal((3, 0.0, 0.0), (same.Cells, same.Psi().Value, same.JensenShannon().Value));
        Assert.Equal(1, same.ChiSquared().PValue.Value);
        Assert.Equal(0, same.Psi().Interval!.Low);
        Assert.True(same.Psi().Interval!.High > 0);
    }

    [Fact]
    public void Counts_that_carry_no_comparison_are_named()
    {
        Assert.Equal("the window has no rows", new ShareComparison([1, 2], [0, 0]).Psi().Because);
        Assert.Equal("the reference has no rows", new ShareComparison([0, 0], [1, 0]).ChiSquared().PValue.Because);
        Assert.Equal("all rows lie in one cell", new ShareComparison([9, 0], [4, 0]).ChiSquared().PValue.Because);
        Assert.Equal((0.0, "all rows lie in one cell"), (new ShareComparison([9, 0], [4, 0]).Psi().Value, new ShareComparison([9, 0], [4, 0]).Psi().Because));
        Assert.Equal("the window has rows in a cell where the reference has none", new ShareComparison([9, 0], [4, 1]).GoodnessOfFit().PValue.Because);
        Assert.Equal("1 of 2 cells expect fewer than 5 rows on a side", new ShareComparison([90, 3], [40, 1]).Psi().Because);
        Assert.Equal("a cell has fewer than 5 rows on a side", new ShareComparison([50, 50], [98, 2]).Hellinger().Because);
        Assert.Throws<ArgumentException>(() => new ShareComparison([1], [1, 2]));
    }
}

using Practicum.Core.Proving.Calibration;

namespace Practicum.Core.Tests.Proving.Calibration;

public sealed class VariantStudyTests
{
    private static readonly VariantStudy Stated = VariantStudy.Of([[0.10, 0.14, 0.06, 0.10], [0.52, 0.60, 0.50, 0.58], [0.88, 0.90, 0.80, 0.94]]);

    [Fact]
    public void The_table_of_the_methods_gives_its_figures()
    {
        // methods §11
        Assert.Equal(0.00555556, Stated.MeanSquareVariants, 8);
        Assert.Equal(0.00062222, Stated.MeanSquareResidual, 8);
        Assert.Equal(0.00164444, Stated.Variance, 8);
        Assert.Equal(0.888, Stated.Shrinkage, 3);
        Assert.Equal([-0.01, 0.0367, -0.0567, 0.03], Stated.Effects.Select(e => Math.Round(e, 4)));
        Assert.Equal(0.10 - (0.888 * -0.01), Stated.Equate(0.10, 0), 5);
        Assert.False(Stated.IsEquallyHard);
    }

    [Theory]
    [InlineData(5, 2.37)]
    [InlineData(10, 1.65)]
    [InlineData(20, 1.37)]
    [InlineData(40, 1.23)]
    public void The_upper_factor_is_that_of_the_methods(int variants, double factor) => Assert.Equal(factor, VariantStudy.UpperFactor(variants), 2);

    [Fact]
    public void Quantiles_are_those_of_published_tables()
    {
        // NIST/SEMATECH e-Handbook 1.3.6.7: F(.95; 4, 10) = 3.478, t(.95; 10) = 1.812, t(.975; 3) = 3.182.
        Assert.Equal(3.478, Quantiles.F(0.95, 4, 10), 3);
        Assert.Equal(1.812, Quantiles.Student(0.95, 10), 3);
        Assert.Equal(3.182, Quantiles.Student(0.975, 3), 3);
    }

    [Theory]
    [InlineData(0.05, 0.05, 4, 20)]
    [InlineData(0.02, 0.04, 4, 20)]
    [InlineData(0.05, 0.03, 5, 10)]
    public void The_interval_holds_the_true_spread_as_often_as_stated(double spread, double noise, int examinees, int variants)
    {
        // methods §11 states 0.956 to 0.958; 3,000 tables give it to ±0.008 at two errors.
        const int Tables = 3_000;
        var (inside, under) = (0, 0);
        for (var t = 0; t < Tables; t++)
        {
            var study = Table((ulong)t, spread, noise, examinees, variants);
            inside += study.Spread.Interval!.Low <= spread && spread <= study.Spread.Interval.High ? 1 : 0;
            under += spread <= study.UpperSpread ? 1 : 0;
        }

        Assert.InRange((double)inside / Tables, 0.940, 0.972);
        Assert.InRange((double)under / Tables, 0.935, 0.972);
    }

    [Fact]
    public void Twenty_equal_variants_pass_and_five_do_not()
    {
        var passes = Enumerable.Range(0, 200).Count(t => Table((ulong)(9_000 + t), 0.01, 0.04, 4, 20).IsEquallyHard);
        var fails = Enumerable.Range(0, 200).Count(t => Table((ulong)(9_000 + t), 0.06, 0.04, 4, 20).IsEquallyHard);
        Assert.InRange(passes, 190, 200);
        Assert.InRange(fails, 0, 12);
        Assert.True(Enumerable.Range(0, 200).Count(t => Table((ulong)(9_000 + t), 0.03, 0.04, 4, 5).IsEquallyHard) < 60);
    }

    [Fact]
    public void A_table_with_a_hole_or_one_row_is_refused()
    {
        Assert.Throws<ArgumentException>(() => VariantStudy.Of([[0.1, 0.2]]));
        Assert.Throws<ArgumentException>(() => VariantStudy.Of([[0.1, 0.2], [0.3]]));
        Assert.Throws<ArgumentException>(() => VariantStudy.Of([[0.1, 0.2], [0.3, double.NaN]]));
    }

    private static VariantStudy Table(ulong seed, double spread, double noise, int examinees, int variants)
    {
        double[] u = new double[variants], e = new double[examinees * variants];
        new Chance(seed).Stream("variants").Fill(u, 0);
        new Chance(seed).Stream("noise").Fill(e, 0);
        InverseCdf.FillNormal(u);
        InverseCdf.FillNormal(e);
        return VariantStudy.Of([.. Enumerable.Range(0, examinees).Select(i => Enumerable.Range(0, variants).Select(v => (0.2 * i) + (spread * u[v]) + (noise * e[(i * variants) + v])).ToImmutableArray())]);
    }
}

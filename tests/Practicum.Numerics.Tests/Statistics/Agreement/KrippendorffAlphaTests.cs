using System.Text.Json;
using Practicum.Numerics.Statistics.Agreement;
using Practicum.Numerics.Statistics.Intervals;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Statistics.Agreement;

public sealed class KrippendorffAlphaTests
{
    private static readonly ChanceStream Stream = new Chance(7).Stream("alpha");

    [Theory]
    [InlineData("krippendorff_2011_E")]
    [InlineData("wikipedia")]
    public void Alpha_is_that_of_the_published_examples(string name)
    {
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(SharedData.Find("vectors/krippendorff-vectors.json")));
        var example = vectors.RootElement.GetProperty(name);
        var ratings = Turned(example.GetProperty("data"));
        foreach (var level in Enum.GetValues<AgreementLevel>())
            Peers.Close(example.GetProperty(Name(level)).GetDouble(), KrippendorffAlpha.Value(ratings, level), 1e-14);
    }

    [Fact]
    public void Alpha_is_that_of_its_definition_pair_by_pair()
    {
        foreach (var example in CommittedVectors.Read("agreement").GetProperty("alpha").EnumerateArray())
        {
            var ratings = Rows(example.GetProperty("rows"));
            foreach (var level in Enum.GetValues<AgreementLevel>())
                Peers.Close(example.GetProperty(Name(level)).GetDouble(), KrippendorffAlpha.Value(ratings, level), 1e-12);
        }
    }

    [Theory]
    [InlineData(AgreementLevel.Nominal)]
    [InlineData(AgreementLevel.Ordinal)]
    [InlineData(AgreementLevel.Interval)]
    [InlineData(AgreementLevel.Ratio)]
    public void Resamples_are_alphas_of_rows_drawn_with_replacement(AgreementLevel level)
    {
        var values = TwoMarkers(Stream, 1, 25, 3);
        var ratings = new Ratings(values, 3);
        var resamples = KrippendorffAlpha.Resample(ratings.Patterns, new(ratings.Patterns, level), Stream, 40);
        var counts = new double[25];
        for (var r = 0; r < resamples.Length; r++)
        {
            Bootstrap.FillCounts(counts, Stream, r);
            var drawn = Enumerable.Range(0, 25).SelectMany(u => Enumerable.Repeat(values[(3 * u)..(3 * u + 3)], (int)counts[u])).SelectMany(row => row).ToArray();
            Peers.Close(KrippendorffAlpha.Value(new(drawn, 3), level), resamples[r], 1e-12);
        }
    }

    [Fact]
    public void Units_with_one_value_and_the_order_of_units_and_raters_do_not_matter()
    {
        var values = TwoMarkers(Stream, 2, 30, 3);
        var turned = values.Reverse().ToArray();
        double[] padded = [.. values, 4, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN];
        foreach (var level in Enum.GetValues<AgreementLevel>())
        {
            var alpha = KrippendorffAlpha.Value(new(values, 3), level);
            Peers.Close(alpha, KrippendorffAlpha.Value(new(turned, 3), level), 1e-13);
            Assert.Equal(alpha, KrippendorffAlpha.Value(new(padded, 3), level));
        }
    }

    [Fact]
    public void Levels_are_blind_to_what_they_do_not_measure()
    {
        var values = TwoMarkers(Stream, 3, 30, 2);
        double Of(Func<double, double> map, AgreementLevel level) => KrippendorffAlpha.Value(new([.. values.Select(map)], 2), level);
        Peers.Close(Of(v => v, AgreementLevel.Nominal), Of(v => (7 * v + 3) % 5, AgreementLevel.Nominal), 1e-13);
        Peers.Close(Of(v => v, AgreementLevel.Ordinal), Of(Math.Exp, AgreementLevel.Ordinal), 1e-13);
        Peers.Close(Of(v => v, AgreementLevel.Interval), Of(v => 32 - 1.8 * v, AgreementLevel.Interval), 1e-12);
        Peers.Close(Of(v => v, AgreementLevel.Ratio), Of(v => 2.54 * v, AgreementLevel.Ratio), 1e-12);
    }

    [Fact]
    public void Nominal_alpha_is_Fleiss_kappa_but_for_the_correction_of_small_samples()
    {
        var ratings = new Ratings(TwoMarkers(Stream, 4, 40, 4), 4);
        var kappa = FleissKappa.Of(ratings).Value;
        Peers.Close(1 - (1 - kappa) * (160 - 1) / 160, KrippendorffAlpha.Value(ratings, AgreementLevel.Nominal), 1e-13);
    }

    [Fact]
    public void Too_few_doubled_units_are_called_not_stable()
    {
        var few = KrippendorffAlpha.Of(new(TwoMarkers(Stream, 5, 19, 2), 2), AgreementLevel.Ordinal, Stream);
        Assert.False(few.IsStable);
        Assert.Null(few.Alpha.Interval);
        Assert.Equal("not stable: 19 units have two ratings or more, at least 20 are needed", few.Alpha.Because);
        var enough = KrippendorffAlpha.Of(new(TwoMarkers(Stream, 5, 20, 2), 2), AgreementLevel.Ordinal, Stream);
        Assert.True(enough.IsStable);
        Assert.Equal("unit-bootstrap-z", enough.Alpha.Interval!.Method);
        Assert.InRange(enough.Percentile!.Low, enough.Alpha.Interval.Low - 0.2, enough.Alpha.Interval.Low + 0.2);
    }

    [Fact]
    public void Undefined_says_why_in_words()
    {
        string? Why(double[] values, AgreementLevel level = AgreementLevel.Nominal) => KrippendorffAlpha.Of(new(values, 2), level, Stream).Alpha.Because;
        Assert.Equal("no unit has two ratings", Why([1, double.NaN, double.NaN, 2]));
        Assert.Equal("only one unit has two ratings or more", Why([1, 2, 1, double.NaN]));
        Assert.Equal("all values are the same", Why([3, 3, 3, 3, 4, double.NaN]));
        Assert.Equal("a value is negative, and the ratio level needs a true zero", Why([-1, 2, 3, 3], AgreementLevel.Ratio));
        double[] perfect = [.. Enumerable.Range(0, 60).Select(i => (double)(i / 2 % 3))];
        var agreed = KrippendorffAlpha.Of(new(perfect, 2), AgreementLevel.Interval, Stream).Alpha;
        Assert.Equal(1, agreed.Value);
        Assert.Equal("no unit shows a disagreement, so the units show no spread", agreed.Because);
        Assert.Throws<ArgumentException>(() => new Ratings([1, 2, 3], 2));
        Assert.Throws<ArgumentException>(() => new Ratings([1, double.PositiveInfinity], 2));
    }

    [Fact]
    public void Resamples_without_variation_are_dropped_and_counted()
    {
        // 30 units, all (0, 0) but two: e^-2 of the resamples miss both
        double[] values = new double[60];
        (values[0], values[2]) = (1, 1);
        var alpha = KrippendorffAlpha.Of(new(values, 2), AgreementLevel.Nominal, Stream);
        Assert.InRange(alpha.DroppedResamples, 180, 340);
        Assert.Null(alpha.Alpha.Interval);
        Assert.Contains("all values are the same in", alpha.Alpha.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void The_interval_covers_what_a_large_sample_shows()
    {
        // two markers, five ordered levels; 600 draws of 30 units: nominal 0.95, simulated 0.97 with 3,000
        var truth = KrippendorffAlpha.Value(new(TwoMarkers(Stream, 9, 200_000, 2), 2), AgreementLevel.Ordinal);
        var covered = 0;
        for (uint draw = 0; draw < 600; draw++)
        {
            var interval = KrippendorffAlpha.Of(new(TwoMarkers(Stream, 100 + draw, 30, 2), 2), AgreementLevel.Ordinal, new Chance(draw).Stream("bootstrap"), 300).Alpha.Interval!;
            covered += interval.Low <= truth && truth <= interval.High ? 1 : 0;
        }

        Assert.InRange(covered / 600.0, 0.94, 1);
    }

    /// <summary>Levels 0 to 4 of n units by so many markers: a normal truth, cut, with an error each.</summary>
    private static double[] TwoMarkers(ChanceStream stream, uint tick, int units, int markers)
    {
        var z = new double[units * (markers + 1)];
        stream.Fill(z, tick);
        InverseCdf.FillNormal(z);
        var values = new double[units * markers];
        for (var i = 0; i < values.Length; i++)
        {
            var unit = i / markers * (markers + 1);
            values[i] = Math.Clamp(Math.Floor((z[unit] + 0.5 * z[unit + 1 + i % markers] + 1.5) / 0.75), 0, 4);
        }

        return values;
    }

    private static string Name(AgreementLevel level) => level.ToString().ToLowerInvariant();

    private static Ratings Rows(JsonElement units) =>
        new([.. units.EnumerateArray().SelectMany(u => u.EnumerateArray()).Select(Number)], units[0].GetArrayLength());

    private static Ratings Turned(JsonElement raters) =>
        new([.. from unit in Enumerable.Range(0, raters[0].GetArrayLength()) from rater in raters.EnumerateArray() select Number(rater[unit])], raters.GetArrayLength());

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble();
}

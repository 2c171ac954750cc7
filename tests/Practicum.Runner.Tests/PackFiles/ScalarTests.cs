using Practicum.Runner.PackFiles.Worlds;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Tests.PackFiles;

public sealed class ScalarTests
{
    [Theory]
    [InlineData("010")]
    [InlineData("0x1F")]
    [InlineData("0o17")]
    [InlineData("1_000")]
    [InlineData("1,5")]
    [InlineData("1:30")]
    [InlineData(".inf")]
    [InlineData(".nan")]
    [InlineData("NaN")]
    [InlineData("1e999")]
    [InlineData("+1")]
    [InlineData("'5'")]
    [InlineData("")]
    [InlineData("~")]
    public void What_other_readers_take_for_a_number_is_none_here(string written) => Assert.False(Read(Scalars.Number(), written, out _));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-1.5", -1.5)]
    [InlineData("2e3", 2000)]
    [InlineData("0.1", 0.1)]
    public void Plain_numbers_are_numbers(string written, double expected)
    {
        Assert.True(Read(Scalars.Number(), written, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("6%", 0.06)]
    [InlineData("6 %", 0.06)]
    [InlineData("\"6 %\"", 0.06)]
    [InlineData("0.06", 0.06)]
    [InlineData("100%", 1)]
    public void A_share_may_be_a_percentage_or_a_number(string written, double expected)
    {
        Assert.True(Read(Scalars.Share, written, out var value));
        Assert.Equal(expected, value, 15);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("on")]
    [InlineData("True")]
    [InlineData("\"true\"")]
    [InlineData("1")]
    public void Only_true_and_false_are_booleans(string written) => Assert.False(Read(Scalars.Flag, written, out _));

    [Theory]
    [InlineData("2000/d", "2000")]
    [InlineData("20/h", "480")]
    [InlineData("700 / w", "100")]
    [InlineData("500 * (1 + 0.1*t)", "500 * (1 + 0.1*t)")]
    [InlineData("500 + t /d", "500 + t ")]
    [InlineData("(5 + t)/h", "((5 + t)) * 24")]
    public void A_rate_arrives_as_rows_per_day(string written, string perDay)
    {
        Assert.True(Read(RateShape.Shape, written, out var formula));
        Assert.Equal(perDay, formula.Text);
    }

    [Theory]
    [InlineData("lable-noise", "label-noise")]
    [InlineData("drift.concep", "drift.concept")]
    [InlineData("zebra", null)]
    public void A_missed_name_has_a_nearest_one_only_when_it_is_near(string found, string? nearest) =>
        Assert.Equal(nearest, Spelling.Nearest(found, ["label-noise", "drift.concept", "pii"]));

    private static bool Read<T>(Shape<T> shape, string written, out T value)
    {
        var map = (SpecMap)YamlReader.Read(System.Text.Encoding.UTF8.GetBytes($"a: {written}\n"), "f.yaml", [])!;
        return shape.Read(map.Entries[0].Value, new("TEST", []), out value);
    }
}

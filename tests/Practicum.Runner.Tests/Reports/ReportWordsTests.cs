using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Tests.Reports;

public sealed class ReportWordsTests
{
    private static Interval Likely(double low, double high) => new(0.95, low, high, "bootstrap");

    [Theory]
    [InlineData(0.9043, 0.8927, 0.9158, "0.904 (0.893 to 0.916)")]
    [InlineData(0.9, 0.83, 0.98, "0.90 (0.83 to 0.98)")]
    [InlineData(19, 17, 22, "19.0 (17.0 to 22.0)")]
    [InlineData(-12.3, -55, 30, "−12 (−55 to 30)")]
    public void A_number_has_as_many_decimals_as_its_interval_carries(double value, double low, double high, string words) =>
        Assert.Equal(words, Words.WithInterval(Estimate.Of(value, Likely(low, high), 100)));

    [Theory]
    [InlineData(384_213, 368_263, 400_297, "384,000 €", "368 to 400 thousand €")]
    [InlineData(1_523_400, 1_404_000, 1_612_000, "1,520,000 €", "1,400 to 1,610 thousand €")]
    [InlineData(-312, -640, 20, "−310 €", "−640 to 20 €")]
    public void Money_is_rounded_to_its_interval(double value, double low, double high, string words, string range)
    {
        var money = new MoneyWords("EUR");
        Assert.Equal(words, money.Rounded(value, MoneyWords.Step(value, Likely(low, high))).Replace('\u00a0', ' '));
        Assert.Equal(range, money.Range(Likely(low, high)).Replace('\u00a0', ' '));
    }

    [Fact]
    public void A_minus_is_never_shown_before_zero() => Assert.Equal("0.0", Words.Fixed(-0.04, 1));

    [Theory]
    [InlineData(new[] { 0.04, 0.04, 0.04, 14.68 }, 1, 14.8)]
    [InlineData(new[] { 33.34, 33.33, 33.33 }, 1, 100)]
    [InlineData(new[] { -410.2, 25_312.4, 40.0, 0.3 }, 0, 24_943)]
    public void Rounded_parts_add_up_to_the_rounded_whole(double[] parts, int decimals, double whole)
    {
        var rounded = Words.AddingUp(parts, decimals);
        Assert.Equal(whole, rounded.Sum(), 9);
        Assert.All(rounded.Zip(parts), p => Assert.True(Math.Abs(p.First - p.Second) < Math.Pow(10, -decimals)));
    }

    [Fact]
    public void Months_follow_the_calendar_and_days_without_dates_go_by_thirty()
    {
        Assert.Equal([("Jan 2026", 0, 17), ("Feb 2026", 17, 45), ("Mar 2026", 45, 50)], new DayWords("2026-01-15").Months(50));
        Assert.Equal([("Days 0 to 29", 0, 30), ("Days 30 to 44", 30, 45)], new DayWords(null).Months(45));
        Assert.Equal("14\u00a0Feb\u00a02026", new DayWords("2026-02-01").Of(13.75));
    }

    [Fact]
    public void A_sentence_behind_a_colon_starts_small_unless_it_starts_with_a_name()
    {
        Assert.Equal("ranking stops short", Words.Clause("Ranking stops short."));
        Assert.Equal("ROC area is low", Words.Clause("ROC area is low."));
    }
}

using Practicum.Core.Conformance;
using Practicum.Core.Worlds;

namespace Practicum.Core.Tests.Worlds;

/// <summary>Twin worlds: the same chance with and without an incident (formats §1d, methods §1).</summary>
public sealed class IncidentTests
{
    private static readonly ProjectWorld Desk = Declared.Open(Declared.Project());
    private static readonly WorldRows Full = Desk.Year(1, default);

    [Theory]
    [InlineData(0, 40, 90)]
    [InlineData(1, 60, 65)]
    [InlineData(2, 70, 90)]
    public void Twins_are_the_same_before_the_onset_and_after_the_end(int incident, int from, int to)
    {
        var twin = Desk.Year(1, default(IncidentMask).With(incident));
        var differences = 0;
        for (var row = 0; row < Full.Rows; row++)
        {
            var tick = Tick(Full, row);
            var same = Full.Truth![row] == twin.Truth![row] && Full.VisibleTruth![row] == twin.VisibleTruth![row]
                && Full.Seen.Numbers("fee")[row] == twin.Seen.Numbers("fee")[row] && Full.Seen.Numbers("tenure")[row] == twin.Seen.Numbers("tenure")[row]
                && ((TextColumn)Full.Seen["plan"])[row] == ((TextColumn)twin.Seen["plan"])[row];
            if (tick < from * 24 || tick >= to * 24)
                Assert.True(same, $"Row {row} of tick {tick} differs.");
            else if (!same)
                differences++;
        }

        Assert.True(differences > 100);
    }

    [Theory]
    [InlineData(0b001)]
    [InlineData(0b010)]
    [InlineData(0b100)]
    [InlineData(0b111)]
    public void A_twin_made_from_the_whole_year_is_the_twin_drawn_anew(uint removed)
    {
        var mask = new IncidentMask(removed);
        var twin = Desk.Twin(Full, 1, mask);
        Assert.Null(WorldLaws.Difference(Desk.Year(1, mask), twin, 0, 0));
        Assert.Equal(Desk.Year(1, mask).VisibleTruth, twin.VisibleTruth);
    }

    [Fact]
    public void A_drift_changes_the_latent_value_linearly_over_its_ramp()
    {
        var twin = Desk.Year(1, new(0b101));
        for (var row = Full.TickStart[40 * 24]; row < Full.TickStart[60 * 24]; row++)
        {
            var weight = Math.Min(1, (Tick(Full, row) - (40 * 24)) / 240.0);
            var old = twin.Seen.Numbers("fee")[row];
            Assert.Equal(old * (1 + (0.25 * weight)), Full.Seen.Numbers("fee")[row], 1e-9 * old);
        }
    }

    [Fact]
    public void A_drift_adds_to_the_log_odds_from_the_changed_value()
    {
        var twin = Desk.Year(1, new(0b111));
        var only = Desk.Year(1, new(0b110));
        for (var row = only.TickStart[55 * 24]; row < only.Rows; row++)
        {
            var added = only.Seen.Numbers("fee")[row] > 30 ? 1.1 : 0;
            Assert.Equal(LogOdds(twin.Truth![row]) + added, LogOdds(only.Truth![row]), 1e-9);
        }
    }

    [Fact]
    public void An_upstream_fault_spoils_what_is_seen_and_not_the_truth()
    {
        var twin = Desk.Year(1, new(0b010));
        Assert.Equal(twin.Truth, Full.Truth);
        Assert.Equal(twin.Label, Full.Label);
        for (var row = Full.TickStart[60 * 24]; row < Full.TickStart[65 * 24]; row++)
            Assert.Equal(100 * twin.Seen.Numbers("fee")[row], Full.Seen.Numbers("fee")[row], 1e-9);
    }

    [Fact]
    public void A_text_on_a_ramp_changes_row_by_row()
    {
        double Pro(int day) => Enumerable.Range(Full.TickStart[day * 24], Full.TickStart[(day + 1) * 24] - Full.TickStart[day * 24])
            .Average(row => ((TextColumn)Full.Seen["plan"])[row] == "pro" ? 1.0 : 0);
        Assert.Equal(0.1, Pro(69), 0.06);
        Assert.Equal(0.1 + (0.9 * 0.5), Pro(75), 0.12);
        Assert.Equal(1, Pro(85));
    }

    [Fact]
    public void The_fallback_decides_from_what_it_sees()
    {
        for (var row = 0; row < Full.Rows; row++)
            Assert.Equal(Full.Seen.Numbers("calls")[row] >= 3 ? 1 : 0, Full.Fallback[row]);
    }

    private static int Tick(WorldRows rows, int row)
    {
        var at = Array.BinarySearch(rows.TickStart, row);
        while (at >= 0 && rows.TickStart[at + 1] == row)
            at++;
        return at < 0 ? ~at - 1 : at;
    }

    private static double LogOdds(double p) => Math.Log(p / (1 - p));
}

using Practicum.Core.Planting;
using Practicum.Core.Planting.Errors;

namespace Practicum.Core.Tests.Planting.Errors;

public sealed class ColumnErrorTests
{
    private static readonly Ground Clean = Plot.Orders();

    [Fact]
    public void A_unit_slip_over_time_is_one_stretch_of_the_declared_length()
    {
        var planted = new UnitsFault(Plot.Fault("units", "weight") with { Form = "stretch", Factor = 1000, Rate = 0.05 }).Plant(Clean, Plot.Chance);
        var rows = planted.Key.Cells.Select(c => c.Row).ToArray();
        Assert.Equal(Enumerable.Range(rows[0], 200), rows);
        Assert.All(rows, r => Assert.Equal(1000 * Clean.Rows.Numbers("weight")[r], planted.Ground.Rows.Numbers("weight")[r], 0.01));
    }

    [Fact]
    public void A_stuck_sensor_repeats_its_first_reading_of_the_stretch()
    {
        var planted = new StuckSensorFault(Plot.Fault("stuck-sensor", "weight")).Plant(Clean, Plot.Chance);
        var rows = planted.Key.Cells.Select(c => c.Row).ToArray();
        Assert.Equal(399, rows.Length);
        Assert.All(rows, r => Assert.Equal(Clean.Rows.Numbers("weight")[rows[0] - 1], planted.Ground.Rows.Numbers("weight")[r]));
    }

    [Fact]
    public void Each_sensor_of_a_stuck_group_keeps_its_own_reading()
    {
        var planted = new StuckSensorFault(Plot.Fault("stuck-sensor", "weight") with { By = "plan" }).Plant(Clean, Plot.Chance);
        var readings = planted.Key.Cells.Select(c => (Plan: Plot.Cell(Clean.Rows, "plan", c.Row), Now: planted.Ground.Rows.Numbers("weight")[c.Row])).Distinct().ToArray();
        Assert.Equal(3, readings.Length);
        Assert.Equal(3, readings.Select(r => r.Plan).Distinct().Count());
    }

    [Fact]
    public void Swapped_columns_hold_each_others_values()
    {
        var planted = new SwappedColumnsFault(Plot.Fault("swapped-columns", "fee", "city")).Plant(Clean, Plot.Chance);
        foreach (var row in planted.Key.Cells.Select(c => c.Row).Distinct())
        {
            Assert.Equal(Plot.Cell(Clean.Rows, "fee", row), Plot.Cell(planted.Ground.Rows, "city", row));
            Assert.Equal(Plot.Cell(Clean.Rows, "city", row), Plot.Cell(planted.Ground.Rows, "fee", row));
        }
    }

    [Fact]
    public void Shifted_columns_move_by_one_and_leave_the_first_empty()
    {
        var planted = new ShiftedColumnsFault(Plot.Fault("shifted-columns", "city", "fee", "plan")).Plant(Clean, Plot.Chance);
        foreach (var row in planted.Key.Cells.Select(c => c.Row).Distinct())
            Assert.Equal(("", Plot.Cell(Clean.Rows, "city", row), Plot.Cell(Clean.Rows, "fee", row)), (Plot.Cell(planted.Ground.Rows, "city", row), Plot.Cell(planted.Ground.Rows, "fee", row), Plot.Cell(planted.Ground.Rows, "plan", row)));
    }

    [Fact]
    public void An_outlier_lies_at_least_the_factor_of_robust_deviations_away_and_stays_whole_and_positive()
    {
        var planted = new OutliersFault(Plot.Fault("outliers", "calls") with { Factor = 8 }).Plant(Clean, Plot.Chance);
        var sorted = Clean.Rows.Numbers("calls").ToDoubles().ToArray().Order().ToArray();
        var scale = (sorted[(int)(0.75 * 3999)] - sorted[(int)(0.25 * 3999)]) / 1.349;
        Assert.All(planted.Key.Cells, c =>
        {
            var now = planted.Ground.Rows.Numbers("calls")[c.Row];
            Assert.True(now - Clean.Rows.Numbers("calls")[c.Row] >= (8 * scale) - 0.5, $"{now}");
            Assert.Equal(Math.Floor(now), now);
        });
    }

    [Fact]
    public void A_slip_of_the_decimal_point_is_a_power_of_ten()
    {
        var planted = new OutliersFault(Plot.Fault("outliers", "weight") with { Form = "slip" }).Plant(Clean, Plot.Chance);
        var powers = planted.Key.Cells.Select(c => Math.Log10(planted.Ground.Rows.Numbers("weight")[c.Row] / Clean.Rows.Numbers("weight")[c.Row])).ToArray();
        Assert.All(powers, p => Assert.Equal(Math.Round(p), p, 6));
        Assert.Equal([-2, -1, 1, 2], powers.Select(p => (int)Math.Round(p)).Distinct().Order());
    }
}

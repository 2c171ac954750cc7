using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Errors;

/// <summary>Numbers that keep their value through one stretch of time, which covers <c>rate</c> of it; each column has its own stretch. With <c>by</c> each of that column's values names a sensor, and each sensor keeps its own reading.</summary>
/// <remarks>The reading kept is the first one of the stretch that is not missing. Readings that were the same anyway are not in the key.</remarks>
internal sealed class StuckSensorFault(FaultSpec spec) : IFault
{
    /// <inheritdoc/>
    public string Id => "stuck-sensor@1";

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var bed = new Bed(spec, ground, chance);
        var sensors = spec.By is { } by ? bed.Column(by) : null;
        foreach (var name in spec.Columns)
        {
            var rows = Stretch.Rows(ground.Tick, spec.Rate ?? 0, bed.Stream($"stuck/{name}").Uniform(0, 0));
            var numbers = bed.Numbers(name);
            var kept = new Dictionary<double, double>();
            var changed = new List<int>();
            foreach (var row in rows)
            {
                if (!bed.Asks(row) || double.IsNaN(numbers.Values[row]))
                    continue;
                var sensor = sensors switch { null => 0, TextColumn text => text.Codes[row], var column => ((NumericColumn)column)[row] };
                if (!kept.TryGetValue(sensor, out var reading))
                    kept.Add(sensor, numbers.Values[row]);
                else if (numbers.Set(row, reading))
                    changed.Add(row);
            }

            changed.Sort();
            bed.Change(name, numbers.Column(), [.. changed]);
        }

        return bed.Done(bed.Key("set-missing", "drop"));
    }
}

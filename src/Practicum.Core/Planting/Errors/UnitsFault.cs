using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Errors;

/// <summary>Numbers in another unit: multiplied by <c>factor</c> in a share of rows (<c>rows</c>, the same ones in all columns) or in one stretch of time that covers that share of it (<c>stretch</c>).</summary>
internal sealed class UnitsFault(FaultSpec spec) : IFault
{
    /// <inheritdoc/>
    public string Id => "units@1";

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var bed = new Bed(spec, ground, chance);
        var rows = spec.Form == "stretch"
            ? Array.FindAll(Stretch.Rows(ground.Tick, spec.Rate ?? 0, bed.Stream("units").Uniform(0, 0)), bed.Asks)
            : bed.Pick("units", spec.Rate ?? 0);
        Array.Sort(rows);
        foreach (var name in spec.Columns)
        {
            var numbers = bed.Numbers(name);
            var changed = Array.FindAll(rows, row => numbers.Set(row, numbers.Values[row] * spec.Factor!.Value));
            bed.Change(name, numbers.Column(), changed);
        }

        return bed.Done(bed.Key("convert"));
    }
}

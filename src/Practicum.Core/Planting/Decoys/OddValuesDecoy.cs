using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Decoys;

/// <summary>Numbers with a tail of digits that arithmetic left, as 12.000000000000002 for 12: odd to look at, the same value to every use. One row in two hundred unless <c>rate</c> is given.</summary>
internal sealed class OddValuesDecoy(FaultSpec spec) : IFault
{
    /// <inheritdoc/>
    public string Id => "decoy.odd-values@1";

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var bed = new Bed(spec, ground, chance);
        foreach (var name in spec.Columns)
        {
            var numbers = bed.Numbers(name);
            var draws = bed.Draws($"odd/{name}");
            // steps of one unit in the last place of a double, or of a float where the column keeps no more
            var step = bed.Column(name) is SingleColumn ? 1.2e-7 : 2.3e-16;
            var changed = Array.FindAll(bed.Pick($"odd/{name}", spec.Rate ?? 0.005), row => numbers.Set(row, numbers.Values[row] * (1 + (step * (1 + Choice.Of(draws.At(row, 1), 4))))));
            bed.Change(name, numbers.Column(), changed);
        }

        return bed.Done(bed.Key());
    }
}

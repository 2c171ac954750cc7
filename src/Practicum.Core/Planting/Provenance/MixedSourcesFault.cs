using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Provenance;

/// <summary>
/// Rows from another source than the one that the model will serve: a new column names the source, and in those rows a column of numbers (<c>by</c>) was measured otherwise, by <c>factor</c>. At service all rows are
/// of the own sources.
/// </summary>
/// <remarks><c>value</c> names the other source, <c>shares</c> the own ones and how often each occurs.</remarks>
internal sealed class MixedSourcesFault(FaultSpec spec) : IFault
{
    /// <inheritdoc/>
    public string Id => "provenance.mixed-sources@1";

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var bed = new Bed(spec, ground, chance);
        var rows = bed.Pick("rows", spec.Rate ?? 0);
        var labelled = new RowLabels(spec, ["own"], "partner", "Where the row comes from");
        if (spec.By is { } by)
        {
            var numbers = bed.Numbers(by);
            var changed = Array.FindAll(rows, row => numbers.Set(row, numbers.Values[row] * (spec.Factor ?? 1.2)));
            bed.Change(by, numbers.Column(), changed);
        }

        return labelled.Plant(bed, rows, "drop", "convert");
    }
}

using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Provenance;

/// <summary>Rows whose licence forbids the use: a new column holds the licence of each row, as an SPDX identifier.</summary>
/// <remarks><c>value</c> is the licence that forbids it (CC-BY-NC-ND-4.0 unless given), <c>shares</c> are those that allow it.</remarks>
internal sealed class LicenceFault(FaultSpec spec) : IFault
{
    /// <inheritdoc/>
    public string Id => "provenance.licence@1";

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var bed = new Bed(spec, ground, chance);
        var words = new RowLabels(spec, ["CC-BY-4.0", "CC0-1.0", "ODC-By-1.0"], "CC-BY-NC-ND-4.0", "Licence of the row");
        return words.Plant(bed, bed.Pick("rows", spec.Rate ?? 0), "drop");
    }
}

using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Provenance;

/// <summary>People who took their consent back and whose rows are still there: a new column holds the state of consent. It is taken back for all rows of an entity at once; <c>rate</c> is the share of entities, or of rows where there is no entity.</summary>
internal sealed class ConsentFault(FaultSpec spec) : IFault
{
    /// <inheritdoc/>
    public string Id => "provenance.consent-withdrawn@1";

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var bed = new Bed(spec, ground, chance);
        var (person, draws) = new Recurring(bed.Stream("persons")).In(bed.Rows, bed.Draws("rows"));
        var withdrawn = draws.ConvertAll(d => d.At(0) < (spec.Rate ?? 0));
        var rows = Array.FindAll(Enumerable.Range(0, person.Length).ToArray(), row => withdrawn[person[row]] && bed.Asks(row));
        return new RowLabels(spec, ["given"], "withdrawn", "Consent to the use of the row").Plant(bed, rows, "drop");
    }
}

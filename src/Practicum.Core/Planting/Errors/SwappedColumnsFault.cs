using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Errors;

/// <summary>Two columns whose values were exchanged in a share of rows. A number and a text both become texts.</summary>
internal sealed class SwappedColumnsFault(FaultSpec spec) : IFault
{
    /// <inheritdoc/>
    public string Id => "swapped-columns@1";

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var bed = new Bed(spec, ground, chance);
        var (left, right) = (spec.Columns[0], spec.Columns[1]);
        var rows = bed.Pick("swapped", spec.Rate ?? 0);
        if (bed.Column(left) is NumericColumn && bed.Column(right) is NumericColumn)
        {
            NumberEdit a = bed.Numbers(left), b = bed.Numbers(right);
            var changed = Array.FindAll(rows, row =>
            {
                var kept = a.Values[row];
                return a.Set(row, b.Values[row]) && (b.Set(row, kept) || true);
            });
            Change(bed, changed, a.Column(), b.Column());
        }
        else
        {
            TextEdit a = bed.Texts(left), b = bed.Texts(right);
            var changed = Array.FindAll(rows, row =>
            {
                var kept = a.Text(row);
                return a.Set(row, a.Code(b.Text(row))) && b.Set(row, b.Code(kept));
            });
            Change(bed, changed, a.Column(), b.Column());
        }

        return bed.Done(bed.Key("repair"));
    }

    private void Change(Bed bed, int[] rows, Column left, Column right)
    {
        bed.Change(spec.Columns[0], left, rows);
        bed.Change(spec.Columns[1], right, rows);
    }
}

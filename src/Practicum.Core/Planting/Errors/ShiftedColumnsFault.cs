using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Errors;

/// <summary>
/// Values in their neighbour's column, in a share of rows. <c>right</c>: each of the columns holds what belongs into the one before it and the first is empty, as
/// after a separator too many; the last value is lost. <c>merged</c>: the first column holds its text and the second one's behind it, and the second is empty, as when
/// a city came with its state (127 of 2,410 rows of the beers data of Mahdavi et al., Raha, SIGMOD 2019).
/// </summary>
/// <remarks>Columns of different kinds, and numbers that are merged, become texts.</remarks>
internal sealed class ShiftedColumnsFault(FaultSpec spec) : IFault
{
    /// <inheritdoc/>
    public string Id => "shifted-columns@1";

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var bed = new Bed(spec, ground, chance);
        var rows = bed.Pick("shifted", spec.Rate ?? 0);
        if (spec.Form == "merged")
            Merge(bed, rows);
        else if (spec.Columns.All(name => bed.Column(name) is NumericColumn))
            ShiftNumbers(bed, rows);
        else
            ShiftTexts(bed, rows);
        return bed.Done(bed.Key("repair"));
    }

    private void Merge(Bed bed, int[] rows)
    {
        TextEdit first = bed.Texts(spec.Columns[0]), second = bed.Texts(spec.Columns[1]);
        rows = Array.FindAll(rows, row => first.Codes[row] >= 0 && second.Codes[row] >= 0);
        foreach (var row in rows)
        {
            first.Set(row, first.Code($"{first.Text(row)} {second.Text(row)}"));
            second.Set(row, -1);
        }

        bed.Change(spec.Columns[0], first.Column(), rows);
        bed.Change(spec.Columns[1], second.Column(), rows);
    }

    private void ShiftNumbers(Bed bed, int[] rows)
    {
        var edits = spec.Columns.Select(bed.Numbers).ToArray();
        for (var c = edits.Length - 1; c >= 0; c--)
        {
            var (edit, before) = (edits[c], c > 0 ? edits[c - 1] : null);
            var changed = Array.FindAll(rows, row => edit.Set(row, before is null ? double.NaN : before.Values[row]));
            bed.Change(spec.Columns[c], edit.Column(), changed);
        }
    }

    private void ShiftTexts(Bed bed, int[] rows)
    {
        var edits = spec.Columns.Select(bed.Texts).ToArray();
        for (var c = edits.Length - 1; c >= 0; c--)
        {
            var (edit, before) = (edits[c], c > 0 ? edits[c - 1] : null);
            var changed = Array.FindAll(rows, row => edit.Set(row, edit.Code(before?.Text(row))));
            bed.Change(spec.Columns[c], edit.Column(), changed);
        }
    }
}

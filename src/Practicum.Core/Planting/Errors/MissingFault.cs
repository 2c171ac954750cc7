using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Errors;

/// <summary>
/// Values that go missing (Rubin, Inference and missing data, Biometrika 63, 1976): <c>mcar</c> whatever the row holds; <c>mar</c> more where another column
/// (<c>by</c>) is high; <c>mnar</c> more where the value itself is high; <c>sentinel</c> as <c>mcar</c>, but a code stands in the value's place.
/// </summary>
/// <remarks>Under <c>mar</c> and <c>mnar</c> a value with midrank u is lost with probability <c>rate + strength · min(rate, 1 − rate) · (2u − 1)</c>, which is the rate on average; texts rank in ordinal order.</remarks>
internal sealed class MissingFault(FaultSpec spec) : IFault
{
    /// <inheritdoc/>
    public string Id => "missing@1";

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var bed = new Bed(spec, ground, chance);
        foreach (var name in spec.Columns)
        {
            var column = bed.Column(name);
            var rows = Array.FindAll(Rows(bed, name), row => !column.IsMissing(row));
            if (column is TextColumn)
            {
                var texts = bed.Texts(name);
                var code = spec.Form == "sentinel" ? texts.Code(spec.Value ?? "-999") : -1;
                rows = Array.FindAll(rows, row => texts.Set(row, code));
                bed.Change(name, texts.Column(), rows);
            }
            else
            {
                var numbers = bed.Numbers(name);
                var value = spec.Form == "sentinel" ? double.Parse(spec.Value ?? "-999", CultureInfo.InvariantCulture) : double.NaN;
                rows = Array.FindAll(rows, row => numbers.Set(row, value));
                bed.Change(name, numbers.Column(), rows);
            }
        }

        return bed.Done(bed.Key(spec.Form == "sentinel" ? ["set-missing", "impute"] : ["impute"]));
    }

    private int[] Rows(Bed bed, string name)
    {
        var (what, rate) = ($"missing/{name}", spec.Rate ?? 0);
        if (spec.Form is not ("mar" or "mnar"))
            return bed.Pick(what, rate);
        var ranks = Ranks.Of(bed.Rows[spec.Form == "mar" ? spec.By! : name]);
        var tilt = (spec.Strength ?? 1) * Math.Min(rate, 1 - rate);
        for (var row = 0; row < ranks.Length; row++)
            ranks[row] = double.IsNaN(ranks[row]) ? rate : rate + (tilt * ((2 * ranks[row]) - 1));
        return bed.Pick(what, ranks);
    }
}

using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Errors;

/// <summary>Texts that were typed (<c>keyboard</c>, the usual form) or read (<c>illegible</c>) wrongly, in a share of the cells of each column. Numbers become texts.</summary>
internal sealed class TypoFault(FaultSpec spec) : IFault
{
    /// <inheritdoc/>
    public string Id => "typo@1";

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var bed = new Bed(spec, ground, chance);
        foreach (var name in spec.Columns)
        {
            var rows = bed.Pick($"typo/{name}", spec.Rate ?? 0);
            var draws = bed.Draws($"typo/{name}");
            var texts = bed.Texts(name);
            var mark = spec.Value is { Length: > 0 } value ? value[0] : 'x';
            var changed = Array.FindAll(rows, row =>
                texts.Text(row) is { Length: > 0 } text && texts.Set(row, texts.Code(spec.Form == "illegible" ? Illegible.Of(text, mark, draws, row) : Mistyped.Of(text, draws, row))));
            bed.Change(name, texts.Column(), changed);
        }

        return bed.Done(bed.Key("repair"));
    }
}

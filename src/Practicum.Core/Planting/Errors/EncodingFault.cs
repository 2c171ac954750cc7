using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Errors;

/// <summary>
/// The right value, written wrongly: <c>mojibake</c> (UTF-8 read as Latin-1), <c>decimal-comma</c>, <c>date-format</c>, <c>unit-text</c> (the unit behind the number), <c>percent</c> (rounded to
/// two places, with a sign that is wrong), <c>missing-text</c> (a word where nothing stands). Columns of numbers become texts.
/// </summary>
/// <remarks>All cells of the columns unless <c>rate</c> is given. Shares of the spellings of a unit are those of the beers data (<see cref="Spellings.OfUnit"/>).</remarks>
internal sealed class EncodingFault(FaultSpec spec) : IFault
{
    /// <inheritdoc/>
    public string Id => "encoding@1";

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var bed = new Bed(spec, ground, chance);
        foreach (var name in spec.Columns)
        {
            var rows = bed.Pick($"encoding/{name}", spec.Rate ?? 1);
            var texts = bed.Texts(name);
            var field = bed.Rows.Schema.Fields[bed.Rows.Schema.IndexOf(name)];
            var changed = spec.Form == "missing-text"
                ? Array.FindAll(rows, row => texts.Codes[row] < 0 && texts.Set(row, texts.Code(spec.Value ?? "N/A")))
                : Rewrite(texts, Spellings.Of(spec, field), rows, bed.Draws($"encoding/{name}"));
            bed.Change(name, texts.Column(), changed);
        }

        return bed.Done(bed.Key(spec.Form == "missing-text" ? ["set-missing"] : ["repair", "convert"]));
    }

    /// <summary>Writes cells in another spelling; each spelling of each word is made once.</summary>
    private static int[] Rewrite(TextEdit texts, Spellings spellings, int[] rows, RowDraws draws)
    {
        var known = texts.Words;
        var made = new int[spellings.Count][];
        for (var i = 0; i < made.Length; i++)
            made[i] = new int[known];
        return Array.FindAll(rows, row =>
        {
            var code = texts.Codes[row];
            if (code < 0)
                return false;
            var spelling = spellings.Count == 1 ? 0 : spellings.At(draws.At(row, 1));
            ref var other = ref made[spelling][code];
            if (other == 0)
                other = 1 + (spellings.Write(texts[code], spelling) is { } text ? texts.Code(text) : code);
            return texts.Set(row, other - 1);
        });
    }
}

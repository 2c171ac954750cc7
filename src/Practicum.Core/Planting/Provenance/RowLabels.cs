using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Provenance;

/// <summary>A new column that says of each row where it comes from or what may be done with it. At service every row has a lawful word.</summary>
internal sealed class RowLabels
{
    private readonly FaultSpec spec;
    private readonly Field field;
    private readonly ImmutableArray<string> words;
    private readonly Choice lawful;

    /// <summary>Words of rows.</summary>
    /// <param name="spec">Its <c>shares</c> name the lawful words, its <c>value</c> the other one.</param>
    /// <param name="usual">Lawful words when none are named, the first one the most frequent.</param>
    /// <param name="other">The other word when none is named.</param>
    /// <param name="about">What the column means.</param>
    public RowLabels(FaultSpec spec, ImmutableArray<string> usual, string other, string about)
    {
        this.spec = spec;
        field = new(spec.Columns[0], FieldKind.Text) { About = spec.About ?? about };
        words = [spec.Value ?? other, .. spec.Shares.IsEmpty ? usual : spec.Shares.Select(s => s.Name)];
        lawful = spec.Shares.IsEmpty ? new([.. usual.Select((_, i) => 1.0 / (1 + i))]) : new([.. spec.Shares.Select(s => s.Share)]);
    }

    /// <summary>Adds the column; the key names the rows.</summary>
    public Planted Plant(Bed bed, int[] rows, params ImmutableArray<string> remedies)
    {
        var codes = Lawful(bed.Draws("words"));
        foreach (var row in rows)
            codes[row] = 0;
        bed.Add(field, new TextColumn(codes, words));
        return bed.Done(
            bed.Key(remedies) with { Rows = [.. rows], Added = [field.Name] },
            new Served(spec, [field], (_, draws) => [new TextColumn(Lawful(draws), words)]));
    }

    private int[] Lawful(RowDraws draws) => Array.ConvertAll(draws.All(), u => 1 + lawful.At(u));
}

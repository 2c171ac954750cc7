using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Decoys;

/// <summary>A harmless column that looks like trouble. At service it looks the same.</summary>
/// <param name="spec">What was declared.</param>
/// <param name="id">Kind and version.</param>
/// <param name="about">What the column means, unless the author says so.</param>
/// <param name="learn">Looks at the ground once; gives the values of rows from the table and the draws of its rows.</param>
internal sealed class ColumnDecoy(FaultSpec spec, string id, string about, Func<FaultSpec, Table, Func<Table, RowDraws, Column>> learn) : IFault
{
    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var bed = new Bed(spec, ground, chance);
        var make = learn(spec, ground.Rows);
        var column = make(ground.Rows, bed.Draws("rows"));
        var field = new Field(spec.Columns[0], column is TextColumn ? FieldKind.Text : FieldKind.Number) { About = spec.About ?? about };
        bed.Add(field, column);
        return bed.Done(bed.Key() with { Columns = [field.Name] }, new Served(spec, [field], (rows, draws) => [make(rows, draws)]));
    }
}

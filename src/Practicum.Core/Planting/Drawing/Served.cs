using Practicum.Core.Packs;

namespace Practicum.Core.Planting.Drawing;

/// <summary>Columns that a fault makes and that rows have at service too, drawn there by the row's number in its stream.</summary>
/// <param name="spec">The fault.</param>
/// <param name="fields">The columns.</param>
/// <param name="make">The values of rows, from the table and the draws of its rows.</param>
internal sealed class Served(FaultSpec spec, ImmutableArray<Field> fields, Func<Table, RowDraws, ImmutableArray<Column>> make) : IServed
{
    /// <inheritdoc/>
    public ImmutableArray<Field> Fields => fields;

    /// <inheritdoc/>
    public Table Serve(Table rows, ReadOnlySpan<byte> label, long first, Chance chance) =>
        Columns.With(rows, fields, make(rows, new(chance.Stream($"fault/{spec.Id}/serve"), first, rows.Rows)));
}

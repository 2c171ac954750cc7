namespace Practicum.Core.Planting;

/// <summary>Columns that nobody fills where the model is served.</summary>
internal sealed record EmptyColumns(ImmutableArray<Field> Fields) : IServed
{
    /// <inheritdoc/>
    public Table Serve(Table rows, ReadOnlySpan<byte> label, long first, Chance chance)
    {
        Column Empty(Field field)
        {
            if (field.Kind == FieldKind.Text)
            {
                var codes = new int[rows.Rows];
                Array.Fill(codes, -1);
                return new TextColumn(codes, []);
            }

            var values = new double[rows.Rows];
            Array.Fill(values, double.NaN);
            return new DoubleColumn(values);
        }

        return new(new([.. rows.Schema.Fields, .. Fields]), [.. rows.Columns, .. Fields.Select(Empty)]);
    }
}

namespace Practicum.Core.Planting.Drawing;

/// <summary>Where new columns stand.</summary>
internal static class Columns
{
    /// <summary>The place before the target; the end when there is none.</summary>
    public static int Before(Schema schema)
    {
        for (var i = 0; i < schema.Fields.Length; i++)
        {
            if (schema.Fields[i].Role == FieldRole.Target)
                return i;
        }

        return schema.Fields.Length;
    }

    /// <summary>The table with columns added before the target, or in place of those of the same name.</summary>
    public static Table With(Table rows, ImmutableArray<Field> fields, ImmutableArray<Column> columns)
    {
        var (names, held) = (rows.Schema.Fields.ToList(), rows.Columns.ToList());
        var before = Before(rows.Schema);
        for (var i = 0; i < fields.Length; i++)
        {
            if (rows.Schema.IndexOf(fields[i].Name) is >= 0 and var at)
            {
                (names[at], held[at]) = (fields[i], columns[i]);
                continue;
            }

            names.Insert(before, fields[i]);
            held.Insert(before++, columns[i]);
        }

        return new(new([.. names]), [.. held]);
    }
}

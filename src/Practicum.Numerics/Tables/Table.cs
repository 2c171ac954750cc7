namespace Practicum.Numerics.Tables;

/// <summary>Columns of equal length with a schema. Never changed once made; columns may be shared between tables.</summary>
public sealed class Table
{
    /// <summary>Makes a table.</summary>
    /// <exception cref="ArgumentException">Columns and schema differ in number or kind, or columns in length.</exception>
    public Table(Schema schema, ImmutableArray<Column> columns)
    {
        if (schema.Fields.Length != columns.Length)
            throw new ArgumentException($"{schema.Fields.Length} fields, but {columns.Length} columns.");
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Length != columns[0].Length)
                throw new ArgumentException($"Column '{schema.Fields[i].Name}' has {columns[i].Length} rows, the first one {columns[0].Length}.");
            if (columns[i] is TextColumn != (schema.Fields[i].Kind == FieldKind.Text))
                throw new ArgumentException($"Column '{schema.Fields[i].Name}' is not of kind {schema.Fields[i].Kind}.");
        }

        (Schema, Columns, Rows) = (schema, columns, columns.IsEmpty ? 0 : columns[0].Length);
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    /// <summary>The columns, in the schema's order.</summary>
    public ImmutableArray<Column> Columns { get; }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>The column of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Column this[string name] => Find(name) ?? throw new KeyNotFoundException($"No column '{name}'.");

    /// <summary>The column of that name, or null.</summary>
    public Column? Find(string name) => Schema.IndexOf(name) is >= 0 and var i ? Columns[i] : null;

    /// <summary>The numbers of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="InvalidCastException">It holds text.</exception>
    public NumericColumn Numbers(string name) => (NumericColumn)this[name];

    /// <summary>A new table with the rows at <paramref name="rows"/>, in that order.</summary>
    public Table Take(ReadOnlySpan<int> rows)
    {
        var taken = ImmutableArray.CreateBuilder<Column>(Columns.Length);
        foreach (var column in Columns)
            taken.Add(column.Take(rows));
        return new(Schema, taken.MoveToImmutable());
    }

    /// <summary>The table with columns of <paramref name="schema"/> only, by name; columns are shared.</summary>
    public Table Select(Schema schema) => new(schema, [.. schema.Fields.Select(f => this[f.Name])]);

    /// <summary>Rows <paramref name="start"/> … <paramref name="start"/> + <paramref name="count"/> − 1, without a copy.</summary>
    public TableSlice Slice(int start, int count) => new(this, start, count);
}

/// <summary>A run of rows of a table, without a copy.</summary>
/// <param name="Table">The table.</param>
/// <param name="Start">First row.</param>
/// <param name="Count">How many rows.</param>
public readonly record struct TableSlice(Table Table, int Start, int Count);

using Practicum.Core.Planting;

namespace Practicum.Core.Conformance;

/// <summary>What a fault changed, found by looking at the tables, to be held against its key.</summary>
internal sealed class Changes
{
    private readonly FaultKey key;
    private readonly Schema schema;
    private readonly HashSet<int> rows = [];
    private readonly HashSet<(int Row, string Column)> cells = [];
    private readonly HashSet<string> made = [];

    private Changes(FaultKey key, Schema schema) => (this.key, this.schema) = (key, schema);

    /// <summary>The changes from a ground to what was planted in it.</summary>
    public static Changes Of(Ground ground, Planted planted)
    {
        var after = planted.Ground;
        var changes = new Changes(planted.Key, after.Rows.Schema);
        for (var i = 0; i < planted.Origin.Length; i++)
        {
            var from = planted.Origin[i];
            if (from < 0 || after.Identity[i] != ground.Identity[from] || after.Tick[i] != ground.Tick[from])
                changes.rows.Add(i);
        }

        for (var c = 0; c < after.Rows.Columns.Length; c++)
        {
            var name = after.Rows.Schema.Fields[c].Name;
            if (ground.Rows.Find(name) is not { } before)
                changes.made.Add(name);
            else if (!ReferenceEquals(before, after.Rows.Columns[c]))
                changes.cells.UnionWith(TableDifference.Rows(after.Rows.Columns[c], before, planted.Origin).Select(row => (row, name)));
        }

        return changes;
    }

    /// <summary>The first change that the key does not name, or null.</summary>
    public string? Complete()
    {
        var named = key.Columns.Concat(key.Added).ToHashSet(StringComparer.Ordinal);
        if (made.FirstOrDefault(m => !named.Contains(m)) is { } column)
            return $"The column '{column}' is not in the key.";
        var keyed = key.Rows.ToHashSet();
        if (rows.Where(r => !keyed.Contains(r)).Select(r => (int?)r).FirstOrDefault() is { } row)
            return $"Row {row} is new or has another time, and is not in the key.";
        var whole = key.Rows.IsEmpty && key.Cells.IsEmpty && key.Spans.IsEmpty;
        var listed = key.Cells.Select(c => (c.Row, c.Column)).Concat(key.Spans.Select(s => (s.Row, s.Column))).ToHashSet();
        foreach (var cell in cells)
        {
            var byRow = keyed.Contains(cell.Row) && (key.Columns.IsEmpty || key.Columns.Contains(cell.Column) || rows.Contains(cell.Row) || cell.Column == schema.Fields[^1].Name);
            if (!byRow && !listed.Contains(cell) && !(whole && key.Columns.Contains(cell.Column)))
                return $"Column '{cell.Column}' of row {cell.Row} differs and is not in the key.";
        }

        return null;
    }

    /// <summary>The first thing in the key that is as it was, or null.</summary>
    public string? Minimal()
    {
        var touched = cells.Select(c => c.Row).Concat(rows).ToHashSet();
        if (made.Count == 0 && key.Rows.Where(r => !touched.Contains(r)).Select(r => (int?)r).FirstOrDefault() is { } row)
            return $"Row {row} is in the key and is as it was.";
        foreach (var cell in key.Cells)
        {
            if (!cells.Contains((cell.Row, cell.Column)) && !made.Contains(cell.Column) && !rows.Contains(cell.Row))
                return $"Column '{cell.Column}' of row {cell.Row} is in the key and is as it was.";
        }

        foreach (var column in key.Columns)
        {
            if (!made.Contains(column) && key.Removed == 0 && rows.Count == 0 && !cells.Any(c => c.Column == column))
                return $"Column '{column}' is in the key and is as it was.";
        }

        return null;
    }
}

using Practicum.Core.Packs;

namespace Practicum.Core.Planting.Drawing;

/// <summary>The ground while one fault works in it: what it draws from, which rows are in question, what it has changed so far.</summary>
internal sealed class Bed
{
    private readonly SortedDictionary<int, (Field Field, Column Column)> replaced = [];
    private readonly List<(Field Field, Column Column)> added = [];
    private readonly List<(string Column, int[] Rows)> marked = [];
    private readonly byte[]? within;

    /// <summary>Begins.</summary>
    public Bed(FaultSpec spec, Ground ground, Chance chance)
    {
        (Spec, Ground, Chance) = (spec, ground, chance);
        within = ground.Question(spec);
    }

    /// <summary>What was declared.</summary>
    public FaultSpec Spec { get; }

    /// <summary>What it is planted in.</summary>
    public Ground Ground { get; }

    /// <summary>The variant's chance.</summary>
    public Chance Chance { get; }

    /// <summary>The rows.</summary>
    public Table Rows => Ground.Rows;

    /// <summary>A stream of the fault's own.</summary>
    public ChanceStream Stream(string what) => Chance.Stream($"fault/{Spec.Id}/{what}");

    /// <summary>Numbers of the rows from one of its streams.</summary>
    public RowDraws Draws(string what) => new(Stream(what), Ground.Identity);

    /// <summary>Rows in question, each with a probability.</summary>
    public int[] Pick(string what, double rate) => Draws(what).Below(rate, within);

    /// <summary>Rows in question, each with its own probability.</summary>
    public int[] Pick(string what, ReadOnlySpan<double> rates) => Draws(what).Below(rates, within);

    /// <summary>Whether a row is in question.</summary>
    public bool Asks(int row) => within is null || within[row] != 0;

    /// <summary>The column as it stands by now.</summary>
    public Column Column(string name) => replaced.TryGetValue(Index(name), out var now) ? now.Column : Rows[name];

    /// <summary>Numbers to change.</summary>
    public NumberEdit Numbers(string name) => new((NumericColumn)Column(name));

    /// <summary>Texts to change; numbers become texts.</summary>
    public TextEdit Texts(string name) => new(Column(name));

    /// <summary>Puts a changed column in its place and names the changed cells.</summary>
    /// <param name="name">The column.</param>
    /// <param name="column">Its values now.</param>
    /// <param name="rows">Rows in which it differs, ascending.</param>
    public void Change(string name, Column column, int[] rows)
    {
        if (rows.Length == 0)
            return;
        var at = Index(name);
        replaced[at] = (Rows.Schema.Fields[at] with { Kind = column is TextColumn ? FieldKind.Text : FieldKind.Number }, column);
        marked.Add((name, rows));
    }

    /// <summary>Puts a new column before the target.</summary>
    public void Add(Field field, Column column) => added.Add((field, column));

    /// <summary>The planted table; cells that were changed are in its key unless rows or spans tell of them.</summary>
    public Planted Done(FaultKey key, IServed? served = null)
    {
        return new(Ground with { Rows = Table() }, Ground.SameRows(), key) { Served = served };
    }

    /// <summary>A key that names the changed cells.</summary>
    public FaultKey Key(params ImmutableArray<string> remedies) => new()
    {
        Id = Spec.Id, Kind = Spec.Kind, Rate = Spec.Rate, AtServe = Spec.AtServe, Remedies = remedies, Cells = ChangedCells.InOrder([.. marked.OrderBy(m => Index(m.Column))]),
    };

    private Table Table()
    {
        if (replaced.Count == 0 && added.Count == 0)
            return Rows;
        var fields = Rows.Schema.Fields.ToList();
        var columns = Rows.Columns.ToList();
        foreach (var (at, (field, column)) in replaced)
            (fields[at], columns[at]) = (field, column);
        var before = Columns.Before(Rows.Schema);
        fields.InsertRange(before, added.Select(a => a.Field));
        columns.InsertRange(before, added.Select(a => a.Column));
        return new(new([.. fields]), [.. columns]);
    }

    private int Index(string name) => Rows.Schema.IndexOf(name) is >= 0 and var at ? at : throw new KeyNotFoundException($"No column '{name}'.");
}

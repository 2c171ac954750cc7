using Practicum.Core.Packs;
using Practicum.Core.Worlds.Expressions.Operations;

namespace Practicum.Core.Worlds.Expressions;

/// <summary>A yes-or-no rule over the columns of a table. A comparison with a missing value is false, except <c>!=</c>.</summary>
internal sealed class TableRule
{
    private readonly Op op;
    private readonly Words words;
    private readonly int[] used;

    private TableRule(Op op, Words words) => (this.op, this.words, used) =
        (op, words, [.. op.All().OfType<SlotOp>().Select(s => s.Slot).Distinct()]);

    /// <summary>Compiles a rule against a schema; null with diagnostics when it has mistakes.</summary>
    /// <param name="formula">The rule.</param>
    /// <param name="schema">Columns that it may use.</param>
    /// <param name="where">What it is, for sentences: <c>the fallback</c>.</param>
    /// <param name="problems">Takes the mistakes.</param>
    public static TableRule? Compile(Formula formula, Schema schema, string where, List<Diagnostic> problems)
    {
        var words = new Words();
        var scope = new Scope { Words = words, Streams = [], Where = where };
        scope.Add("t", new Symbol.Unusable($"{char.ToUpperInvariant(where[0])}{where[1..]} may use visible columns only, not 't'."));
        for (var i = 0; i < schema.Fields.Length; i++)
            scope.Add(schema.Fields[i].Name, new Symbol.Known(new SlotOp(i, Needs.Visible) { Kind = schema.Fields[i].Kind }));
        return Compiler.Compile(formula, scope, FieldKind.Number, problems) is { } op ? new(op, words) : null;
    }

    /// <summary>What the rule decides for each row: 0 or 1.</summary>
    public byte[] Decide(Table table)
    {
        var decided = new byte[table.Rows];
        var batch = new Batch(table.Columns.Length, []);
        var codes = used.ToDictionary(slot => slot, slot => table.Columns[slot] is TextColumn text ? text.Dictionary.Select(d => (double)words.Find(d)).ToArray() : []);
        for (var first = 0; first < table.Rows; first += Batch.Capacity)
        {
            var rows = Math.Min(Batch.Capacity, table.Rows - first);
            batch.Count = Batch.Padded(rows);
            foreach (var slot in used)
                Load(table.Columns[slot], codes[slot], first, batch.Columns[slot].AsSpan(0, rows));
            var values = op.Read(batch, out var rented);
            for (var i = 0; i < rows; i++)
                decided[first + i] = values[i] is not 0 and not double.NaN ? (byte)1 : (byte)0;
            batch.Return(rented);
        }

        return decided;
    }

    private static void Load(Column column, double[] codes, int first, Span<double> into)
    {
        if (column is NumericColumn numbers)
        {
            numbers.CopyTo(first, into);
            return;
        }

        var text = ((TextColumn)column).Codes;
        for (var i = 0; i < into.Length; i++)
            into[i] = text[first + i] < 0 ? double.NaN : codes[text[first + i]];
    }
}

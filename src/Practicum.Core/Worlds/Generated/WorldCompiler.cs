using Practicum.Core.Packs;
using Practicum.Core.Worlds.Expressions.Operations;
using Practicum.Core.Worlds.Expressions;

namespace Practicum.Core.Worlds.Generated;

/// <summary>Compiles a generated world; every mistake of every formula is reported.</summary>
internal sealed class WorldCompiler
{
    private readonly GeneratedWorldSpec spec;
    private readonly ProductionSpec? production;
    private readonly Chance? variant;
    private readonly List<Diagnostic> problems;
    private readonly Words words = new();
    private readonly List<string> streams = [];
    private readonly List<(string Name, Symbol Symbol)> parameters = [];
    private readonly List<(ColumnSpec Spec, Symbol Symbol, ColumnProgram? Program)> columns = [];

    private WorldCompiler(GeneratedWorldSpec spec, ProductionSpec? production, Chance? variant, List<Diagnostic> problems) =>
        (this.spec, this.production, this.variant, this.problems) = (spec, production, variant, problems);

    /// <summary>The program, or null when there were mistakes.</summary>
    /// <param name="spec">The world.</param>
    /// <param name="production">Its production, or null.</param>
    /// <param name="variant">Chance of the variant, which draws the parameters; null only checks.</param>
    /// <param name="problems">Takes the mistakes.</param>
    public static WorldProgram? Compile(GeneratedWorldSpec spec, ProductionSpec? production, Chance? variant, List<Diagnostic> problems)
    {
        var before = problems.Count;
        var program = new WorldCompiler(spec, production, variant, problems).Compile();
        return problems.Count == before ? program : null;
    }

    private WorldProgram? Compile()
    {
        foreach (var (name, draw) in spec.Vary)
            Parameter(name, draw);
        var rate = Expression(spec.RatePerDay, Names("the rate", 0, false, false));
        for (var i = 0; i < spec.Columns.Length; i++)
            columns.Add(Column(spec.Columns[i], i));
        var probability = Expression(spec.Probability, Names("the target's probability", columns.Count, true, true));
        var incidents = ImmutableArray.CreateBuilder<IncidentProgram>();
        foreach (var incident in production?.Incidents ?? [])
            incidents.Add(Incident(incident, incidents.Count));
        var fallback = production?.Fallback is { } rule ? Expression(rule, FallbackNames()) : null;
        if (rate is null || probability is null || columns.Exists(c => c.Program is null))
            return null;
        var programs = columns.ConvertAll(c => WithTexts(c.Program!, incidents));
        return new()
        {
            Spec = spec,
            Schema = new([.. programs.Where(p => !p.Spec.Hidden).Select(p => p.Field)]),
            Columns = [.. programs],
            Rate = rate,
            Probability = probability,
            Fallback = fallback,
            Incidents = incidents.ToImmutable(),
            Streams = [.. streams],
            Parameters = [.. parameters.Select(p => (p.Name, Value(p.Symbol)))],
        };
    }

    private static double Value(Symbol symbol) => symbol is Symbol.Known { Op: ConstantOp constant } ? constant.Value : double.NaN;

    private Op? Expression(Formula formula, Scope scope) => Compiler.Compile(formula, scope, FieldKind.Number, problems);

    private void Parameter(string name, Formula draw)
    {
        var own = new List<string>();
        var scope = new Scope { Words = words, Streams = own, StreamName = n => n == 1 ? $"vary/{name}" : $"vary/{name}/{n}", Where = $"the parameter '{name}'" };
        foreach (var (known, symbol) in parameters)
            scope.Add(known, symbol);
        scope.Add("t", new Symbol.Unusable("A parameter is drawn once and cannot depend on 't'."));
        var op = Expression(draw, scope);
        if (op is null || variant is not { } chance)
        {
            parameters.Add((name, op is null ? new Symbol.Broken() : new Symbol.Known(new ParameterOp())));
            return;
        }

        var batch = new Batch(0, [.. own.Select(chance.Stream)]) { Count = 8, Runs = 1 };
        batch.RunStart[1] = 8;
        var value = op.Read(batch, out _)[0];
        if (!double.IsFinite(value))
            problems.Add(new("PR-WORLD-020", draw.Place, $"The parameter '{name}' is not a finite number in this variant."));
        parameters.Add((name, new Symbol.Known(new ConstantOp(value))));
    }

    /// <summary>The names of an expression: time, parameters and the first <paramref name="known"/> columns, visible and hidden as asked.</summary>
    private Scope Names(string where, int known, bool visible, bool hidden, Func<int, string>? streamName = null)
    {
        var scope = new Scope { Words = words, Streams = streams, StreamName = streamName, Where = where };
        scope.Add("t", new Symbol.Known(new TimeOp()));
        foreach (var (name, symbol) in parameters)
            scope.Add(name, symbol);
        for (var i = 0; i < spec.Columns.Length; i++)
        {
            var column = spec.Columns[i];
            var symbol = i >= known ? new Symbol.Unusable(known == 0 && !visible && !hidden
                    ? $"'{column.Name}' is a column; {where} may use 't' and parameters only."
                    : $"'{column.Name}' is declared later; an expression may use the columns above it.")
                : column.Hidden && !hidden ? new Symbol.Unusable($"'{column.Name}' is hidden; only the target's expression may use it.")
                : !column.Hidden && !visible ? new Symbol.Unusable($"'{column.Name}' is visible; a hidden column is drawn independently of visible ones.")
                : columns[i].Symbol;
            scope.Add(column.Name, symbol);
        }

        scope.Add(spec.Target, new Symbol.Unusable($"'{spec.Target}' is the label; no expression may use it."));
        return scope;
    }

    private Scope FallbackNames()
    {
        var scope = Names("the fallback", columns.Count, true, false);
        scope.Add("t", new Symbol.Unusable("The fallback may use visible columns only, not 't'."));
        foreach (var (name, _) in parameters)
            scope.Add(name, new Symbol.Unusable($"'{name}' is a parameter of the truth; the fallback may use visible columns only."));
        foreach (var column in spec.Columns.Where(c => c.Hidden))
            scope.Add(column.Name, new Symbol.Unusable($"'{column.Name}' is hidden; the fallback may use visible columns only."));
        return scope;
    }

    private (ColumnSpec Spec, Symbol Symbol, ColumnProgram? Program) Column(ColumnSpec column, int slot)
    {
        var needs = column.Hidden ? Needs.Hidden : Needs.Visible;
        if (column.Entities is not null)
        {
            streams.Add($"column/{column.Name}/1");
            return (column, new Symbol.Known(new SlotOp(slot, needs)), new(column, null, streams.Count - 1, FieldKind.Number, [], []));
        }

        if (column.Value is not { } formula)
        {
            problems.Add(new("PR-WORLD-001", column.Place, $"The column '{column.Name}' has neither an expression nor an entity."));
            return (column, new Symbol.Broken(), null);
        }

        var scope = Names($"the column '{column.Name}'", slot, !column.Hidden, column.Hidden, n => $"column/{column.Name}/{n}");
        var op = Compiler.Compile(formula, scope, null, problems);
        if (op is null)
            return (column, new Symbol.Broken(), null);
        var symbol = new Symbol.Known(new SlotOp(slot, needs) { Kind = op.Kind, Texts = op.Texts });
        return (column, symbol, new(column, op, -1, op.Kind, [], []));
    }

    private IncidentProgram Incident(IncidentSpec incident, int index)
    {
        var changes = ImmutableArray.CreateBuilder<ChangeProgram>();
        foreach (var (name, formula) in incident.Change)
        {
            var slot = Slot(name);
            if (slot < 0)
            {
                problems.Add(new("PR-WORLD-010", formula.Place, $"The incident '{incident.Id}' changes '{name}', which is no column.", NearestName.To(name, spec.Columns.Select(c => c.Name))));
                continue;
            }

            var column = spec.Columns[slot];
            var scope = Names($"the new value of '{name}'", slot + 1, !column.Hidden, column.Hidden, n => $"incident/{incident.Id}/{name}/{n}");
            if (columns[slot].Program is not { } program || Compiler.Compile(formula, scope, program.Kind, problems) is not { } op)
                continue;
            streams.Add($"incident/{incident.Id}");
            changes.Add(new(slot, op, streams.Count - 1));
        }

        var logit = incident.Logit is { } added ? Expression(added, Names("the change of the log-odds", columns.Count, true, true)) : null;
        var spoilt = incident.Column is { } seen ? Slot(seen) : -1;
        if (spoilt >= 0 && columns[spoilt].Program?.Kind == FieldKind.Text)
            problems.Add(new("PR-WORLD-011", incident.Place, $"The incident '{incident.Id}' multiplies '{incident.Column}', which holds text."));
        return new(index, incident, changes.ToImmutable(), logit, spoilt);
    }

    private int Slot(string name)
    {
        for (var i = 0; i < spec.Columns.Length; i++)
        {
            if (spec.Columns[i].Name == name)
                return i;
        }

        return -1;
    }

    /// <summary>The column's dictionary: what its expression and its changes may give.</summary>
    private ColumnProgram WithTexts(ColumnProgram program, ImmutableArray<IncidentProgram>.Builder incidents)
    {
        if (program.Kind == FieldKind.Number)
            return program;
        var slot = Slot(program.Spec.Name);
        int[] codes = [.. incidents.SelectMany(i => i.Changes).Where(c => c.Slot == slot).SelectMany(c => c.Op.Texts)];
        int[] all = [.. program.Op!.Texts.Concat(codes).Distinct()];
        var map = new int[all.Max() + 1];
        for (var i = 0; i < all.Length; i++)
            map[all[i]] = i;
        return program with { Dictionary = [.. all.Select(c => words[c])], CodeOfWord = map };
    }
}

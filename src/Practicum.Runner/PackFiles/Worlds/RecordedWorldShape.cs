using Practicum.Core.Packs;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.PackFiles.Worlds;

/// <summary>The form of a recorded world in project/v1 (formats §1b).</summary>
internal static class RecordedWorldShape
{
    private static readonly Key<string> Kind = Key.Must("kind", new ChoiceShape("kind of world", "recorded"), "The world replays a data set.");
    private static readonly Key<string> Data = Key.Must("data", Scalars.Text.Checked(CheckData), "CSV beside project.yaml, or given with --data.");
    private static readonly Key<string> Separator = Key.May("separator", Scalars.Text.Checked(CheckSeparator), ",", "Separator of cells, one character.");

    private static readonly Key<string?> Order = Key.MayText("order", new ChoiceShape("order", "rows"), "The file's order is the time.");
    private static readonly Key<int?> TickRows = Key.MayValue("tick_rows", Scalars.Whole(1, 10_000_000), "Rows per tick.");
    private static readonly Key<SimSpan> Tick = Key.May("tick", Scalars.Span, new(86_400), "Length of a tick.");
    private static readonly Key<string?> TimeColumn = Key.MayText("column", Scalars.Text, "Column that holds the time.");

    private static readonly Key<(int? Rows, string? Column, SimSpan Tick)> Time =
        Key.Must("time", new MapShape<(int? Rows, string? Column, SimSpan Tick)>("the time", [Order, TickRows, Tick, TimeColumn], BuildTime), "How the rows lie in time.");

    private static readonly Key<string> TargetColumn = Key.Must("column", Scalars.Text, "Column with the label.");
    private static readonly Key<string> Positive = Key.Must("positive", Scalars.Text, "The text of the label that counts as 1.");
    private static readonly Key<string> TargetKind = Key.May("kind", new FormsShape<string>("binary", new ChoiceShape("kind of target", "binary", "multiclass", "regression", "none").Checked(CheckKind)), "binary", "Kind of the label.");

    private static readonly Key<(string Column, string Positive)> Target =
        Key.Must("target", new MapShape<(string Column, string Positive)>("the target", [TargetColumn, Positive, TargetKind], f => (f.Get(TargetColumn), f.Get(Positive))), "The label.");

    private static readonly Key<string> Type = Key.Must("type", new ChoiceShape("type", "number", "text"), "Kind of its values.");
    private static readonly Key<ImmutableArray<Named<string>>> Columns =
        Key.May("columns", new NamesShape<string>(new MapShape<string>("a column", [Type], f => f.Get(Type))), [], "Kinds of columns; others are inferred.");

    private static readonly Key<ImmutableArray<string>> Ignore = Key.May("ignore", new ListShape<string>(Scalars.Text), [], "Columns left out.");

    private static readonly Key<string> Finding = Key.Must("finding", Scalars.Text, "Kind of finding.");
    private static readonly Key<string?> Column = Key.MayText("column", Scalars.Text, "The column in question; every one when absent.");
    private static readonly Key<string> Reason = Key.Must("reason", Scalars.Text, "Why the author answers for it.");
    private static readonly Key<ImmutableArray<AcceptedFinding>> Accept =
        Key.May("accept", new ListShape<AcceptedFinding>(new MapShape<AcceptedFinding>("an accepted finding", [Finding, Column, Reason],
            f => new(f.Get(Finding), f.Get(Column), f.Get(Reason), f.Place))), [], "Suspicions of `pack prove` that the author answers for.");

    /// <summary>The form.</summary>
    public static Shape<WorldSpec> Shape { get; } = new MapShape<WorldSpec>("the world", [Kind, Data, Separator, Time, Target, Columns, Ignore, Accept], Build);

    private static WorldSpec Build(Fields fields)
    {
        var (rows, column, tick) = fields.Get(Time);
        var (target, positive) = fields.Get(Target);
        return new RecordedWorldSpec
        {
            Data = fields.Get(Data),
            Separator = fields.Get(Separator)[0],
            TickRows = rows,
            TimeColumn = column,
            Tick = tick,
            Target = target,
            Positive = positive,
            Columns = [.. fields.Get(Columns).Select(c => (c.Name, c.Value == "text" ? FieldKind.Text : FieldKind.Number, c.Place))],
            Ignore = fields.Get(Ignore),
            Accept = fields.Get(Accept),
            Place = fields.Place,
        };
    }

    private static (int? Rows, string? Column, SimSpan Tick) BuildTime(Fields fields)
    {
        if (fields.Wrote(TimeColumn) == fields.Wrote(TickRows) || fields.Wrote(Order) != fields.Wrote(TickRows))
            fields.Context.Report("PR-PACK-013", fields.Place, "The time is either {order: rows, tick_rows: 48, tick: 1d} or {column: date}.");
        return (fields.Get(TickRows), fields.Get(TimeColumn), fields.Get(Tick));
    }

    private static void CheckKind(string kind, SpecNode node, ReadContext context)
    {
        if (kind != "binary")
            context.Report(Mistake.NotYet, node.Place, $"Targets of kind '{kind}' are not available yet; use 'binary'.");
    }

    private static void CheckSeparator(string separator, SpecNode node, ReadContext context)
    {
        if (separator.Length != 1 || separator[0] is '"' or '\n' or '\r' || !char.IsAscii(separator[0]))
            context.Report(Mistake.OutOfRange, node.Place, $"'separator' must be one ASCII character that is no quote. Found {node.Found}.", null, "A tab is written \"\\t\".");
    }

    private static void CheckData(string data, SpecNode node, ReadContext context)
    {
        if (data.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
            context.Report(Mistake.NotYet, node.Place, "Parquet files are not available yet; write the data as CSV.");
        else
            FileNames.Check(data, node.Place, context, "Put it beside project.yaml, or give it with --data.");
    }
}

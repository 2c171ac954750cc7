using Practicum.Core.Packs;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.PackFiles.Worlds;

/// <summary>The form of <c>world:</c> in project/v1 (formats §1a).</summary>
internal static class WorldShape
{
    private static readonly string[] Reserved = ["row_id", "time", "truth", "half", "t"];

    private static readonly Key<string> Kind = Key.Must("kind", new ChoiceShape("kind of world", "generated"), "The world is declared here.");
    private static readonly Key<SimTime> Start = Key.Must("start", Scalars.Moment, "First moment of the training period, UTC.");
    private static readonly Key<Formula> Rate = Key.Must("rate", RateShape.Shape, "Rows per simulated time, 2000/d; may be an expression of t.");

    private static readonly Key<int?> Entity = Key.MayValue("entity", Scalars.Whole(1, 100_000_000), "Number of recurring ids, drawn uniformly.");
    private static readonly Key<Formula?> Draw = Key.MayText("draw", Scalars.Formula, "An expression with draws.");
    private static readonly Key<Formula?> Value = Key.MayText("value", Scalars.Formula, "An expression of earlier columns.");
    private static readonly Key<string?> Unit = Key.MayText("unit", Scalars.Text, "Unit, in plain words.");
    private static readonly Key<string?> About = Key.MayText("about", Scalars.Text, "Meaning, in plain words.");
    private static readonly Key<bool> Hidden = Key.May("hidden", Scalars.Flag, false, "Known to the truth alone.");

    private static readonly MapShape<ColumnSpec> Column = new("a column", [Entity, Draw, Value, Unit, About, Hidden], BuildColumn);

    private static readonly Key<ImmutableArray<Named<ColumnSpec>>> Columns = Key.Must("columns", new NamesShape<ColumnSpec>(Column, Names.Column), "Columns, in order of declaration.");
    private static readonly Key<ImmutableArray<Named<Formula>>> Vary = Key.May("vary", new NamesShape<Formula>(Scalars.Formula, Names.Column), [], "Parameters drawn anew for each variant.");

    private static readonly Key<string> TargetName = Key.Must("name", Names.Column, "Name of the label.");
    private static readonly Key<string> TargetKind = Key.Must("kind", new ChoiceShape("kind of target", "binary"), "Kind of the label.");
    private static readonly Key<Formula> Probability = Key.Must("probability", Scalars.Formula, "True probability of label 1.");

    private static readonly MapShape<(string, Formula, Place)> Binary = new("the target", [TargetName, TargetKind, Probability], f => (f.Get(TargetName), f.Get(Probability), f.PlaceOf(TargetName)));

    private static readonly Key<(string Name, Formula Probability, Place Place)> Target = Key.Must("target", TargetOf(Binary), "The label and its true probability.");

    private static readonly MapShape<WorldSpec> Generated = new("the world", [Kind, Start, Rate, Columns, Vary, Target], Build);

    /// <summary>The form: a generated or a recorded world.</summary>
    public static Shape<WorldSpec> Shape { get; } = new KindsShape<WorldSpec>("kind", "kind of world", ("generated", Generated), ("recorded", RecordedWorldShape.Shape));

    /// <summary>A target by its kind, where only binary ones are available so far.</summary>
    public static Shape<T> TargetOf<T>(Shape<T> binary) => new KindsShape<T>("kind", "kind of target", ("binary", binary),
        ("multiclass", new NotYetShape<T>("multiclass targets", binary.Placeholder)),
        ("regression", new NotYetShape<T>("regression targets", binary.Placeholder)),
        ("none", new NotYetShape<T>("worlds without a target", binary.Placeholder)));

    private static ColumnSpec BuildColumn(Fields fields)
    {
        Key[] ways = [Entity, Draw, Value];
        if (ways.Count(fields.Wrote) != 1)
            fields.Context.Report("PR-PACK-010", fields.Place, $"A column has exactly one of 'entity', 'draw' and 'value'. Found {ways.Count(fields.Wrote)} of them.");
        else if (fields.Get(Hidden) && fields.Wrote(Entity))
            fields.Context.Report("PR-PACK-011", fields.PlaceOf(Hidden), "An entity column cannot be hidden.");
        return new()
        {
            Name = "",
            Entities = fields.Get(Entity),
            Value = fields.Get(Draw) ?? fields.Get(Value),
            Unit = fields.Get(Unit),
            About = fields.Get(About),
            Hidden = fields.Get(Hidden),
        };
    }

    private static WorldSpec Build(Fields fields)
    {
        var (target, probability, place) = fields.Get(Target);
        var taken = new List<string>(Reserved);
        foreach (var (name, at) in fields.Get(Columns).Select(c => (c.Name, c.Place)).Concat(fields.Get(Vary).Select(v => (v.Name, v.Place))).Append((target, place)))
        {
            if (Reserved.Contains(name))
                fields.Context.Report("PR-PACK-012", at, $"The name '{name}' is reserved. Reserved: {string.Join(", ", Reserved)}.");
            else if (name.Length > 0 && taken.Contains(name))
                fields.Context.Report(Mistake.Twice, at, $"The name '{name}' is taken already; columns, parameters and the target have one name each.");
            taken.Add(name);
        }

        ImmutableArray<ColumnSpec> columns = [.. fields.Get(Columns).Select(c => c.Value with { Name = c.Name, Place = c.Place })];
        foreach (var column in columns)
            fields.Context.Declare(column.Hidden ? "hidden column" : "column", column.Name);
        return new GeneratedWorldSpec
        {
            Start = fields.Get(Start),
            RatePerDay = fields.Get(Rate),
            Columns = columns,
            Vary = [.. fields.Get(Vary).Select(v => (v.Name, v.Value))],
            Target = target,
            Probability = probability,
        };
    }
}

using Practicum.Core.Packs;
using Practicum.Runner.PackFiles.Shapes;

namespace Practicum.Runner.PackFiles;

/// <summary>The form of a fault (formats §1c). Which keys a kind takes, its entry in the catalogue says.</summary>
internal static class FaultShape
{
    private static readonly Shape<string> Country = Scalars.Pattern("a country of two capital letters", "^[A-Z]{2}$");

    private static readonly Key<string> Id = Key.Must("id", Scalars.Id, "Name.");
    private static readonly Key<string> Kind = Key.Must("kind", Scalars.Dotted, "Kind; docs/reference/faults.md lists them.");
    private static readonly Key<double?> Rate = Key.MayValue("rate", Scalars.Share, "Share of the rows in question that it touches.");
    private static readonly Key<Formula?> Where = Key.MayText("where", Scalars.Formula, "Which rows are in question, an expression over the visible columns and the target.");
    private static readonly Key<string?> Column = Key.MayText("column", Scalars.Text, "The one column that it makes or is planted in.");
    private static readonly Key<ImmutableArray<string>> Columns = Key.May("columns", new ListShape<string>(Scalars.Text, 1), [], "The columns that it makes or is planted in.");
    private static readonly Key<double?> Strength = Key.MayValue("strength", Scalars.Share, "How strongly it shows.");
    private static readonly Key<string?> AtServe = Key.MayText("at_serve", new ChoiceShape("state at service", "missing", "stale", "shuffled", "still_there"), "What a leaking column holds in the hidden rows and in production.");
    private static readonly Key<string?> Form = Key.MayText("form", Scalars.Name, "Form of the kind.");
    private static readonly Key<double?> Factor = Key.MayValue("factor", Scalars.Number(), "A factor.");
    private static readonly Key<string?> Value = Key.MayText("value", Scalars.Text, "A value.");
    private static readonly Key<string?> By = Key.MayText("by", Scalars.Text, "Column that it depends on.");
    private static readonly Key<ImmutableArray<Named<double>>> Shares = Key.May("shares", new NamesShape<double>(Scalars.Share), [], "Shares by class, group or annotator.");
    private static readonly Key<ImmutableArray<string>> Countries = Key.May("countries", new ListShape<string>(Country, 1), [], "Countries of personal data.");
    private static readonly Key<string?> About = Key.MayText("about", Scalars.Text, "What a column that it makes means, for the intern's schema.");

    /// <summary>The form.</summary>
    public static Shape<FaultSpec> Shape { get; } =
        new MapShape<FaultSpec>("a fault", [Id, Kind, Rate, Where, Column, Columns, Strength, AtServe, Form, Factor, Value, By, Shares, Countries, About], Build);

    private static FaultSpec Build(Fields fields)
    {
        if (fields.Wrote(Column) && fields.Wrote(Columns))
            fields.Context.Report("PR-PACK-021", fields.PlaceOf(Columns), "A fault has 'column' or 'columns', not both.");
        return new()
        {
            Id = fields.Get(Id),
            Kind = fields.Get(Kind),
            Place = fields.Place,
            Rate = fields.Get(Rate),
            Where = fields.Get(Where),
            Columns = fields.Get(Column) is { } one ? [one] : fields.Get(Columns),
            Strength = fields.Get(Strength),
            AtServe = fields.Get(AtServe),
            Form = fields.Get(Form),
            Factor = fields.Get(Factor),
            Value = fields.Get(Value),
            By = fields.Get(By),
            Shares = [.. fields.Get(Shares).Select(s => (s.Name, s.Value))],
            Countries = fields.Get(Countries),
            About = fields.Get(About),
        };
    }
}

using System.Text;
using Practicum.Runner.PackFiles;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Workspaces;

/// <summary>data/schema.yaml (schema/v1): the columns of a workspace's tables, one line each.</summary>
public static class SchemaFile
{
    /// <summary>Its name inside a workspace.</summary>
    public const string FileName = "data/schema.yaml";

    private static readonly (string Word, FieldRole Role)[] Roles =
        [("feature", FieldRole.Feature), ("target", FieldRole.Target), ("entity", FieldRole.Entity), ("row_id", FieldRole.RowId), ("time", FieldRole.Time)];

    private static readonly Key<string> Kind = Key.Kind("schema/v1");
    private static readonly Key<string> Name = Key.Must("name", Scalars.Text, "Name of the column.");
    private static readonly Key<string> Type = Key.Must("type", new ChoiceShape("type", "number", "text"), "Kind of its values.");
    private static readonly Key<string?> Unit = Key.MayText("unit", Scalars.Text, "Unit.");
    private static readonly Key<string?> About = Key.MayText("about", Scalars.Text, "Meaning.");
    private static readonly Key<string> Role = Key.Must("role", new ChoiceShape("role", [.. Roles.Select(r => r.Word)]), "What it is for.");
    private static readonly MapShape<Field> Column = new("a column", [Name, Type, Unit, About, Role],
        f => new(f.Get(Name), f.Get(Type) == "text" ? FieldKind.Text : FieldKind.Number, Roles.First(r => r.Word == f.Get(Role)).Role) { Unit = f.Get(Unit), About = f.Get(About) });

    private static readonly Key<ImmutableArray<Field>> Columns = Key.Must("columns", new ListShape<Field>(Column, 1), "The columns, in order.");

    /// <summary>The form.</summary>
    internal static Shape<Schema> Shape { get; } = new MapShape<Schema>("the schema", [Kind, Columns], Build);

    /// <summary>The text of a schema.</summary>
    public static string Write(Schema schema)
    {
        var text = new StringBuilder("practicum: schema/v1\ncolumns:\n");
        foreach (var field in schema.Fields)
        {
            text.Append("- {name: ").Append(YamlText.Word(field.Name)).Append(", type: ").Append(field.Kind == FieldKind.Text ? "text" : "number");
            if (field.Unit is not null)
                text.Append(", unit: ").Append(YamlText.Word(field.Unit));
            if (field.About is not null)
                text.Append(", about: ").Append(YamlText.Quoted(field.About));
            text.Append(", role: ").Append(Roles.First(r => r.Role == field.Role).Word).Append("}\n");
        }

        return text.ToString();
    }

    /// <summary>Reads the schema of a workspace; null with at least one diagnostic when it has a mistake.</summary>
    public static Schema? Read(string workspace, List<Diagnostic> problems)
    {
        var before = problems.Count;
        if (SpecFile.Load(Path.Combine(workspace, FileName), FileName, "PR-WORK-008", problems) is not { } bytes || YamlReader.Read(bytes, FileName, problems) is not { } root)
            return null;
        var context = new ReadContext("WORK", problems);
        Shape.Read(root, context, out var schema);
        context.Finish();
        return problems.Count == before ? schema : null;
    }

    private static Schema Build(Fields fields)
    {
        foreach (var twice in fields.Get(Columns).GroupBy(c => c.Name).Where(g => g.Count() > 1))
            fields.Context.Report(Mistake.Twice, fields.PlaceOf(Columns), $"Two columns have the name '{twice.Key}'.");
        return new(fields.Get(Columns));
    }
}

using Practicum.Core.Packs;
using Practicum.Runner.PackFiles.Shapes;

namespace Practicum.Runner.PackFiles;

/// <summary>The form of an incident (formats §1d).</summary>
internal static class IncidentShape
{
    private static readonly string[] Kinds = ["drift.concept", "drift.covariate", "drift.prior", "upstream.unit"];

    private static readonly Key<string> Id = Key.Must("id", Scalars.Id, "Name.");
    private static readonly Key<SimSpan> At = Key.Must("at", Scalars.SpanOrZero, "Onset, from the start of production.");
    private static readonly Key<SimSpan> Over = Key.May("over", Scalars.SpanOrZero, default, "Length of the linear ramp; absent is sudden.");
    private static readonly Key<SimSpan?> For = Key.MayValue("for", Scalars.Span, "How long it lasts; absent is for good.");
    private static readonly Key<string> Kind = Key.Must("kind", Scalars.Dotted, "Kind, and the right diagnosis.");
    private static readonly Key<string?> About = Key.MayText("about", Scalars.Text, "What happens, in plain words.");
    private static readonly Key<ImmutableArray<Named<Formula>>> Change = Key.May("change", new NamesShape<Formula>(Scalars.Formula, Names.Column), [], "New latent value of columns.");
    private static readonly Key<Formula?> Logit = Key.MayText("logit", Scalars.Formula, "Added to the log-odds.");
    private static readonly Key<string?> Column = Key.MayText("column", Names.Column, "Column of an upstream fault.");
    private static readonly Key<double> Factor = Key.May("factor", Scalars.Number(), 1, "Factor of upstream.unit.");
    private static readonly Key<bool?> Harmful = Key.MayValue("harmful", Scalars.Flag, "A claim, checked with twin worlds.");
    private static readonly Key<SimSpan> Respond = Key.May("respond_within", Scalars.Span, SimSpan.FromDays(30), "How long an alarm on a permanent change counts as timely.");

    private static readonly Key<string> By = Key.Must("by", new ChoiceShape("way of repair", "alert"), "What mends it.");
    private static readonly Key<SimSpan> Takes = Key.Must("takes", Scalars.SpanOrZero, "Time from the right alert to the repair.");
    private static readonly Key<SimSpan?> Repair = Key.MayValue("repair", new MapShape<SimSpan>("the repair", [By, Takes], f => f.Get(Takes)), "An alert with the right diagnosis mends it.");

    /// <summary>The form.</summary>
    public static Shape<IncidentSpec> Shape { get; } =
        new MapShape<IncidentSpec>("an incident", [Id, At, Over, For, Kind, About, Change, Logit, Column, Factor, Repair, Harmful, Respond], Build);

    private static IncidentSpec Build(Fields fields)
    {
        if (fields.Has(Kind))
            CheckKind(fields, fields.Get(Kind));
        return new()
        {
            Id = fields.Get(Id),
            Kind = fields.Get(Kind),
            About = fields.Get(About),
            At = fields.Get(At),
            Over = fields.Get(Over),
            For = fields.Get(For),
            Change = [.. fields.Get(Change).Select(c => (c.Name, c.Value))],
            Logit = fields.Get(Logit),
            Column = fields.Get(Column),
            Factor = fields.Get(Factor),
            RepairTakes = fields.Get(Repair),
            Harmful = fields.Get(Harmful),
            RespondWithin = fields.Get(Respond),
            Place = fields.Place,
        };
    }

    private static void CheckKind(Fields fields, string kind)
    {
        var context = fields.Context;
        if (kind == "upstream.unit")
        {
            if (!fields.Wrote(Column) || !fields.Wrote(Factor))
                context.Report("PR-PACK-014", fields.Place, "An incident of kind 'upstream.unit' has a 'column' and a 'factor'.");
            if (fields.Wrote(Change) || fields.Wrote(Logit))
                context.Report("PR-PACK-015", fields.Place, "An incident of kind 'upstream.unit' changes only what is seen; 'change' and 'logit' belong to 'drift.*'.");
        }
        else if (kind.StartsWith("drift.", StringComparison.Ordinal))
        {
            if (!fields.Wrote(Change) && !fields.Wrote(Logit))
                context.Report("PR-PACK-014", fields.Place, $"An incident of kind '{kind}' has 'change', 'logit' or both.");
            if (fields.Wrote(Column) || fields.Wrote(Factor))
                context.Report("PR-PACK-015", fields.Place, $"An incident of kind '{kind}' changes the world; 'column' and 'factor' belong to 'upstream.unit'.");
        }
        else if (kind.StartsWith("upstream.", StringComparison.Ordinal))
        {
            context.Report(Mistake.NotYet, fields.PlaceOf(Kind), $"Incidents of kind '{kind}' are not available yet; use 'upstream.unit'.");
        }
        else
        {
            context.Unknown("kind of incident", kind, fields.PlaceOf(Kind), Kinds);
        }

        if (!fields.Wrote(Repair))
            return;
        var place = fields.PlaceOf(Repair);
        context.Later(() =>
        {
            if (!context.Declared("cause").Contains(kind))
                context.Report("PR-PACK-016", place, $"An alert can only mend this incident when its kind is among 'causes'; add '{kind}' there.");
        });
    }
}

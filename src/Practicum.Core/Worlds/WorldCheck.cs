using Practicum.Core.Packs;
using Practicum.Core.Worlds.Expressions;
using Practicum.Core.Worlds.Generated;

namespace Practicum.Core.Worlds;

/// <summary>
/// What can be said about a project's world without drawing a row: every formula compiles, names are unique and known, incidents fit into production.
/// Codes: <c>PR-EXPR-0NN</c> inside formulas, <c>PR-WORLD-0NN</c> for the world as a whole.
/// </summary>
public static class WorldCheck
{
    /// <summary>Incidents that an alert may mend: the clairvoyant tries every set of them, and each set is a world of its own.</summary>
    internal const int MostRepairable = 8;

    private static readonly string[] Reserved = ["t", "row_id", "time", "else", "and", "or", "not"];

    /// <summary>Kinds of incident that this version can bring about.</summary>
    public static ImmutableArray<string> IncidentKinds { get; } = ["drift.concept", "drift.covariate", "drift.prior", "upstream.unit"];

    /// <summary>Diagnoses that a project may offer: the kinds of incident, and others that mislead.</summary>
    public static ImmutableArray<string> Causes { get; } = [.. IncidentKinds, "upstream.missing", "upstream.stale", "upstream.schema"];

    /// <summary>Checks the world, the fallback rule, the delays and the incidents of a project; all mistakes are reported at once.</summary>
    public static void Check(Project project, List<Diagnostic> problems)
    {
        if (project.World is GeneratedWorldSpec generated)
        {
            Columns(generated, problems);
            Periods(project, generated, problems);
            WorldCompiler.Compile(generated, project.Production, null, problems);
        }
        else if (project.World is RecordedWorldSpec recorded)
        {
            if (recorded.TickRows is null == recorded.TimeColumn is null || recorded.TickRows is < 1)
                problems.Add(new("PR-WORLD-002", recorded.Place, "The time of a recorded world is either the order of rows with tick_rows of 1 or more, or a column."));
            if (recorded.Tick.Seconds < 1)
                problems.Add(new("PR-WORLD-003", recorded.Place, "A tick must be at least a second long."));
        }

        if (project.Production is { } production)
        {
            var place = project.World is RecordedWorldSpec r ? r.Place : ((GeneratedWorldSpec)project.World).RatePerDay.Place;
            Delay(production.LabelDelay, place, problems);
            foreach (var cause in production.Causes.Where(c => !Causes.Contains(c)))
                problems.Add(new("PR-WORLD-012", place, $"There is no cause '{cause}'.", NearestName.To(cause, Causes)));
            Incidents(project, production, problems);
        }
    }

    private static void Columns(GeneratedWorldSpec spec, List<Diagnostic> problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var names = spec.Columns.Select(c => (c.Name, c.Place)).Concat(spec.Vary.Select(v => (v.Name, v.Draw.Place))).Append((spec.Target, spec.Probability.Place));
        foreach (var (name, place) in names)
        {
            if (Reserved.Contains(name))
                problems.Add(new("PR-WORLD-004", place, $"The name '{name}' is reserved."));
            else if (!seen.Add(name))
                problems.Add(new("PR-WORLD-005", place, $"The name '{name}' is taken already; columns, parameters and the target need names of their own."));
        }

        foreach (var column in spec.Columns.Where(c => c.Entities is < 1))
            problems.Add(new("PR-WORLD-006", column.Place, $"The entity '{column.Name}' needs 1 or more ids; found {column.Entities}."));
        foreach (var column in spec.Columns.Where(c => c.Hidden && c.Entities is not null))
            problems.Add(new("PR-WORLD-007", column.Place, $"The entity '{column.Name}' cannot be hidden."));
        if (!spec.Columns.Any(c => c is { Hidden: false, Entities: null }))
            problems.Add(new("PR-WORLD-008", spec.Probability.Place, "The world has no visible column besides entities."));
    }

    private static void Periods(Project project, GeneratedWorldSpec spec, List<Diagnostic> problems)
    {
        var tick = project.Production?.Tick ?? new ProductionSpec().Tick;
        var place = spec.RatePerDay.Place;
        if (tick.Seconds < 1)
            problems.Add(new("PR-WORLD-003", place, "A tick must be at least a second long."));
        else if (project.Splits.Train is not { } train || train.Seconds < tick.Seconds)
            problems.Add(new("PR-WORLD-009", place, "A generated world needs a training period in simulated time of at least one tick, such as train: 1y."));
        else if (train.Seconds % tick.Seconds != 0)
            problems.Add(new("PR-WORLD-009", place, $"The training period of {train} is no whole number of ticks of {tick}."));
        if (project.Production is not null && tick.Seconds > 0 && (project.Splits.Production ?? SimSpan.FromDays(365)).Seconds < tick.Seconds)
            problems.Add(new("PR-WORLD-009", place, "Production must last at least one tick."));
        if (project.Production?.Entity is { } entity && !spec.Columns.Any(c => c.Name == entity && !c.Hidden))
            problems.Add(new("PR-WORLD-013", place, $"The entity '{entity}' of production is no visible column.", NearestName.To(entity, spec.Columns.Where(c => !c.Hidden).Select(c => c.Name))));
    }

    private static void Delay(DelaySpec delay, Place place, List<Diagnostic> problems)
    {
        if (delay.Kind == DelayKind.ByLabel)
        {
            if (delay.Positive is { Kind: not DelayKind.ByLabel } positive && delay.Negative is { Kind: not DelayKind.ByLabel } negative)
            {
                Delay(positive, place, problems);
                Delay(negative, place, problems);
            }
            else
            {
                problems.Add(new("PR-WORLD-014", place, "A delay by label needs one law for label 1 and one for label 0."));
            }
        }
        else if (delay.Kind == DelayKind.Lognormal && !(delay.Median.Seconds > 0 && delay.P95.Seconds > delay.Median.Seconds))
        {
            problems.Add(new("PR-WORLD-014", place, $"A delay needs a median above zero and a 95 % quantile above the median; found {delay.Median} and {delay.P95}."));
        }

        if (!(delay.Never is >= 0 and <= 1))
            problems.Add(new("PR-WORLD-014", place, "The share of labels that never arrive must lie within 0 % to 100 %."));
    }

    private static void Incidents(Project project, ProductionSpec production, List<Diagnostic> problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (production.Incidents.Length > 32)
            problems.Add(new("PR-WORLD-015", production.Incidents[32].Place, $"At most 32 incidents can be scheduled; found {production.Incidents.Length}."));
        IncidentSpec[] mended = [.. production.Incidents.Where(i => i.RepairTakes is not null)];
        if (mended.Length > MostRepairable)
            problems.Add(new("PR-WORLD-023", mended[MostRepairable].Place, $"At most {MostRepairable} incidents can be mended by an alert, since the best operator tries every set of them; found {mended.Length}."));
        foreach (var incident in production.Incidents)
        {
            void Say(string code, string message, string? nearest = null) => problems.Add(new(code, incident.Place, $"The incident '{incident.Id}' {message}", nearest));
            if (!seen.Add(incident.Id))
                Say("PR-WORLD-005", "is declared twice; ids must differ.");
            if (!IncidentKinds.Contains(incident.Kind))
                Say("PR-WORLD-016", $"has the unknown kind '{incident.Kind}'.", NearestName.To(incident.Kind, IncidentKinds));
            else if (!production.Causes.Contains(incident.Kind))
                Say("PR-WORLD-017", $"is of kind '{incident.Kind}', which is not among the causes on offer: nobody could diagnose it.");
            if (project.Splits.Production is { } length && incident.At.Seconds >= length.Seconds)
                Say("PR-WORLD-018", $"begins at {incident.At}, after the end of production at {length}.");
            var upstream = incident.Kind.StartsWith("upstream.", StringComparison.Ordinal);
            if (upstream)
                Upstream(project, incident, Say);
            else if (incident.Column is not null)
                Say("PR-WORLD-019", "is a drift; it takes 'change' or 'logit', not 'column'.");
            else if (project.World is RecordedWorldSpec)
                Say("PR-WORLD-022", "changes the truth, which only a generated world can; recorded worlds take upstream faults.");
            else if (incident.Change.IsEmpty && incident.Logit is null)
                Say("PR-WORLD-019", "changes nothing; give 'change' or 'logit'.");
        }
    }

    private static void Upstream(Project project, IncidentSpec incident, Action<string, string, string?> say)
    {
        if (!incident.Change.IsEmpty || incident.Logit is not null)
            say("PR-WORLD-019", "is an upstream fault; it takes 'column' and 'factor', not 'change' or 'logit'.", null);
        if (incident.Column is not { } name)
            say("PR-WORLD-019", "needs the 'column' that it spoils.", null);
        else if (project.World is GeneratedWorldSpec spec && !spec.Columns.Any(c => c.Name == name && !c.Hidden && c.Entities is null))
            say("PR-WORLD-010", $"names '{name}', which is no visible column.", NearestName.To(name, spec.Columns.Where(c => !c.Hidden && c.Entities is null).Select(c => c.Name)));
        if (!double.IsFinite(incident.Factor) || incident.Factor == 1)
            say("PR-WORLD-019", "needs a finite 'factor' other than 1.", null);
    }
}

using Practicum.Core.Packs;
using Practicum.Core.Worlds.Expressions;

namespace Practicum.Core.Worlds.Recorded;

/// <summary>Opens a recorded world: the first ticks are the training period, what follows is production.</summary>
internal static class RecordedOpening
{
    /// <summary>The opened world, or null with diagnostics.</summary>
    public static OpenedWorld? Open(
        Project project, RecordedWorldSpec spec, Table table, Chance variant, Func<int, Chance> world, List<Diagnostic> problems)
    {
        var production = project.Production ?? new ProductionSpec();
        if (RecordedData.Read(spec, production.Entity, table, problems) is not { } data)
            return null;
        var fallback = production.Fallback is { } rule ? TableRule.Compile(rule, data.Rows.Schema, "the fallback", problems) : null;
        if (production.Fallback is not null && fallback is null)
            return null;
        Incidents(production, data.Rows.Schema, problems);
        var ticks = data.TickStart.Length - 1;
        var train = Ticks(data, spec.Tick, project.Splits.Train, project.Splits.TrainShare, 0) ?? ticks;
        var later = project.Production is null ? 0 : Ticks(data, spec.Tick, project.Splits.Production, project.Splits.ProductionShare, train) ?? ticks - train;
        if (train < 1 || train > ticks || (project.Production is not null && (later < 1 || train + later > ticks)))
        {
            problems.Add(new("PR-WORLD-048", spec.Place, $"'{spec.Data}' has {ticks} ticks; {train} for training and {later} for production do not fit."));
            return null;
        }

        var training = new RecordedWorld(data, 0, spec.Tick, production, false, fallback);
        var rows = training.Draw(new(0, train), default, variant, default);
        var after = project.Production is null ? null : new RecordedWorld(data, train, spec.Tick, production, true, fallback);
        var split = Splitting.Part(rows, project.Splits, false, variant);
        return new(project, spec.Target, spec.Tick, training, split, after, later, rows.Rows / (train * spec.Tick.Days), [], world);
    }

    /// <summary>A length in ticks; a share of all rows goes to the tick in which it ends; null means what is left.</summary>
    private static int? Ticks(RecordedData data, SimSpan tick, SimSpan? span, double? share, int from)
    {
        if (span is { } length)
            return (int)Math.Min(int.MaxValue, length.Seconds / tick.Seconds);
        if (share is not { } part)
            return null;
        var end = (int)Math.Round((part * data.Rows.Rows) + data.TickStart[Math.Min(from, data.TickStart.Length - 1)]);
        var at = Array.BinarySearch(data.TickStart, end);
        return Math.Min(data.TickStart.Length - 1, at < 0 ? ~at - 1 : at) - from;
    }

    private static void Incidents(ProductionSpec production, Schema schema, List<Diagnostic> problems)
    {
        foreach (var incident in production.Incidents.Where(i => i.Column is not null))
        {
            var at = schema.IndexOf(incident.Column!);
            if (at < 0)
                problems.Add(new("PR-WORLD-010", incident.Place, $"The incident '{incident.Id}' names '{incident.Column}', which is no column.", NearestName.To(incident.Column!, schema.Fields.Select(f => f.Name))));
            else if (schema.Fields[at].Kind != FieldKind.Number)
                problems.Add(new("PR-WORLD-011", incident.Place, $"The incident '{incident.Id}' multiplies '{incident.Column}', which holds text."));
        }
    }
}

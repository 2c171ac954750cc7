using Practicum.Core.Packs;

namespace Practicum.Core.Worlds.Generated;

/// <summary>Opens a generated world of one variant.</summary>
internal static class GeneratedOpening
{
    private const double MostRows = 200_000_000;
    private const int Probes = 64;

    /// <summary>The opened world, or null with diagnostics.</summary>
    public static OpenedWorld? Open(
        Project project, GeneratedWorldSpec spec, Chance variant, Func<int, Chance> world, double? rowsPerDay, List<Diagnostic> problems)
    {
        if (WorldCompiler.Compile(spec, project.Production, variant, problems) is not { } program)
            return null;
        var production = project.Production ?? new ProductionSpec();
        var (tick, length) = (production.Tick, project.Splits.Train!.Value);
        var delay = production.LabelDelay;
        var ticks = new TickRange(0, (int)(length.Seconds / tick.Seconds));
        var mean = new GeneratedWorld(program, tick, delay, default, false).MeanRate(ticks);
        var scale = rowsPerDay is { } wanted && mean > 0 ? wanted / mean : 1;
        var years = project.Production is null ? default : project.Splits.Production ?? SimSpan.FromDays(365);
        if (!(mean * scale * (length.Days + years.Days) <= MostRows))
        {
            problems.Add(new("PR-WORLD-021", spec.RatePerDay.Place, string.Create(CultureInfo.InvariantCulture,
                $"A mean rate of {mean * scale:0.#} rows per day gives more than {MostRows:N0} rows; lower it.")));
            return null;
        }

        var training = new GeneratedWorld(program, tick, delay, default, false, scale) { Entity = production.Entity };
        var later = project.Production is null ? null : new GeneratedWorld(program, tick, delay, length, true, scale) { Entity = production.Entity };
        var productionTicks = later is null ? 0 : (int)(years.Seconds / tick.Seconds);
        try
        {
            var rows = training.Draw(ticks, default, variant, default);
            if (later is not null)
                Probe(later, productionTicks, world(1));
            var split = Splitting.Part(rows, project.Splits, true, variant);
            return new(project, spec.Target, tick, training, split, later, productionTicks, mean * scale, program.Parameters, world);
        }
        catch (WorldFaultException fault)
        {
            problems.Add(fault.Diagnostic);
            return null;
        }
    }

    /// <summary>Draws ticks spread over the year, and those at which incidents begin and have come to full strength.</summary>
    private static void Probe(GeneratedWorld world, int ticks, Chance chance)
    {
        var at = Enumerable.Range(0, Probes).Select(i => (int)((long)ticks * i / Probes));
        var incidents = world.Program.Incidents.SelectMany(i => new[] { i.Spec.At, i.Spec.At + i.Spec.Over }).Select(s => (int)(s.Seconds / world.Tick.Seconds));
        foreach (var tick in at.Concat(incidents).Where(t => t < ticks).Distinct().Order())
            world.Draw(new(tick, 1), default, chance, default);
    }
}

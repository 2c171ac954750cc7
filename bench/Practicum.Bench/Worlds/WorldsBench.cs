using Practicum.Bench.Measuring;
using Practicum.Bench.Replay;
using Practicum.Core.Packs;
using Practicum.Core.Submissions;
using Practicum.Core.Worlds;
using Practicum.Runner.PackFiles;

namespace Practicum.Bench.Worlds;

/// <summary>
/// A generated year of churn-desk without its incidents against the raw rate of the binding, in turns: rows drawn, scored through the model host, played. The
/// network reads the numbers and one-hot tests of the pack's columns, some twice to make thirty.
/// </summary>
internal static class WorldsBench
{
    public static async Task<Measured[]> Run(long? rows, int runs)
    {
        var wanted = rows ?? 2_000_000;
        var world = Open(wanted);
        var first = world.Year(1, IncidentMask.None);
        await using var rig = await MlpRig.Make(first.Seen, Features(first.Seen));
        var spec = Pack().Production! with { Incidents = [] };
        var policy = Years.ThreeMonitors("tenure", "page_views");
        var rounds = new Rounds("worlds", first.Rows);
        var (drawn, watched) = (0.0, 0.0);
        for (var run = -1; run < runs; run++)
        {
            var raw = await rig.Raw(first.Rows);
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var (year, draw) = await rig.Meter.Of(() => Task.FromResult(world.Year(1, IncidentMask.None)));
            drawn = GC.GetTotalAllocatedBytes(precise: true) - before;
            var (scores, scored) = await rig.Score(year.Seen);
            var season = Years.Season(spec, year, scores);
            var (still, _) = await Years.Play(rig.Meter, season, null);
            (var busy, watched) = await Years.Play(rig.Meter, season, policy);
            if (run >= 0)
                rounds.Add(new(raw, draw, scored, still, busy));
        }

        return
        [
            .. rounds.Ratios(),
            Measured.Once("worlds.draw_bytes", drawn / first.Rows, "bytes a row that drawing allocates"),
            Measured.Once("worlds.watched_bytes", watched / first.Rows, "bytes a row that the year under three monitors allocates"),
        ];
    }

    private static Project Pack()
    {
        var (project, problems) = PackFile.Read(Tree.Path("projects", "churn-desk"));
        return project is not null && problems.IsEmpty ? project : throw new InvalidOperationException(string.Join('\n', problems));
    }

    private static ProjectWorld Open(long rows)
    {
        var project = Pack();
        project = project with
        {
            Production = project.Production! with { Incidents = [] },
            Splits = project.Splits with { Train = SimSpan.FromDays(7) },
        };
        var problems = new List<Diagnostic>();
        return ProjectWorld.Open(project, null, "bench"u8, 1, problems, rows / 365.0) ?? throw new InvalidOperationException(string.Join('\n', problems));
    }

    private static ImmutableArray<ModelFeature> Features(Table table)
    {
        var features = new List<ModelFeature>();
        foreach (var (field, column) in table.Schema.Fields.Zip(table.Columns).Where(c => c.First.Role == FieldRole.Feature))
        {
            if (column is TextColumn text)
                features.AddRange(text.Dictionary.Select(word => new ModelFeature(field.Name, word)));
            else
                features.Add(new(field.Name, null));
        }

        return [.. Enumerable.Range(0, MlpRig.Features).Select(i => features[i % features.Count])];
    }
}

using Practicum.Bench.Measuring;
using Practicum.Core.Submissions;

namespace Practicum.Bench.Replay;

/// <summary>
/// A recorded year against the raw rate of the binding, in turns within one run: rows in memory, scores through the model host, the year played without a policy
/// and under three monitors. What counts is the ratio of the medians.
/// </summary>
internal static class ReplayBench
{
    public static async Task<Measured[]> Run(long? rows, int runs)
    {
        var count = (int)(rows ?? 5_000_000);
        var world = RecordedYear.Of(count);
        await using var rig = await MlpRig.Make(world.Seen, [.. world.Seen.Schema.Fields.Select(f => new ModelFeature(f.Name, null))]);
        var policy = Years.ThreeMonitors("c0", "c1");
        var rounds = new Rounds("replay", count);
        var (alone, watched) = (0.0, 0.0);
        for (var run = -1; run < runs; run++)
        {
            var raw = await rig.Raw(count);
            var (scores, scored) = await rig.Score(world.Seen);
            var season = Years.Season(RecordedYear.Spec, world, scores);
            (var still, alone) = await Years.Play(rig.Meter, season, null);
            (var busy, watched) = await Years.Play(rig.Meter, season, policy);
            if (run >= 0)
                rounds.Add(new(raw, default, scored, still, busy));
        }

        return
        [
            .. rounds.Ratios(),
            Measured.Once("replay.alone_bytes", alone / count, "bytes a row that the year without a policy allocates"),
            Measured.Once("replay.watched_bytes", watched / count, "bytes a row that the year under three monitors allocates"),
        ];
    }
}

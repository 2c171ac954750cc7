using Practicum.Core.Evidence;
using Practicum.Core.Production;
using Practicum.Core.Submissions;

namespace Practicum.Runner.Runs;

/// <summary>What became of one submission in the production worlds.</summary>
/// <param name="Outcomes">One a world, in order.</param>
/// <param name="Worlds">Digest of each world.</param>
/// <param name="Start">First moment of production, or null when the order of the rows is the time.</param>
/// <param name="Curves">ROC and calibration over parts of the first year.</param>
internal sealed record ReplayedYears(ImmutableArray<YearOutcome> Outcomes, ImmutableArray<Digest> Worlds, SimTime? Start, ImmutableArray<CurveExhibit> Curves)
{
    /// <summary>Digest of all worlds together.</summary>
    public Digest Digest => TableDigest.Of(Worlds.Select(w => w.Text));
}

/// <summary>Replays the production worlds under the submissions' policies, several worlds at a time.</summary>
internal sealed class ReplayRun(VariantBench bench, IRunProgress progress)
{
    /// <summary>Shares of the wall time of a world, roughly: drawing it, and of the rest scoring it.</summary>
    private const double DrawShare = 0.4, ScoreShare = 0.6;

    private readonly int _worlds = bench.Project.Production is null ? 0 : bench.Seeds;
    private SimTime? _start;
    private readonly Lock _gate = new();
    private int _next;
    private double _done;

    /// <summary>Plays every world for every submission that has not failed; what fails is written to <paramref name="failures"/>.</summary>
    public async Task<ReplayedYears[]> PlayAsync(IReadOnlyList<HandedIn> submissions, Outcome<Assessed>?[] failures, CancellationToken stop)
    {
        var outcomes = submissions.Select(_ => new YearOutcome?[_worlds]).ToArray();
        var digests = new Digest[_worlds];
        var curves = new ImmutableArray<CurveExhibit>[submissions.Count];
        Array.Fill(curves, []);
        if (_worlds > 0)
        {
            progress.Report(Steps.Replay, 0);
            var lanes = Enumerable.Range(0, Math.Min(_worlds, bench.Settings.Lanes))
                .Select(_ => Task.Run(() => LaneAsync(submissions, outcomes, digests, curves, failures, stop), stop));
            await Task.WhenAll(lanes);
            progress.Report(Steps.Replay, 1, _worlds == 1 ? "1 world" : $"{_worlds} worlds");
        }

        return [.. outcomes.Select((years, s) => new ReplayedYears(failures[s] is null ? [.. years.Select(y => y!)] : [], [.. digests], _start, curves[s]))];
    }

    private async Task LaneAsync(
        IReadOnlyList<HandedIn> submissions, YearOutcome?[][] outcomes, Digest[] digests, ImmutableArray<CurveExhibit>[] curves,
        Outcome<Assessed>?[] failures, CancellationToken stop)
    {
        var models = new ModelBench?[submissions.Count];
        var references = new MonitorReference?[submissions.Count];
        try
        {
            for (var s = 0; s < submissions.Count; s++)
            {
                if (failures[s] is null)
                    models[s] = await Started(submissions[s], failures, s, stop);
            }

            while (Interlocked.Increment(ref _next) - 1 is var world && world < _worlds)
            {
                var maker = new SeasonMaker(bench, world + 1, part => Advance(DrawShare * part, stop));
                digests[world] = maker.Digest;
                if (world == 0)
                    _start = maker.Base.Start;
                for (var s = 0; s < submissions.Count; s++)
                {
                    if (failures[s] is not null || models[s] is not { } bank)
                        continue;
                    var submission = submissions[s].Submission;
                    var share = (1 - DrawShare) / submissions.Count;
                    var reference = references[s] ??= await References.For(bench, submission, bank, stop);
                    var made = await maker.SeasonFor(submission, bank, reference, part => Advance(ScoreShare * share * part, stop), stop);
                    if (made is not Outcome<Season>.Done(var season))
                    {
                        failures[s] = made.Carry<Assessed>();
                        continue;
                    }

                    var year = ProductionReplay.Play(season, submission.Policy);
                    Advance((1 - ScoreShare) * share, stop);
                    outcomes[s][world] = year;
                    if (world == 0)
                        curves[s] = Curves.OfYear(season, year);
                }
            }
        }
        finally
        {
            foreach (var bank in models)
            {
                if (bank is not null)
                    await bank.DisposeAsync();
            }
        }
    }

    /// <summary>A part of one world is done; the run may be ended here.</summary>
    private void Advance(double partOfWorld, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _done += partOfWorld;
            progress.Report(Steps.Replay, Math.Min(0.99, _done / _worlds));
        }
    }

    private async Task<ModelBench?> Started(HandedIn handed, Outcome<Assessed>?[] failures, int s, CancellationToken stop)
    {
        var started = await ModelBench.StartAsync(handed, bench.Schema, bench.Settings.Hosts, stop);
        if (started is Outcome<ModelBench>.Done(var models))
            return models;
        failures[s] = started.Carry<Assessed>();
        return null;
    }
}

using Practicum.Core.Packs;
using Practicum.Core.Production;
using Practicum.Core.Submissions;
using Practicum.Core.Worlds;
using Practicum.Runner.ModelHosts;
using Practicum.Runner.Runs.Answers;

namespace Practicum.Runner.Runs;

/// <summary>
/// The worlds of one production year: as declared, without each incident, and for each set of repairs. Made once for a seed, and shared by all
/// submissions; scores of a twin are taken from the base world wherever the rows are the same.
/// </summary>
internal sealed class SeasonMaker
{
    private const int Slot = 4_096;
    private readonly VariantBench _bench;
    private readonly ProductionSpec _spec;
    private readonly Dictionary<IncidentMask, WorldRows> _worlds = [];
    private readonly Dictionary<IncidentMask, (float[] Starter, float[]? Reference)> _anchors = [];
    private readonly HashSet<IncidentMask> _repairs = [];

    /// <summary>Draws the worlds of seed <paramref name="k"/>, from 1.</summary>
    /// <param name="bench">The variant.</param>
    /// <param name="k">Number of the seed.</param>
    /// <param name="advance">Told after each world which part of all it was; may end the run by throwing.</param>
    public SeasonMaker(VariantBench bench, int k, Action<double> advance)
    {
        (_bench, _spec) = (bench, bench.Project.Production!);
        foreach (var mask in Repairs())
            _repairs.Add(mask);
        WorldRows? whole = null;
        IncidentMask[] masks = [.. _repairs.Concat(_spec.Incidents.Select((_, i) => IncidentMask.None.With(i))).Distinct()];
        foreach (var mask in masks)
        {
            var drawn = mask == IncidentMask.None ? bench.World.Year(k, mask) : bench.World.Twin(whole!, k, mask);
            whole ??= drawn;
            var rows = bench.Planted.Serve(drawn, k);
            _worlds.Add(mask, rows);
            _anchors.Add(mask, mask == IncidentMask.None
                ? (bench.Starter.Predict(rows.Seen), bench.Reference?.Predict(rows.Seen))
                : default);
            advance(1.0 / masks.Length);
        }
    }

    /// <summary>The world as declared.</summary>
    public WorldRows Base => _worlds[IncidentMask.None];

    /// <summary>Digest of the world's rows and labels.</summary>
    public Digest Digest => TableDigest.Of(Base.Seen, Base.Label);

    /// <summary>Scores every world with a submission's models and puts the season together; <paramref name="advance"/> is told as in drawing.</summary>
    public async Task<Outcome<Season>> SeasonFor(
        Submission submission, ModelBench bank, MonitorReference reference, Action<double> advance, CancellationToken stop)
    {
        var views = new Dictionary<IncidentMask, YearView>();
        ModelSpec[] models = [.. submission.Models];
        var hosts = bank.Hosts;
        foreach (var (mask, rows) in _worlds.OrderBy(w => w.Key.Bits))
        {
            var scores = ImmutableArray.CreateBuilder<float[]>(hosts.Count);
            for (var v = 0; v < hosts.Count; v++)
            {
                // A twin that only prices an incident is asked about the submitted model alone.
                if (v > 0 && !_repairs.Contains(mask))
                {
                    scores.Add([]);
                    continue;
                }

                var known = mask == IncidentMask.None ? null : views[IncidentMask.None].Scores[v];
                var scored = await Score(hosts[v], models[v], rows, known, stop);
                if (scored is not Outcome<float[]>.Done(var values))
                    return bank.Blame(v, HiddenRows.Told(scored)).Carry<Season>();
                if (known is null && await AnswerCheck.SpotAsync(hosts[v], rows.Seen, values, _bench.Stream("answers/year"), stop) is { } doubt)
                    return bank.Blame(v, HiddenRows.Told(doubt)).Carry<Season>();
                scores.Add(values);
            }

            var (starter, anchor) = _anchors[mask];
            views.Add(mask, new(rows, scores.MoveToImmutable(), starter ?? [], anchor));
            advance(1.0 / _worlds.Count);
        }

        return new Outcome<Season>.Done(new()
        {
            Spec = _spec,
            Tick = _bench.World.Tick,
            Versions = [.. submission.Models.Select(m => new ModelVersion(m.Name, m.Threshold))],
            AnchorThreshold = _bench.AnchorThreshold,
            Views = views,
            Reference = reference,
            Validation = submission.Validation,
        });
    }

    private async Task<Outcome<float[]>> Score(ModelHost host, ModelSpec model, WorldRows rows, float[]? known, CancellationToken stop)
    {
        if (known is null || rows.Rows != Base.Rows)
        {
            var whole = await host.ScoreAll(rows.Seen, null, stop);
            return whole is Outcome<Scores>.Done(var all) ? new Outcome<float[]>.Done(all.Values) : whole.Carry<float[]>();
        }

        var scores = (float[])known.Clone();
        var read = Read(host, model, rows.Seen);
        for (var start = 0; start < rows.Rows; start += Slot)
        {
            var count = Math.Min(Slot, rows.Rows - start);
            if (SameRows(rows.Seen, Base.Seen, read, start, count))
                continue;
            var slot = await host.Score(rows.Seen.Slice(start, count), stop);
            if (slot is not Outcome<Scores>.Done(var some))
                return slot.Carry<float[]>();
            some.Values.CopyTo(scores, start);
        }

        return new Outcome<float[]>.Done(scores);
    }

    /// <summary>The columns that a model reads: those of its matrix, or those that its inputs are named after.</summary>
    private static int[] Read(ModelHost host, ModelSpec model, Table rows)
    {
        var names = model.Features.IsEmpty ? host.Description.Inputs.Select(i => i.Name) : model.Features.Select(f => f.Column);
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, rows.Columns.Length).Where(c => wanted.Contains(rows.Schema.Fields[c].Name))];
    }

    private static bool SameRows(Table a, Table b, int[] read, int start, int count)
    {
        foreach (var c in read)
        {
            if (ReferenceEquals(a.Columns[c], b.Columns[c]))
                continue;
            var same = (a.Columns[c], b.Columns[c]) switch
            {
                (DoubleColumn x, DoubleColumn y) => x.Values.Slice(start, count).SequenceEqual(y.Values.Slice(start, count)),
                (TextColumn x, TextColumn y) => x.Dictionary.SequenceEqual(y.Dictionary) && x.Codes.Slice(start, count).SequenceEqual(y.Codes.Slice(start, count)),
                (SingleColumn x, SingleColumn y) => x.Values.Slice(start, count).SequenceEqual(y.Values.Slice(start, count)),
                _ => false,
            };
            if (!same)
                return false;
        }

        return true;
    }

    /// <summary>Every set of incidents that alerts can mend.</summary>
    private IEnumerable<IncidentMask> Repairs()
    {
        int[] repairable = [.. Enumerable.Range(0, _spec.Incidents.Length).Where(i => _spec.Incidents[i].RepairTakes is not null)];
        for (var set = 0; set < 1 << repairable.Length; set++)
        {
            var mask = IncidentMask.None;
            for (var i = 0; i < repairable.Length; i++)
            {
                if ((set >> i & 1) != 0)
                    mask = mask.With(repairable[i]);
            }

            yield return mask;
        }
    }
}

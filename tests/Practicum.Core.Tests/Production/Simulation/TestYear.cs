using System.Text.RegularExpressions;
using Practicum.Core.Packs;
using Practicum.Core.Production;
using Practicum.Core.Submissions;
using Practicum.Core.Worlds;

namespace Practicum.Core.Tests.Production.Simulation;

/// <summary>
/// A small world told in a few lines. A row has x, uniform on (0, 1), and its true risk is x. A version that is <c>right</c> says x as it sees it,
/// one that is <c>wrong</c> says 1 − x, a <c>coin</c> says 0.5, and <c>silent</c> has no answer. Incident <c>flip</c> turns the risk into 1 − x,
/// <c>slip</c> divides what is seen of x by 10, <c>shift</c> moves x and the risk with it. All act at 0.5; right and wrong decisions are worth 1 and −1.
/// </summary>
internal sealed class TestYear
{
    private readonly List<(string Name, string Quality)> _versions = [];
    private readonly List<IncidentSpec> _incidents = [];
    private readonly Dictionary<string, double> _costs = [];
    private int _days = 30, _rows = 200, _entities;
    private SimSpan _tick = Span("1d"), _delay = Span("1d");
    private LabelsSeen _seen = LabelsSeen.All;
    private bool _recorded;
    private ulong _seed = 7;

    /// <summary>A scrambled future: rows of ticks from here on are drawn from another seed.</summary>
    public int ScrambleFrom { get; init; } = int.MaxValue;

    public static Season Parse(string text, int scrambleFrom = int.MaxValue)
    {
        var year = new TestYear { ScrambleFrom = scrambleFrom };
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            year.Take(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return year.Build();
    }

    public static SimSpan Span(string text) => SimSpan.TryParse(text, out var span) ? span : throw new FormatException(text);

    private void Take(string[] w)
    {
        string? After(string key) => Array.IndexOf(w, key) is >= 0 and var i ? w[i + 1] : null;
        switch (w[0])
        {
            case "days": _days = int.Parse(w[1], CultureInfo.InvariantCulture); break;
            case "rows": _rows = int.Parse(w[1].Replace("/d", "", StringComparison.Ordinal), CultureInfo.InvariantCulture); break;
            case "tick": _tick = Span(w[1]); break;
            case "delay": _delay = Span(w[1]); break;
            case "seed": _seed = ulong.Parse(w[1], CultureInfo.InvariantCulture); break;
            case "entities": _entities = int.Parse(w[1], CultureInfo.InvariantCulture); break;
            case "recorded": _recorded = true; break;
            case "seen": _seen = Enum.Parse<LabelsSeen>(w[1].Replace("_", "", StringComparison.Ordinal), true); break;
            case "cost": _costs[w[1]] = double.Parse(w[2], CultureInfo.InvariantCulture); break;
            case "version": _versions.Add((w[1], w[2])); break;
            case "incident":
                _incidents.Add(new()
                {
                    Id = w[1],
                    Kind = w[1] switch { "flip" => "drift.concept", "slip" => "upstream.unit", _ => "drift.covariate" },
                    At = Span(After("from")!),
                    For = After("for") is { } stays ? Span(stays) : null,
                    RepairTakes = After("repair") is { } takes ? Span(takes) : null,
                    RespondWithin = After("respond") is { } respond ? Span(respond) : SimSpan.FromDays(30),
                });
                break;
            default: throw new FormatException(string.Join(' ', w));
        }
    }

    private Season Build()
    {
        if (_versions.Count == 0 || _versions[0].Name != "model")
            _versions.Insert(0, ("model", "right"));
        Money Cost(string name) => Money.FromUnits(_costs.GetValueOrDefault(name));
        var spec = new ProductionSpec
        {
            Tick = _tick,
            Entity = _entities > 0 ? "customer" : null,
            LabelDelay = new() { Kind = DelayKind.Fixed, Median = _delay },
            LabelsSeen = _seen,
            Value = new(Money.FromUnits(1), Money.FromUnits(-1), Money.FromUnits(-1), Money.FromUnits(1)),
            Causes = ["drift.concept", "drift.covariate", "upstream.unit"],
            Costs = new() { Alert = Cost("alert"), Deploy = Cost("deploy"), Rollback = Cost("rollback"), RolloutDay = Cost("rollout"), Label = Cost("label"), Error = Cost("error") },
            Incidents = [.. _incidents],
        };
        var views = new Dictionary<IncidentMask, YearView>();
        for (var set = 0u; set < 1u << _incidents.Count; set++)
            views.Add(new(set), View(new(set)));
        return new()
        {
            Spec = spec,
            Tick = _tick,
            Versions = [.. _versions.Select(v => new ModelVersion(v.Name, 0.5))],
            AnchorThreshold = 0.5,
            Views = views,
            Reference = Training(),
            Validation = ImmutableSortedDictionary<string, double>.Empty.Add("log_loss", 0.5).Add("accuracy", 0.75),
        };
    }

    private YearView View(IncidentMask removed)
    {
        var ticks = (int)(_days * 86_400L / _tick.Seconds);
        var perTick = (int)(_rows * _tick.Seconds / 86_400);
        var n = ticks * perTick;
        var (x, seen, truth, labels, visible, customer) = (new double[n], new double[n], new double[n], new byte[n], new int[n], new double[n]);
        var wait = (int)Math.Max(1, (_delay.Seconds + _tick.Seconds - 1) / _tick.Seconds);
        for (var k = 0; k < ticks; k++)
        {
            var chance = new Chance(k >= ScrambleFrom ? _seed + 1_000 : _seed);
            var (columns, label, who) = (chance.Stream("column/x/1"), chance.Stream("label"), chance.Stream("column/customer/1"));
            for (var i = 0; i < perTick; i++)
            {
                var row = (k * perTick) + i;
                x[row] = columns.Uniform((uint)k, (uint)i);
                customer[row] = Math.Floor(who.Uniform((uint)k, (uint)i) * Math.Max(1, _entities));
                if (Active("shift", k, removed))
                    x[row] = Math.Sqrt(x[row]);
                truth[row] = Active("flip", k, removed) ? 1 - x[row] : x[row];
                seen[row] = Active("slip", k, removed) ? x[row] / 10 : x[row];
                labels[row] = label.Uniform((uint)k, (uint)i) < truth[row] ? (byte)1 : (byte)0;
                visible[row] = k + wait;
            }
        }

        var rows = new WorldRows
        {
            Seen = Columns(seen, customer),
            TickStart = [.. Enumerable.Range(0, ticks + 1).Select(k => k * perTick)],
            Label = labels,
            Truth = _recorded ? null : truth,
            VisibleTruth = _recorded ? null : truth,
            VisibleAt = visible,
            Fallback = new byte[n],
            Tick = _tick,
            Entity = _entities > 0 ? "customer" : null,
        };
        return new(rows, [.. _versions.Select(v => Scores(v.Quality, seen))], Scores("coin", seen), _recorded ? Scores("right", seen) : null);
    }

    private bool Active(string id, int tick, IncidentMask removed)
    {
        for (var j = 0; j < _incidents.Count; j++)
        {
            var (incident, at) = (_incidents[j], tick * _tick.Seconds);
            if (incident.Id == id && !removed.Removes(j) && at >= incident.At.Seconds && (incident.For is not { } stays || at < incident.At.Seconds + stays.Seconds))
                return true;
        }

        return false;
    }

    private static float[] Scores(string quality, double[] seen) => Array.ConvertAll(seen, v => quality switch
    {
        "right" => (float)v,
        "wrong" => (float)(1 - v),
        "coin" => 0.5f,
        _ => float.NaN,
    });

    private static Table Columns(double[] x, double[] customer) => new(
        new([new("x", FieldKind.Number), new("size", FieldKind.Text), new("customer", FieldKind.Number, FieldRole.Entity)]),
        [new DoubleColumn(x), TextColumn.From(x.Select(v => v < 0.2 ? "small" : v < 0.6 ? "middle" : "large")), new DoubleColumn(customer)]);

    private MonitorReference Training()
    {
        var stream = new Chance(_seed).Stream("training");
        var x = Enumerable.Range(0, 14_000).Select(i => stream.Uniform(0, (uint)i)).ToArray();
        var perDay = x.Length / 70;
        return new(Columns(x, new double[x.Length]), [.. _versions.Select(v => Scores(v.Quality, x))], _rows,
            [.. Enumerable.Range(0, x.Length).Select(i => (int)(i / perDay * (86_400 / Math.Min(86_400, _tick.Seconds))))]);
    }
}

using Practicum.Core.Production.Simulation;
using Practicum.Core.Submissions;

namespace Practicum.Core.Production.Monitoring;

/// <summary>
/// All monitors of a policy and when they look. A window ends at <c>kΔ</c>: rows of ticks before <c>k</c>, labels that have arrived. The first look is
/// when the first whole window lies in production. <c>by: request</c> windows end so much earlier that their youngest rows are mature.
/// </summary>
internal sealed class MonitorBank
{
    private readonly ImmutableArray<Post> _posts;
    private readonly string _correction;
    private readonly WindowSource _source;

    public MonitorBank(Season season, Policy policy, SeasonClock clock, SeenYear seen)
    {
        _correction = policy.Correction;
        _source = new(season, seen);
        var makers = new MonitorMaker(season, policy, clock, seen, _source);
        _posts = [.. policy.Monitors.Select(spec => new Post(spec, makers.Make(spec), clock, season))];
    }

    /// <summary>Looks that are due at tick <paramref name="k"/>, in file order, corrected within families.</summary>
    public List<(int Index, Reading Reading, int Rows)> Look(int k, int champion)
    {
        var looks = new List<(int Index, Reading Reading, int Rows)>();
        for (var i = 0; i < _posts.Length; i++)
        {
            if (_posts[i].Due(k))
            {
                var reading = Observe(_posts[i], k, champion, out var rows);
                looks.Add((i, reading, rows));
            }

        }

        if (looks.Count > 1 && _correction is "holm" or "bh")
        {
            var readings = looks.Select(l => l.Reading).ToArray();
            FamilyCorrection.Apply(_correction, [.. looks.Select(l => (_posts[l.Index].Spec.Family, _posts[l.Index].Level(_posts.Length)))], readings);
            looks = [.. looks.Select((l, i) => (l.Index, readings[i], l.Rows))];
        }

        foreach (var (index, reading, rows) in looks)
            _posts[index].Keep(k, reading, rows);
        return looks;
    }

    /// <summary>What every monitor saw.</summary>
    public ImmutableArray<MonitorTrace> Traces() => [.. _posts.Select(p =>
        new MonitorTrace(p.Spec.Name, MonitorWords.What(p.Spec), p.Bound, MonitorWords.Threshold(p.Spec, p.Bound), [.. p.Looks]))];

    private Reading Observe(Post post, int k, int champion, out int rows)
    {
        var (watch, to) = (post.Spec.Watch, k - post.Lag);
        var from = to - post.Window;
        var window = new Window { Tick = k, From = from, To = to, Rows = _source.Rows(from, to), Champion = champion };
        rows = window.Rows;
        switch (watch.Kind)
        {
            case WatchKind.Feature or WatchKind.Missing or WatchKind.NewValues when post.IsText:
                return post.Monitor.Observe(window with { Codes = _source.Codes(watch.Subject!, from, to) });
            case WatchKind.Feature or WatchKind.Missing or WatchKind.NewValues:
                return post.Monitor.Observe(window with { Numbers = _source.Numbers(watch.Subject!, from, to) });
            case WatchKind.Score:
                var served = _source.Scores(from, to);
                rows = served.Length;
                return post.Monitor.Observe(window with { Numbers = served });
            case WatchKind.Metric:
                var (scores, labels) = post.Spec.By == "request" ? _source.Requested(from, to, k) : _source.Arrived(from, to);
                rows = labels.Length;
                return post.Monitor.Observe(window with { Numbers = scores, Labels = labels });
            default:
                return post.Monitor.Observe(window with { Errors = watch.Kind == WatchKind.Errors ? _source.Errors(from, to) : 0 });
        }
    }

    private sealed class Post(MonitorSpec spec, IMonitor monitor, SeasonClock clock, Season season)
    {
        private readonly int _every = clock.AtLeastOne(spec.Every.Seconds > 0 ? spec.Every : spec.Window);

        public MonitorSpec Spec => spec;

        public IMonitor Monitor => monitor;

        public int Window { get; } = clock.AtLeastOne(spec.Window);

        public int Lag { get; } = spec.Watch.Kind == WatchKind.Metric && spec.By == "request"
            ? ArrivedShare.Lag(season.Spec.LabelDelay, spec.Mature, clock, season.Views[default].Rows.Ticks) : 0;

        public bool IsText { get; } = spec.Watch is { Kind: WatchKind.Feature or WatchKind.Missing or WatchKind.NewValues, Subject: { } column }
            && season.Reference.Rows.Find(column) is TextColumn;

        public List<Look> Looks { get; } = [];

        public double Bound { get; private set; } = double.NaN;

        public bool Due(int k) => k - Window - Lag is >= 0 and var past && past % _every == 0;

        public double Level(int monitors) => new AutoThreshold(_every * clock.TickDays, monitors, 1).Level;

        public void Keep(int k, Reading reading, int rows)
        {
            Looks.Add(new(k, MonitorWords.Told(Spec, reading.Value, rows)));
            if (!double.IsNaN(reading.Bound))
                Bound = reading.Bound;
        }
    }
}

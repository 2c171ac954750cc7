using Practicum.Core.Submissions;

namespace Practicum.Core.Production.Simulation;

/// <summary>
/// Alarm episodes (methods §4): an episode opens on the rising edge of a condition that a rule listens to, and closes after the condition was
/// false for one window; edges while it is open are not new. A monitor to which no rule listens raises no alarm that anybody hears: its looks
/// are drawn, and nothing is counted. With several rules on one monitor the fewest windows decide.
/// </summary>
internal sealed class AlarmBoard
{
    private readonly Dictionary<string, Line> _lines;
    private readonly YearRun _run;
    private readonly int _ticks;

    public AlarmBoard(Policy policy, SeasonClock clock, YearRun run, int ticks)
    {
        (_run, _ticks) = (run, ticks);
        _lines = policy.Monitors.Where(m => policy.Rules.Any(r => r.When == m.Name)).ToDictionary(m => m.Name, m => new Line(
            clock.AtLeastOne(m.Window), policy.Rules.Where(r => r.When == m.Name).Min(r => r.ForWindows)), StringComparer.Ordinal);
    }

    /// <summary>Takes a look in; <paramref name="words"/> go to the timeline when an episode opens.</summary>
    /// <returns>Id of the episode that is open now, or null.</returns>
    public string? Take(int tick, string monitor, bool alarms, Func<string> words)
    {
        if (!_lines.TryGetValue(monitor, out var line))
            return null;
        line.Chain.Add(tick, alarms);
        var holds = line.Chain.Holds(line.Windows);
        if (line.Open is { } open && line.QuietSince is { } since && tick - since >= line.Window)
        {
            open.Closed = since + line.Window;
            line.Open = null;
        }

        if (holds && line.Open is null)
        {
            line.Open = new(monitor, $"alarm/{monitor}/{++line.Count}", tick) { Closed = _ticks };
            _run.Episodes.Add(line.Open);
            _run.Events.Add(new(tick, "alarm", line.Open.Id, null, default, words()));
        }

        line.QuietSince = holds ? null : line.QuietSince ?? tick;
        return line.Open?.Id;
    }

    /// <summary>Closes at the year's end what had been quiet long enough.</summary>
    public void Finish()
    {
        foreach (var line in _lines.Values)
        {
            if (line.Open is { } open && line.QuietSince is { } since)
                open.Closed = Math.Min(_ticks, since + line.Window);
        }
    }

    /// <summary>The episode of that id, or null.</summary>
    public OpenEpisode? Find(string? id) => id is null ? null : _run.Episodes.FindLast(e => e.Id == id);

    private sealed class Line(int window, int windows)
    {
        public int Window => window;

        public int Windows => windows;

        public WindowChain Chain { get; } = new(window);

        public OpenEpisode? Open { get; set; }

        public int? QuietSince { get; set; }

        public int Count { get; set; }
    }
}

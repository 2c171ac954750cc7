using Practicum.Core.Production.Accounts;
using Practicum.Core.Production.Alarms;
using Practicum.Core.Production.Monitoring;
using Practicum.Core.Submissions;

namespace Practicum.Core.Production.Simulation;

/// <summary>
/// The year, tick by tick, in the order of methods §1: (1) labels arrive, (2) finished work takes effect, (3) monitors look, (4) the operator
/// acts, (5) traffic is served, (6) money is booked. Ties: (tick, urgency 1 – 6, order of declaration, sequence).
/// </summary>
internal sealed class Simulator
{
    private readonly SeasonTables _tables;
    private readonly YearRun _run;
    private readonly SeenYear _seen;
    private readonly Service _service;
    private readonly Traffic _traffic;
    private readonly MonitorBank _monitors;
    private readonly AlarmBoard _board;
    private readonly IOperator _operator;
    private readonly Acts _acts;
    private readonly bool _readsLabels;
    private readonly Policy _policy;

    /// <summary>Prepares a year.</summary>
    public Simulator(SeasonTables tables, SeasonClock clock, ImmutableArray<IncidentSpanInTicks> incidents, Policy policy, IOperator @operator)
    {
        var ticks = tables.Base.Rows.Ticks;
        (_tables, _policy, _operator) = (tables, policy, @operator);
        _run = new(ticks);
        _seen = new(tables, _run);
        _service = new(tables, _run);
        _traffic = new(tables, _run, _seen);
        _monitors = new(tables.Season, policy, clock, _seen);
        _board = new(policy, clock, _run, ticks);
        _acts = new(tables, clock, incidents, policy, _run, _service, _seen, _board);
        _readsLabels = policy.Monitors.Any(m => m.Watch.Kind == WatchKind.Metric) || policy.Rollout is { } r && (r.Abort ?? r.Promote) is not null;
    }

    /// <summary>Plays all ticks.</summary>
    public YearRun Play()
    {
        var labelCost = _tables.Season.Spec.Costs.Label.Micro;
        var looks = ImmutableArray.CreateBuilder<MonitorLook>();
        long labels = 0;
        for (var k = 0; k < _run.Masks.Length; k++)
        {
            if (_readsLabels && labelCost != 0)
            {
                _run.Pay(k, "label", checked(_run.Arrived[k] * labelCost), null);
                labels = checked(labels + (_run.Arrived[k] * labelCost));
            }

            _acts.FinishWork(k);
            looks.Clear();
            foreach (var (index, reading, rows) in _monitors.Look(k, _service.Champion))
            {
                var spec = _policy.Monitors[index];
                var id = _board.Take(k, spec.Name, reading.Alarms, () => $"{spec.Name}: {MonitorWords.Alarm(spec, reading, rows)}");
                looks.Add(new(spec.Name, reading.Value, reading.Bound, reading.Alarms, id));
            }

            foreach (var act in _operator.Act(new Observation(k, looks.ToImmutable(), _service.Now(k))))
                _acts.Do(k, act);
            _service.Tell(k);
            _traffic.Serve(k, _service);
        }

        _board.Finish();
        _acts.Finish();
        if (labels != 0)
            _run.Events.Add(new(_run.Masks.Length - 1, "note", "note/labels", null, new(labels), "what the labels of the year cost"));
        _run.Traces = _monitors.Traces();
        return _run;
    }
}

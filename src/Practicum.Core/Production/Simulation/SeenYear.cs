using Practicum.Core.Packs;
using Practicum.Core.Production.Accounts;
using Practicum.Core.Worlds;

namespace Practicum.Core.Production.Simulation;

/// <summary>
/// The log of production so far: how each row was served and when its label arrives. Readers ask for what had happened before a tick; the log
/// holds nothing of ticks that were not served yet.
/// </summary>
internal sealed class SeenYear
{
    private readonly SeasonTables _tables;
    private readonly YearRun _run;
    private readonly int[] _next;
    private readonly int[] _first;
    private readonly int[] _last;

    public SeenYear(SeasonTables tables, YearRun run)
    {
        (_tables, _run) = (tables, run);
        var (rows, ticks) = (tables.Base.Rows.Rows, tables.Base.Rows.Ticks);
        TickStart = tables.Base.Rows.TickStart;
        Score = new float[rows];
        Decision = new byte[rows];
        Label = new byte[rows];
        Visible = new int[rows];
        OnTrial = new bool[rows];
        Errors = new int[ticks];
        _next = new int[rows];
        (_first, _last) = (new int[ticks], new int[ticks]);
        Array.Fill(_first, -1);
    }

    /// <summary>First row of each tick.</summary>
    public int[] TickStart { get; }

    /// <summary>Score of the version that served the row; NaN when there was none.</summary>
    public float[] Score { get; }

    /// <summary>Decision on the row.</summary>
    public byte[] Decision { get; }

    /// <summary>Whether the newcomer of a rollout served the row.</summary>
    public bool[] OnTrial { get; }

    /// <summary>Rows without an answer, by tick.</summary>
    public int[] Errors { get; }

    /// <summary>Tick at which the row's label is visible; <see cref="int.MaxValue"/> when never. To be compared with the present tick.</summary>
    public int[] Visible { get; }

    /// <summary>Labels; only to be read where <see cref="Visible"/> allows.</summary>
    public byte[] Label { get; }

    /// <summary>The view in force at a served tick.</summary>
    public YearView View(int tick) => _tables.View(_run.Masks[tick]);

    /// <summary>Files the rows of a tick whose scores and decisions are written already: labels, and when they arrive.</summary>
    public void File(int tick)
    {
        var (from, to, rows) = (TickStart[tick], TickStart[tick + 1], View(tick).Rows);
        rows.Label.AsSpan(from, to - from).CopyTo(Label.AsSpan(from));
        var seen = _tables.Season.Spec.LabelsSeen;
        for (var i = from; i < to; i++)
        {
            var shows = seen == LabelsSeen.All || (Decision[i] == 1) == (seen == LabelsSeen.Acted);
            var at = shows ? rows.VisibleAt[i] : int.MaxValue;
            Visible[i] = at;
            if (at >= _first.Length)
                continue;
            _run.Arrived[at]++;
            _next[i] = -1;
            if (_first[at] < 0)
                _first[at] = i;
            else
                _next[_last[at]] = i;
            _last[at] = i;
        }
    }

    /// <summary>Rows whose label arrived at ticks after <paramref name="after"/> up to <paramref name="upTo"/>, in order of arrival, then of request.</summary>
    public void ArrivedRows(int after, int upTo, List<int> rows)
    {
        for (var k = Math.Max(0, after + 1); k <= upTo; k++)
        {
            for (var i = _first[k]; i >= 0; i = _next[i])
                rows.Add(i);
        }
    }

    /// <summary>Rows requested in ticks [from, to) whose label had arrived at <paramref name="now"/>.</summary>
    public void RequestedRows(int from, int to, int now, List<int> rows)
    {
        for (var i = TickStart[from]; i < TickStart[to]; i++)
        {
            if (Visible[i] <= now)
                rows.Add(i);
        }
    }

    /// <summary>Runs of ticks in [from, to) that share a view.</summary>
    public IEnumerable<(YearView View, int FirstRow, int Count)> Runs(int from, int to)
    {
        for (var k = from; k < to;)
        {
            var end = k + 1;
            while (end < to && _run.Masks[end] == _run.Masks[k])
                end++;
            yield return (View(k), TickStart[k], TickStart[end] - TickStart[k]);
            k = end;
        }
    }
}

namespace Practicum.Core.Production.Simulation;

/// <summary>The looks of one monitor, and whether the last <c>n</c> windows that do not overlap all alarm. Unknown looks do not alarm.</summary>
internal sealed class WindowChain(int window)
{
    private readonly List<(int Tick, bool Alarms)> _looks = [];

    /// <summary>Adds a look; ticks rise.</summary>
    public void Add(int tick, bool alarms) => _looks.Add((tick, alarms));

    /// <summary>Whether the window of the last look and the <paramref name="windows"/> − 1 before it, each ending no later than the next begins, alarm.</summary>
    public bool Holds(int windows)
    {
        var latest = int.MaxValue;
        for (var (i, found) = (_looks.Count - 1, 0); i >= 0; i--)
        {
            if (_looks[i].Tick > latest)
                continue;
            if (!_looks[i].Alarms)
                return false;
            if (++found == windows)
                return true;
            latest = _looks[i].Tick - window;
        }

        return false;
    }
}

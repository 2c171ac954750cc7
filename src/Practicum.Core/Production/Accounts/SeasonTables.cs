using Practicum.Core.Worlds;

namespace Practicum.Core.Production.Accounts;

/// <summary>Value tables of a season's views, each computed once when first asked for. For use by one thread.</summary>
internal sealed class SeasonTables(Season season)
{
    private readonly Dictionary<IncidentMask, ValueTable> _tables = [];

    /// <summary>The season.</summary>
    public Season Season => season;

    /// <summary>The base view.</summary>
    public YearView Base => View(IncidentMask.None);

    /// <summary>Index of <c>fallback</c> among the versions.</summary>
    public int Fallback => season.Versions.Length;

    /// <summary>Index of <c>no answer</c> among the versions.</summary>
    public int NoAnswer => season.Versions.Length + 1;

    /// <summary>The view with some incidents taken out.</summary>
    /// <exception cref="InvalidOperationException">The season was made without it: a fault of the caller.</exception>
    public YearView View(IncidentMask removed) => season.Views.TryGetValue(removed, out var view) ? view
        : throw new InvalidOperationException($"The season has no view with the incidents of mask {removed.Bits} removed.");

    /// <summary>The values on that view.</summary>
    public ValueTable Of(IncidentMask removed)
    {
        if (!_tables.TryGetValue(removed, out var table))
            _tables.Add(removed, table = ValueTable.Of(season, View(removed)));
        return table;
    }

    /// <summary>Name of a version: its own, <c>fallback</c> or <c>pause</c>.</summary>
    public string Name(int version) => version < season.Versions.Length ? season.Versions[version].Name : version == Fallback ? "fallback" : "pause";

    /// <summary>Values of a world whose view changes with time: cell <c>[version][tick]</c> is read from the view in force at that tick.</summary>
    public (long[][] Expected, long[][] Realised) Mixed(IncidentMask[] maskOfTick)
    {
        var plain = Of(IncidentMask.None);
        if (maskOfTick.All(m => m == IncidentMask.None))
            return (plain.Expected, plain.Realised);
        var expected = plain.Expected.Select(line => (long[])line.Clone()).ToArray();
        var realised = plain.Realised.Select(line => (long[])line.Clone()).ToArray();
        for (var k = 0; k < maskOfTick.Length; k++)
        {
            if (maskOfTick[k] == IncidentMask.None)
                continue;
            var other = Of(maskOfTick[k]);
            for (var v = 0; v < expected.Length; v++)
                (expected[v][k], realised[v][k]) = (other.Expected[v][k], other.Realised[v][k]);
        }

        return (expected, realised);
    }
}

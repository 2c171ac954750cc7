namespace Practicum.Core.Production.Accounts;

/// <summary>A version that a retrain would give.</summary>
/// <param name="Version">Its row in the value table.</param>
/// <param name="Available">First tick at which it can serve.</param>
public readonly record struct RetrainedVersion(int Version, int Available);

/// <summary>The best switching path over a value table.</summary>
/// <param name="Value">Money of the path after switches and retrains, micro-units.</param>
/// <param name="Path">Version that serves at each tick.</param>
/// <param name="Retrained">The retrained versions that were paid for, as indices into the given list, rising.</param>
public sealed record ClairvoyantPath(long Value, int[] Path, ImmutableArray<int> Retrained);

/// <summary>
/// The best operator with hindsight (methods §2): exact dynamic programming over (tick, version), once for each subset of retrained versions.
/// Starts in version 0; a switch at any tick's beginning costs <c>deploy</c>. Ties: stay; then the lower index; then the smaller subset.
/// </summary>
public static class Clairvoyant
{
    private const int MostRetrained = 16;
    private const long Never = long.MinValue / 4;

    /// <summary>Finds the best path.</summary>
    /// <param name="table">Money <c>[version][tick]</c>, micro-units; all versions have the same number of ticks.</param>
    /// <param name="deploy">Cost of a switch, micro-units.</param>
    /// <param name="retrain">Cost of each retrained version used, micro-units.</param>
    /// <param name="retrained">Versions of the table that exist only when paid for, at most 16; all others are free.</param>
    /// <exception cref="ArgumentException">The table is empty, version 0 is retrained, or there are more than 16 retrained versions.</exception>
    public static ClairvoyantPath Solve(long[][] table, long deploy, long retrain = 0, ImmutableArray<RetrainedVersion> retrained = default)
    {
        var extra = retrained.IsDefault ? [] : retrained;
        if (table.Length == 0 || extra.Length > MostRetrained || extra.Any(r => r.Version == 0))
            throw new ArgumentException("A value table needs a free version 0 and at most 16 retrained versions.");
        var from = new int[table.Length];
        var (bestSet, best) = (0u, long.MinValue);
        foreach (var set in Enumerable.Range(0, 1 << extra.Length).Select(s => (uint)s).OrderBy(System.Numerics.BitOperations.PopCount))
        {
            Admit(from, extra, set);
            var value = checked(Run(table, from, deploy, null) - (System.Numerics.BitOperations.PopCount(set) * retrain));
            if (value > best)
                (bestSet, best) = (set, value);
        }

        Admit(from, extra, bestSet);
        var path = new int[table[0].Length];
        Run(table, from, deploy, path);
        return new(best, path, [.. Enumerable.Range(0, extra.Length).Where(i => (bestSet >> i & 1) != 0)]);
    }

    private static void Admit(int[] from, ImmutableArray<RetrainedVersion> retrained, uint set)
    {
        Array.Clear(from);
        for (var i = 0; i < retrained.Length; i++)
            from[retrained[i].Version] = (set >> i & 1) != 0 ? retrained[i].Available : int.MaxValue;
    }

    private static long Run(long[][] table, int[] from, long deploy, int[]? path)
    {
        var (versions, ticks) = (table.Length, table[0].Length);
        var came = path is null ? null : new int[versions, ticks];
        var value = new long[versions];
        Array.Fill(value, Never);
        value[0] = 0;
        for (var k = 0; k < ticks; k++)
        {
            var source = Best(value);
            var move = value[source] - deploy;
            for (var m = 0; m < versions; m++)
            {
                if (from[m] > k)
                {
                    value[m] = Never;
                    continue;
                }

                var stays = value[m] > Never / 2 && value[m] >= move;
                if (came is not null)
                    came[m, k] = stays ? m : source;
                value[m] = checked((stays ? value[m] : move) + table[m][k]);
            }
        }

        var last = Best(value);
        for (var (k, at) = (ticks - 1, last); path is not null && k >= 0; k--)
        {
            path[k] = at;
            at = came![at, k];
        }

        return value[last];
    }

    private static int Best(long[] value)
    {
        var best = 0;
        for (var m = 1; m < value.Length; m++)
        {
            if (value[m] > value[best])
                best = m;
        }

        return best;
    }
}

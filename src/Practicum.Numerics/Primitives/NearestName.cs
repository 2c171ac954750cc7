namespace Practicum.Numerics.Primitives;

/// <summary>The nearest known name to a missed one.</summary>
public static class NearestName
{
    private const int Longest = 100;
    private const int Most = 1_000;

    /// <summary>
    /// The known name with the least edit distance (insert, delete, replace, swap of neighbours), ignoring case; the first of equals.
    /// Null when even that one differs in more than a third of the longer name, one letter being allowed. Only the first thousand names of at most a hundred
    /// characters are looked at, so that a file full of names costs little.
    /// </summary>
    public static string? To(string found, IEnumerable<string> known)
    {
        var (best, least) = ((string?)null, int.MaxValue);
        foreach (var name in known.Take(Most))
        {
            var distance = Distance(found.ToLowerInvariant(), name.ToLowerInvariant());
            if (distance < least && distance < Math.Max(found.Length, name.Length) && distance <= Math.Max(1, Math.Max(found.Length, name.Length) / 3))
                (best, least) = (name, distance);
        }

        return best;
    }

    private static int Distance(string a, string b)
    {
        if (a.Length > Longest || b.Length > Longest)
            return int.MaxValue;
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            cost[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            cost[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replace, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[a.Length, b.Length];
    }
}

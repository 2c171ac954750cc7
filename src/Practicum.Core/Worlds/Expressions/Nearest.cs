namespace Practicum.Core.Worlds.Expressions;

/// <summary>Finds the known name that a mistyped one was probably meant to be.</summary>
internal static class Nearest
{
    /// <summary>The candidate with the fewest edits (insert, delete, replace, swap of neighbours), or null when none is within a third of the length plus one.</summary>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        var (best, fewest) = ((string?)null, (name.Length / 3) + 2);
        foreach (var candidate in candidates)
        {
            var edits = Edits(name, candidate);
            if (edits < fewest)
                (best, fewest) = (candidate, edits);
        }

        return best;
    }

    private static int Edits(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                cost[i, j] = Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[a.Length, b.Length];
    }
}

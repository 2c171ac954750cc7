namespace Practicum.Numerics.Tables.Csv;

/// <summary>The nearest known name by Levenshtein distance, letters' case aside.</summary>
internal static class NearestName
{
    /// <summary>The nearest name that is at most a third of the letters away, or null.</summary>
    public static string? To(string name, IEnumerable<string> known)
    {
        if (name.Length > 64)
            return null;
        string? nearest = null;
        var best = 1 + Math.Max(1, name.Length / 3);
        foreach (var candidate in known.Where(k => Math.Abs(k.Length - name.Length) < best))
        {
            var distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < best)
                (best, nearest) = (distance, candidate);
        }

        return nearest;
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}

namespace Practicum.Runner.ModelHosts;

/// <summary>The known name nearest to a missed one, by edit distance; none when it would take more than half of the letters.</summary>
internal static class NearName
{
    public static string? Of(string missed, IEnumerable<string> known) => known
        .Select(name => (Name: name, Distance: Distance(missed.ToUpperInvariant(), name.ToUpperInvariant())))
        .Where(k => k.Distance <= Math.Max(k.Name.Length, missed.Length) / 2)
        .OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal)
        .Select(k => k.Name).FirstOrDefault();

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}

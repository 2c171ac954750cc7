using Practicum.Core.Submissions;

namespace Practicum.Core.Production.Monitoring;

/// <summary>
/// Correction among the monitors of one family that look at the same tick (methods §6). Time is what <c>quiet_for</c> handles: it gives each look of
/// a monitor the level E / (K · quiet_for), and the levels of a family's looks are added up and shared out again by Holm's or by Benjamini and
/// Hochberg's procedure over the χ² p-values of <c>auto</c> PSI. Without a correction each monitor keeps its own level. A value under the effect floor
/// never alarms. Monitors with a bound of their own have no p-value and are left as they are.
/// </summary>
internal static class FamilyCorrection
{
    /// <summary>Corrects readings in place; each comes with its family and its own level.</summary>
    public static void Apply(string correction, IReadOnlyList<(string? Family, double Level)> of, Span<Reading> readings)
    {
        if (correction is not ("holm" or "bh"))
            return;
        foreach (var family in of.Select((f, i) => (f.Family, Index: i)).Where(f => f.Family is not null).GroupBy(f => f.Family, StringComparer.Ordinal))
        {
            var members = new List<int>();
            foreach (var (_, index) in family)
            {
                if (!double.IsNaN(readings[index].P))
                    members.Add(index);
            }

            var ps = readings.ToArray();
            members.Sort((a, b) => ps[a].P != ps[b].P ? ps[a].P.CompareTo(ps[b].P) : a.CompareTo(b));
            var rejected = Rejected(correction, [.. members.Select(i => ps[i].P)], members.Sum(i => of[i].Level));
            for (var rank = 0; rank < members.Count; rank++)
            {
                var reading = readings[members[rank]];
                readings[members[rank]] = reading with { Alarms = rank < rejected && reading.Value > AutoThreshold.Floor };
            }
        }
    }

    /// <summary>How many of the smallest p-values are rejected at a family level.</summary>
    /// <param name="correction"><c>holm</c> or <c>bh</c>.</param>
    /// <param name="sorted">p-values, rising.</param>
    /// <param name="level">Level of the family.</param>
    public static int Rejected(string correction, double[] sorted, double level)
    {
        var count = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (correction == "bh" && sorted[i] <= level * (i + 1) / sorted.Length)
                count = i + 1;
            else if (correction == "holm" && count == i && sorted[i] <= level / (sorted.Length - i))
                count = i + 1;
        }

        return count;
    }
}

using Practicum.Numerics.Primitives.Special;

namespace Practicum.Core.Examining.Findings.Tracers;

/// <summary>
/// Looks for another variant's key in claimed rows. Row ids are a random permutation in each variant, so who does not know another variant's key hits its rows as often as drawing
/// without replacement does: the probability of a coincidence is a hypergeometric tail, times the number of variants and kinds compared (Bonferroni). Rows of the own key are
/// left out on all sides, since honest work finds them. The result is put before a person; it is no verdict.
/// </summary>
public static class TracerCheck
{
    /// <summary>A coincidence less probable than this, all comparisons taken together, is put before a person.</summary>
    public const double Review = 0.001;

    /// <summary>The matches that a person should look at, the least probable first.</summary>
    /// <param name="claimed">Claimed row ids by kind.</param>
    /// <param name="own">The own variant's key: row ids by kind.</param>
    /// <param name="others">Keys of other variants.</param>
    /// <param name="rowIds">Row ids that the own workspace holds.</param>
    /// <param name="level">Probability of any match by coincidence.</param>
    public static ImmutableArray<TracerMatch> Find(
        IReadOnlyDictionary<string, ImmutableArray<int>> claimed, IReadOnlyDictionary<string, ImmutableArray<int>> own, IReadOnlyList<VariantTracer> others, IReadOnlyCollection<int> rowIds, double level = Review)
    {
        var matches = new List<TracerMatch>();
        var compared = others.Sum(o => claimed.Keys.Count(o.Rows.ContainsKey));
        foreach (var (kind, rows) in claimed)
        {
            HashSet<int> pool = [.. rowIds];
            pool.ExceptWith(own.TryGetValue(kind, out var key) ? key : []);
            HashSet<int> drawn = [.. rows.Where(pool.Contains)];
            foreach (var other in others)
            {
                if (!other.Rows.TryGetValue(kind, out var theirs))
                    continue;
                HashSet<int> marked = [.. theirs.Where(pool.Contains)];
                var shared = marked.Count(drawn.Contains);
                var coincidence = Math.Min(1, compared * HypergeometricTail.AtLeast(shared, drawn.Count, marked.Count, pool.Count));
                if (coincidence < level)
                    matches.Add(new(other.Variant, kind, shared, drawn.Count, marked.Count, pool.Count, compared, coincidence));
            }
        }

        return [.. matches.OrderBy(m => m.Coincidence).ThenBy(m => m.Variant)];
    }
}

/// <summary>Another variant's key.</summary>
/// <param name="Variant">Its number.</param>
/// <param name="Rows">Its row ids by kind.</param>
public sealed record VariantTracer(int Variant, IReadOnlyDictionary<string, ImmutableArray<int>> Rows);

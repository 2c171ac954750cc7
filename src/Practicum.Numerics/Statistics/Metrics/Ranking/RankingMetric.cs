using System.Globalization;

namespace Practicum.Numerics.Statistics.Metrics.Ranking;

/// <summary>What is measured.</summary>
internal enum RankingKind
{
    Ndcg,
    NdcgExp,
    Map,
    Mrr,
    Precision,
    Recall,
}

/// <summary>A ranking metric.</summary>
/// <param name="Kind">What is measured.</param>
/// <param name="Depth">How many places count; <see cref="int.MaxValue"/> for all.</param>
internal readonly record struct RankingMetric(RankingKind Kind, int Depth)
{
    /// <summary>The names that are listed; other depths are allowed.</summary>
    public static readonly ImmutableArray<string> Names = ["ndcg@10", "ndcg_exp@10", "map@10", "mrr@10", "precision@10", "recall@10", "ndcg", "ndcg_exp", "map", "mrr"];

    private static readonly ImmutableArray<string> Kinds = ["ndcg", "ndcg_exp", "map", "mrr", "precision", "recall"];

    /// <summary>The metric of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static RankingMetric Of(string name)
    {
        var cut = name.IndexOf('@', StringComparison.Ordinal);
        var kind = Kinds.IndexOf(cut < 0 ? name : name[..cut]);
        if (kind < 0 || (cut < 0 && kind >= (int)RankingKind.Precision))
            throw new ArgumentException($"No ranking metric '{name}'.", nameof(name));
        if (cut < 0)
            return new((RankingKind)kind, int.MaxValue);
        return int.TryParse(name.AsSpan(cut + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var depth) && depth > 0
            ? new((RankingKind)kind, depth)
            : throw new ArgumentException($"The depth of '{name}' is not 1 or more.", nameof(name));
    }
}

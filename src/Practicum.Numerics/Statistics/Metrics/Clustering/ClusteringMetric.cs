using System.Globalization;

namespace Practicum.Numerics.Statistics.Metrics.Clustering;

/// <summary>What is measured.</summary>
internal enum ClusteringKind
{
    Ari,
    Rand,
    FowlkesMallows,
    Nmi,
    NmiGeometric,
    NmiMin,
    NmiMax,
    Ami,
    Homogeneity,
    Completeness,
    VMeasure,
}

/// <summary>A metric of two partitions.</summary>
/// <param name="Kind">What is measured.</param>
/// <param name="Beta">β of the v-measure; else 0.</param>
internal readonly record struct ClusteringMetric(ClusteringKind Kind, double Beta = 0)
{
    /// <summary>In the order of <see cref="ClusteringKind"/>.</summary>
    public static readonly ImmutableArray<string> Names =
        ["ari", "rand", "fowlkes_mallows", "nmi", "nmi_geometric", "nmi_min", "nmi_max", "ami", "homogeneity", "completeness", "v_measure"];

    private const string WithBeta = "v_measure@";

    /// <summary>Whether it rests on entropies, and not on pairs.</summary>
    public bool OfEntropy => Kind >= ClusteringKind.Nmi;

    /// <summary>The metric of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ClusteringMetric Of(string name)
    {
        if (name.StartsWith(WithBeta, StringComparison.Ordinal)
            && double.TryParse(name.AsSpan(WithBeta.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var beta) && double.IsFinite(beta))
            return new(ClusteringKind.VMeasure, beta);
        return Names.IndexOf(name) is >= 0 and var i ? new((ClusteringKind)i, 1) : throw new ArgumentException($"No clustering metric '{name}'.", nameof(name));
    }
}

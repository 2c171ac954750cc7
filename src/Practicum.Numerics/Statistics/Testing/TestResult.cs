using Practicum.Numerics.Statistics.Intervals;

namespace Practicum.Numerics.Statistics.Testing;

/// <summary>What a test found.</summary>
/// <param name="Statistic">The statistic of the sample, in its own unit; NaN when there is none.</param>
/// <param name="PValue">
/// The two-sided p-value, in (0, 1]. Counted out exactly it has no interval; from random draws it has the exact interval of the share that the draws estimate (source <c>draws</c>).
/// Undefined, because …, when there is nothing to test.
/// </param>
public sealed record TestResult(double Statistic, Estimate PValue)
{
    /// <summary>From every case there is: <paramref name="extreme"/> of <paramref name="all"/> at least as extreme as the sample, itself among them.</summary>
    internal static TestResult Counted(double statistic, long extreme, long all) => new(statistic, Estimate.Exact((double)extreme / all, all));

    /// <summary>From random draws: <c>(k + 1) / (B + 1)</c>, which never understates (Phipson and Smyth 2010), times <paramref name="tails"/>.</summary>
    internal static TestResult Drawn(double statistic, long extreme, long draws, int tails = 1)
    {
        var share = Proportion.ClopperPearson(extreme, draws);
        var interval = share with { Low = Math.Min(1, tails * share.Low), High = Math.Min(1, tails * share.High), Source = "draws" };
        return new(statistic, Estimate.Of(Math.Min(1, tails * (extreme + 1.0) / (draws + 1)), interval, draws));
    }

    /// <summary>No test, because …</summary>
    internal static TestResult None(string because, long count) => new(double.NaN, Estimate.Undefined(because, count));
}

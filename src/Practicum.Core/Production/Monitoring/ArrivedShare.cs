using MathNet.Numerics.Distributions;
using Practicum.Core.Packs;
using Practicum.Core.Production.Simulation;

namespace Practicum.Core.Production.Monitoring;

/// <summary>The share of labels that have arrived by an age, among those that ever arrive (methods §1).</summary>
internal static class ArrivedShare
{
    /// <summary>F(age); by label, the smaller of the two, since the mix is not known.</summary>
    public static double At(DelaySpec delay, double ageDays) => delay.Kind switch
    {
        DelayKind.ByLabel => new[] { delay.Positive, delay.Negative }.Where(d => d is not null).Select(d => At(d!, ageDays)).DefaultIfEmpty(1).Min(),
        DelayKind.Lognormal => ageDays <= 0 ? 0 : Normal.CDF(Math.Log(delay.Median.Days), Sigma(delay), Math.Log(ageDays)),
        _ => ageDays >= delay.Median.Days ? 1 : 0,
    };

    /// <summary>σ of the logarithm of a lognormal delay, from its median and 95 % quantile.</summary>
    public static double Sigma(DelaySpec delay) => Math.Log((double)delay.P95.Seconds / delay.Median.Seconds) / 1.6448536;

    /// <summary>The fewest ticks after which at least <paramref name="share"/> has arrived; the year's length when it never has.</summary>
    public static int Lag(DelaySpec delay, double share, SeasonClock clock, int ticks)
    {
        var lag = 0;
        while (share > 0 && lag < ticks && At(delay, lag * clock.TickDays) < share)
            lag++;
        return lag;
    }
}

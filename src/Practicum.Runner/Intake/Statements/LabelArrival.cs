using Practicum.Core.Packs;

namespace Practicum.Runner.Intake.Statements;

/// <summary>
/// When labels arrive, as a distribution function F of days (methods §1). Delays by label are mixed by the share of label 1; labels that never come
/// are left out of F and counted in <see cref="EverSeen"/>.
/// </summary>
internal sealed class LabelArrival
{
    private const double Z95 = 1.6448536269514722;
    private readonly (double Weight, double Median, double Sigma)[] _laws;

    /// <summary>Prepares the laws.</summary>
    /// <param name="delay">The delay.</param>
    /// <param name="prevalence">Share of label 1; NaN counts as one half.</param>
    public LabelArrival(DelaySpec delay, double prevalence)
    {
        var positive = double.IsFinite(prevalence) ? prevalence : 0.5;
        (double Share, DelaySpec Law)[] parts = delay.Kind == DelayKind.ByLabel ? [(positive, delay.Positive!), (1 - positive, delay.Negative!)] : [(1, delay)];
        EverSeen = parts.Sum(p => p.Share * (1 - Never(p.Law, delay)));
        _laws = [.. parts.Select(p => (p.Share * (1 - Never(p.Law, delay)) / EverSeen, p.Law.Median.Days, p.Law.Kind == DelayKind.Lognormal ? Math.Log(p.Law.P95.Days / p.Law.Median.Days) / Z95 : 0))];
    }

    /// <summary>Share of labels that ever arrive.</summary>
    public double EverSeen { get; }

    /// <summary>F: share of those labels that have arrived <paramref name="days"/> after their row.</summary>
    public double Arrived(double days)
    {
        var sum = 0.0;
        foreach (var (weight, median, sigma) in _laws)
            sum += weight * (days <= 0 ? 0 : sigma == 0 ? (days >= median ? 1 : 0) : Phi(Math.Log(days / median) / sigma));
        return sum;
    }

    /// <summary>∫ F from 0 to <paramref name="days"/>: days' worth of labels that have arrived so long after a start. Closed form: x·Φ(z) − m·e^(σ²/2)·Φ(z − σ).</summary>
    public double Accumulated(double days)
    {
        if (days <= 0)
            return 0;
        var sum = 0.0;
        foreach (var (weight, median, sigma) in _laws)
        {
            var z = sigma == 0 ? 0 : Math.Log(days / median) / sigma;
            sum += weight * (sigma == 0 ? Math.Max(0, days - median) : (days * Phi(z)) - (median * Math.Exp(sigma * sigma / 2) * Phi(z - sigma)));
        }

        return sum;
    }

    /// <summary>φ(s): share of rows after a change in a window of labels by arrival, <paramref name="after"/> days after it.</summary>
    public double NewShare(double after, double window) => (Accumulated(after) - Accumulated(after - window)) / window;

    /// <summary>The first day on which a window of labels can be half on rows after a change.</summary>
    /// <param name="window">Window, in days.</param>
    /// <param name="byRequest">Rows by request and not by arrival.</param>
    /// <param name="mature">Arrived share that a window by request waits for.</param>
    public double HalfNew(double window, bool byRequest, double mature)
    {
        if (!byRequest)
            return FirstWhere(s => NewShare(s, window) >= 0.5);
        var age = mature > 0 ? FirstWhere(a => Arrived(a) >= mature) : 0;
        var whole = Accumulated(age + window) - Accumulated(age);
        return FirstWhere(s => s > age && Accumulated(Math.Min(s, age + window)) - Accumulated(age) >= 0.5 * whole);
    }

    private static double Never(DelaySpec law, DelaySpec whole) => law.Never > 0 ? law.Never : whole.Never;

    private static double FirstWhere(Func<double, bool> holds)
    {
        var (low, high) = (0.0, 1.0);
        while (!holds(high) && high < 1e6)
            (low, high) = (high, high * 2);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = holds(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }

    private static double Phi(double z) => 0.5 * MathNet.Numerics.SpecialFunctions.Erfc(-z / Math.Sqrt(2));
}

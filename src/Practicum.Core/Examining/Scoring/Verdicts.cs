namespace Practicum.Core.Examining.Scoring;

/// <summary>What a score says against a bar (formats §1, <c>pass</c>).</summary>
public static class Verdicts
{
    /// <summary>The whole interval lies at or above the bar.</summary>
    public const string Meets = "meets";

    /// <summary>The interval holds the bar.</summary>
    public const string TooClose = "too close to call";

    /// <summary>The whole interval lies under the bar.</summary>
    public const string Below = "below";

    /// <summary>There is no score, or no interval to judge by.</summary>
    public const string NotAssessed = "not assessed";

    /// <summary>The verdict.</summary>
    /// <param name="score">Score, 0 … 1, or null.</param>
    /// <param name="interval">Its interval, or null when it was withheld.</param>
    /// <param name="bar">The bar, 0 … 1.</param>
    public static string Of(double? score, Interval? interval, double bar)
    {
        if (score is null || interval is null)
            return NotAssessed;
        if (interval.Low >= bar)
            return Meets;
        return interval.High < bar ? Below : TooClose;
    }
}

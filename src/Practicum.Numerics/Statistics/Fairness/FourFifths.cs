namespace Practicum.Numerics.Statistics.Fairness;

/// <summary>The selection rate of one group by that of the best, against four fifths.</summary>
/// <param name="Group">Its name.</param>
/// <param name="Best">The group with the highest selection rate.</param>
/// <param name="Ratio">Rate of the group by the highest rate, from 0 to 1, with an interval that allows for the best having been picked by its rate; or why there is none.</param>
/// <param name="Verdict">What the interval says of 0.8.</param>
public sealed record FourFifths(string Group, string Best, Estimate Ratio, FourFifthsVerdict Verdict)
{
    /// <summary>The threshold of the Uniform Guidelines on Employee Selection Procedures (29 CFR 1607.4 D).</summary>
    public const double Threshold = 0.8;

    /// <summary>The verdict as people read it.</summary>
    public string Words => Verdict switch
    {
        FourFifthsVerdict.Below => "below four fifths",
        FourFifthsVerdict.AtLeast => "at least four fifths",
        _ => "not settled",
    };
}

/// <summary>What an interval says of the four-fifths threshold.</summary>
public enum FourFifthsVerdict
{
    /// <summary>The interval covers 0.8, or there is none.</summary>
    NotSettled,

    /// <summary>The whole interval lies below 0.8.</summary>
    Below,

    /// <summary>The whole interval lies at or above 0.8.</summary>
    AtLeast,
}

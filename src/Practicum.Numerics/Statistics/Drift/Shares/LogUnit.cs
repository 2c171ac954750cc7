namespace Practicum.Numerics.Statistics.Drift.Shares;

/// <summary>The unit in which information is counted.</summary>
public enum LogUnit
{
    /// <summary>Base 2: the distance lies in [0, 1].</summary>
    Bits,

    /// <summary>Base e: the distance lies in [0, √ln 2 = 0.8326].</summary>
    Nats,
}

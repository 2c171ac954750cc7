namespace Practicum.Core.Production;

/// <summary>A window of production as one monitor sees it. Only the parts that its kind needs are filled.</summary>
public readonly ref struct Window
{
    /// <summary>The tick of the look: the window ends at its beginning.</summary>
    public required int Tick { get; init; }

    /// <summary>First tick of the window.</summary>
    public required int From { get; init; }

    /// <summary>Tick after the window's last.</summary>
    public required int To { get; init; }

    /// <summary>Rows requested in the window.</summary>
    public int Rows { get; init; }

    /// <summary>Rows without an answer.</summary>
    public int Errors { get; init; }

    /// <summary>The version with full traffic, or the last one that had it.</summary>
    public int Champion { get; init; }

    /// <summary>Numbers of the watched column, or scores as served; NaN is missing.</summary>
    public ReadOnlySpan<double> Numbers { get; init; }

    /// <summary>Categories of the watched column as training counts them; −1 is missing, one past the last a value that training never had.</summary>
    public ReadOnlySpan<int> Codes { get; init; }

    /// <summary>Labels that belong to <see cref="Numbers"/>.</summary>
    public ReadOnlySpan<byte> Labels { get; init; }
}

/// <summary>What a monitor made of a window.</summary>
/// <param name="Value">The statistic; NaN when unknown.</param>
/// <param name="Bound">The bound in force; NaN when unknown.</param>
/// <param name="Alarms">Whether it alarms, before any correction within its family.</param>
/// <param name="P">Probability of a value at least as large without drift, where the threshold is <c>auto</c>; else NaN.</param>
public readonly record struct Reading(double Value, double Bound, bool Alarms, double P)
{
    /// <summary>Too few rows or labels: never an alarm.</summary>
    public static Reading Unknown => new(double.NaN, double.NaN, false, double.NaN);
}

/// <summary>Watches one thing. Law: the same window gives the same reading, and fewer rows than asked for never alarm.</summary>
public interface IMonitor
{
    /// <summary>Versioned definition, <c>psi.reference-deciles@1</c>.</summary>
    string Id { get; }

    /// <summary>Reads one window.</summary>
    Reading Observe(in Window seen);
}

namespace Practicum.Runner.Runs;

/// <summary>What a person may set for an assessment or a replay.</summary>
public sealed record RunSettings
{
    /// <summary>Number of production worlds; null takes the pack's.</summary>
    public int? Seeds { get; init; }

    /// <summary>Rows per day of a generated world; null takes the pack's.</summary>
    public double? RatePerDay { get; init; }

    /// <summary>Score on the private half of the holdout instead of the public one.</summary>
    public bool Final { get; init; }

    /// <summary>Data of a recorded world; null takes the file beside the pack.</summary>
    public string? DataFile { get; init; }

    /// <summary>Reads a rate such as <c>200/d</c> as rows per day; false when it is not one.</summary>
    public static bool TryRate(string text, out double perDay) => PackFiles.PackFile.TryReadRate(text, out perDay) && perDay > 0;

    /// <summary>Worlds worked on at a time; never changes a result.</summary>
    public int Lanes { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);
}

using Practicum.Runner.ModelHosts;

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

    /// <summary>What was set, as options of <c>practicum assess</c>, so that the same can be set again; a data file by its name without its folder.</summary>
    public string Options
    {
        get
        {
            var options = new List<string>();
            if (DataFile is { } data)
                options.Add($"--data {(Path.GetFileName(data) is var name && name.Contains(' ', StringComparison.Ordinal) ? $"\"{name}\"" : name)}");
            if (Seeds is { } seeds)
                options.Add($"--seeds {seeds.ToString(CultureInfo.InvariantCulture)}");
            if (RatePerDay is { } rate)
                options.Add($"--rate {rate.ToString("R", CultureInfo.InvariantCulture)}/d");
            if (Final)
                options.Add("--final");
            return string.Join(' ', options);
        }
    }

    /// <summary>Reads a rate such as <c>200/d</c> as rows per day; false when it is not one.</summary>
    public static bool TryRate(string text, out double perDay) => PackFiles.PackFile.TryReadRate(text, out perDay) && perDay > 0;

    /// <summary>Wall time that a model may take for a slot of 4,096 rows.</summary>
    public TimeSpan TimeLimit { get; init; } = new ModelHostOptions().SlotLimit;

    /// <summary>Sealed runs go on although this machine shuts models in at a level below <c>L2</c>.</summary>
    public bool WeakCage { get; init; }

    /// <summary>Limits of the model hosts.</summary>
    internal ModelHostOptions Hosts => new() { SlotLimit = TimeLimit, Pool = Pool };

    /// <summary>Where model hosts are taken from that were started in advance; null starts each anew. Never changes a result.</summary>
    internal ModelHostPool? Pool { get; init; }

    /// <summary>Worlds worked on at a time; never changes a result.</summary>
    public int Lanes { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);
}

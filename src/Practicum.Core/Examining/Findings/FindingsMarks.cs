namespace Practicum.Core.Examining.Findings;

/// <summary>How findings were marked (methods §8).</summary>
public sealed record FindingsMarks
{
    /// <summary>The kinds, in the order of the checklist.</summary>
    public required ImmutableArray<KindMark> Kinds { get; init; }

    /// <summary>Brier skill of the stated probabilities: 1 is the truth, 0 is silence, and no constant is above 0.</summary>
    public required double Presence { get; init; }

    /// <summary>Weighted mean of <see cref="KindMark.Where"/> over the kinds that are there and have a place; null when there are none.</summary>
    public required double? Where { get; init; }

    /// <summary>What claimed decoys cost, 0 … 1.</summary>
    public required double Decoys { get; init; }

    /// <summary>Half presence and half place, or presence alone where nothing has a place, less the decoys. May be negative.</summary>
    public required double Raw { get; init; }

    /// <summary>Standard error of <see cref="Raw"/> from rows resampled; 0 when nothing varies.</summary>
    public double StandardError { get; init; }

    /// <summary><see cref="Raw"/> in each resample; empty when nothing varies.</summary>
    public double[] Replicates { get; init; } = [];

    /// <summary>Share of the whole that presence makes up: ½, or 1 where nothing has a place.</summary>
    public double PresenceShare => Where is null ? 1 : 0.5;
}

/// <summary>What was said of a kind.</summary>
public enum Stance
{
    /// <summary>Nothing.</summary>
    Silent,

    /// <summary>That it is there.</summary>
    Claimed,

    /// <summary>That it is not there.</summary>
    Denied,
}

/// <summary>How one kind of the checklist was marked.</summary>
public sealed record KindMark
{
    /// <summary>The kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Its weight.</summary>
    public required double Weight { get; init; }

    /// <summary>Whether it was planted.</summary>
    public required bool Present { get; init; }

    /// <summary>What was said of it.</summary>
    public required Stance Stance { get; init; }

    /// <summary>The probability that this stands for, 0 … 1; silence stands for the share of kinds that are there.</summary>
    public required double Stated { get; init; }

    /// <summary>Share of the whole mark that its presence lost.</summary>
    public required double LostOnPresence { get; init; }

    /// <summary>Share of the whole mark that its place lost.</summary>
    public double LostOnPlace { get; init; }

    /// <summary>Share of the whole mark that claimed decoys cost.</summary>
    public double LostOnDecoys { get; init; }

    /// <summary>How well its place was told, 0 … 1, the remedy taken into account; null when it is not there or has no place that could be told.</summary>
    public double? Where { get; init; }

    /// <summary>Its loci against the claimed ones; null when it is not there or has no loci.</summary>
    public PlaceMark? Place { get; init; }

    /// <summary>Factor for the remedy: 1 right or none asked for, 0.9 missing, 0.75 wrong.</summary>
    public double Remedy { get; init; } = 1;

    /// <summary>Loci of decoys that were claimed under this kind.</summary>
    public ImmutableArray<string> ClaimedDecoys { get; init; } = [];

    /// <summary>How true the confidences of single rows are; null when none were stated.</summary>
    public ConfidenceMark? RowConfidence { get; init; }
}

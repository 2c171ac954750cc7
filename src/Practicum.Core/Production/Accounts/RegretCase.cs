namespace Practicum.Core.Production.Accounts;

/// <summary>A version that got full traffic, until the next one did.</summary>
/// <param name="Version">The version.</param>
/// <param name="Replaced">The version it replaced.</param>
/// <param name="At">First tick with full traffic.</param>
/// <param name="FalseAlarm">A false alarm triggered it.</param>
/// <param name="Retrained">It is a retrained version.</param>
/// <param name="OwnAlarm">First later tick at which one of the policy's own monitors alarmed, or null.</param>
public sealed record Install(int Version, int Replaced, int At, bool FalseAlarm, bool Retrained, int? OwnAlarm);

/// <summary>A harmful incident, for attribution.</summary>
/// <param name="Onset">First tick.</param>
/// <param name="WindowEnd">Tick after the last one at which an alarm is timely.</param>
/// <param name="Alarm">First true alarm, or null.</param>
/// <param name="Response">First tick at which what that alarm triggered had full traffic, or mended the world; null when nothing did.</param>
public sealed record HarmWindow(int Onset, int WindowEnd, int? Alarm, int? Response);

/// <summary>How a cost is attributed.</summary>
public enum CostReason
{
    /// <summary>An alert, a rollout or a deploy that a false alarm triggered.</summary>
    FalseAlarm,

    /// <summary>A retrain that a false alarm triggered, or whose version never got full traffic.</summary>
    NeedlessRetrain,

    /// <summary>Any other.</summary>
    Upkeep,
}

/// <summary>What regret is decomposed from (methods §3). Money in micro-units; all lines have one value a tick.</summary>
public sealed record RegretCase
{
    /// <summary>Values of each version in the policy's world, <c>[version][tick]</c>.</summary>
    public required long[][] Values { get; init; }

    /// <summary>What the clairvoyant's version made in its own world, before costs.</summary>
    public required long[] Best { get; init; }

    /// <summary>What the policy really made, before costs.</summary>
    public required long[] Made { get; init; }

    /// <summary>Version with full traffic before the first install.</summary>
    public required int First { get; init; }

    /// <summary>Installs in time order; of several at one tick the last one counts.</summary>
    public required ImmutableArray<Install> Installs { get; init; }

    /// <summary>Harmful incidents.</summary>
    public required ImmutableArray<HarmWindow> Incidents { get; init; }

    /// <summary>The policy's costs, positive.</summary>
    public required ImmutableArray<(CostReason Reason, long Amount)> Costs { get; init; }

    /// <summary>The clairvoyant's costs, positive.</summary>
    public required long BestCosts { get; init; }
}

namespace Practicum.Core.Packs;

/// <summary>How production runs and what every act costs (formats §1).</summary>
public sealed record ProductionSpec
{
    /// <summary>Length of a tick.</summary>
    public SimSpan Tick { get; init; } = new(3_600);

    /// <summary>Column that canary routing and resampling go by; null means the row.</summary>
    public string? Entity { get; init; }

    /// <summary>When labels become visible.</summary>
    public DelaySpec LabelDelay { get; init; } = new() { Kind = DelayKind.Fixed, Median = SimSpan.FromDays(1) };

    /// <summary>Which labels are ever seen.</summary>
    public LabelsSeen LabelsSeen { get; init; } = LabelsSeen.All;

    /// <summary>Money per decision.</summary>
    public ValueMatrix Value { get; init; } = new(default, default, default, default);

    /// <summary>Decision for a row without an answer: 0 or 1.</summary>
    public int NoAnswer { get; init; }

    /// <summary>The rule instead of a model; null never acts.</summary>
    public Formula? Fallback { get; init; }

    /// <summary>Diagnoses on offer.</summary>
    public ImmutableArray<string> Causes { get; init; } = [];

    /// <summary>What acts cost.</summary>
    public CostSpec Costs { get; init; } = new();

    /// <summary>How long a retrain takes.</summary>
    public SimSpan RetrainTakes { get; init; } = SimSpan.FromDays(1);

    /// <summary>Scheduled incidents, in order of declaration. Never shown to interns while the project is open.</summary>
    public ImmutableArray<IncidentSpec> Incidents { get; init; } = [];
}

/// <summary>Money per decision of a binary model.</summary>
/// <param name="TruePositive">Acted, and label 1.</param>
/// <param name="FalsePositive">Acted, and label 0.</param>
/// <param name="FalseNegative">Not acted, and label 1.</param>
/// <param name="TrueNegative">Not acted, and label 0.</param>
public sealed record ValueMatrix(Money TruePositive, Money FalsePositive, Money FalseNegative, Money TrueNegative)
{
    /// <summary>The most by which the money of one decision can differ from that of another.</summary>
    public Money Widest
    {
        get
        {
            Money[] all = [TruePositive, FalsePositive, FalseNegative, TrueNegative];
            return all.Max() - all.Min();
        }
    }

    /// <summary>
    /// The probability at which acting and not acting are worth the same, (tn − fp) / ((tn − fp) + (tp − fn)); 0.5 when that is undefined.
    /// With {40, −8, −60, 0}: 8/108.
    /// </summary>
    public double BreakEven
    {
        get
        {
            var (gain0, gain1) = (TrueNegative.Units - FalsePositive.Units, TruePositive.Units - FalseNegative.Units);
            return gain0 > 0 && gain1 > 0 ? gain0 / (gain0 + gain1) : 0.5;
        }
    }

    /// <summary>Expected money of a decision at probability <paramref name="p"/> of label 1, in units.</summary>
    public double Expected(bool act, double p) => act
        ? (p * TruePositive.Units) + ((1 - p) * FalsePositive.Units)
        : (p * FalseNegative.Units) + ((1 - p) * TrueNegative.Units);

    /// <summary>Realised money of a decision.</summary>
    public Money Realised(bool act, bool label) => (act, label) switch
    {
        (true, true) => TruePositive,
        (true, false) => FalsePositive,
        (false, true) => FalseNegative,
        (false, false) => TrueNegative,
    };
}

/// <summary>What acts and errors cost.</summary>
public sealed record CostSpec
{
    /// <summary>A retrain.</summary>
    public Money Retrain { get; init; }

    /// <summary>An alert.</summary>
    public Money Alert { get; init; }

    /// <summary>A deploy that takes full traffic.</summary>
    public Money Deploy { get; init; }

    /// <summary>A rollback.</summary>
    public Money Rollback { get; init; }

    /// <summary>A day of rollout.</summary>
    public Money RolloutDay { get; init; }

    /// <summary>A label.</summary>
    public Money Label { get; init; }

    /// <summary>A row without an answer.</summary>
    public Money Error { get; init; }
}

/// <summary>The law of a label's delay.</summary>
public enum DelayKind
{
    /// <summary>Always the same.</summary>
    Fixed,

    /// <summary>Lognormal by median and 95 % quantile.</summary>
    Lognormal,

    /// <summary>One law per label.</summary>
    ByLabel,
}

/// <summary>Which labels are ever seen.</summary>
public enum LabelsSeen
{
    /// <summary>All.</summary>
    All,

    /// <summary>Of rows on which the model acted.</summary>
    Acted,

    /// <summary>Of rows on which it did not act.</summary>
    NotActed,
}

/// <summary>When labels become visible (methods §1).</summary>
public sealed record DelaySpec
{
    /// <summary>The law.</summary>
    public required DelayKind Kind { get; init; }

    /// <summary>Median, or the fixed delay.</summary>
    public SimSpan Median { get; init; }

    /// <summary>95 % quantile of a lognormal delay.</summary>
    public SimSpan P95 { get; init; }

    /// <summary>Share of labels that never arrive, 0 … 1.</summary>
    public double Never { get; init; }

    /// <summary>Law for label 1, when by label.</summary>
    public DelaySpec? Positive { get; init; }

    /// <summary>Law for label 0, when by label.</summary>
    public DelaySpec? Negative { get; init; }
}

/// <summary>A scheduled change of the world (formats §1d).</summary>
public sealed record IncidentSpec
{
    /// <summary>Name.</summary>
    public required string Id { get; init; }

    /// <summary><c>drift.concept</c>, <c>drift.covariate</c>, <c>upstream.unit</c>, …: also the right diagnosis.</summary>
    public required string Kind { get; init; }

    /// <summary>What happens, in plain words; null falls back to the id.</summary>
    public string? About { get; init; }

    /// <summary>Onset, from the start of production.</summary>
    public required SimSpan At { get; init; }

    /// <summary>Length of the linear ramp; zero is sudden.</summary>
    public SimSpan Over { get; init; }

    /// <summary>How long it lasts from onset; null is for good.</summary>
    public SimSpan? For { get; init; }

    /// <summary>New value of latent columns, an expression that may use the old value.</summary>
    public ImmutableArray<(string Column, Formula Value)> Change { get; init; } = [];

    /// <summary>Added to the log-odds; null adds nothing.</summary>
    public Formula? Logit { get; init; }

    /// <summary>Column of an upstream fault.</summary>
    public string? Column { get; init; }

    /// <summary>Factor of <c>upstream.unit</c>.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>Time from the right alert to the repair; null when no alert mends it.</summary>
    public SimSpan? RepairTakes { get; init; }

    /// <summary>The author's claim, checked with twin worlds; null claims nothing.</summary>
    public bool? Harmful { get; init; }

    /// <summary>How long an alarm on a permanent change counts as timely.</summary>
    public SimSpan RespondWithin { get; init; } = SimSpan.FromDays(30);

    /// <summary>Where it is declared.</summary>
    public Place Place { get; init; }
}

namespace Practicum.Core.Submissions;

/// <summary>How production is operated (<c>policy/v1</c>, formats §5).</summary>
public sealed record Policy
{
    /// <summary>Monitors, in file order.</summary>
    public ImmutableArray<MonitorSpec> Monitors { get; init; } = [];

    /// <summary><c>holm</c>, <c>bh</c> or <c>none</c>.</summary>
    public string Correction { get; init; } = "none";

    /// <summary>Mean time to a false alarm of the whole policy; null leaves every <c>auto</c> without meaning.</summary>
    public SimSpan? QuietFor { get; init; }

    /// <summary>Rules, in file order.</summary>
    public ImmutableArray<RuleSpec> Rules { get; init; } = [];

    /// <summary>How <c>deploy</c> goes about it; null takes full traffic at once.</summary>
    public RolloutSpec? Rollout { get; init; }
}

/// <summary>What a monitor looks at.</summary>
public enum WatchKind
{
    /// <summary>The distribution of a column.</summary>
    Feature,

    /// <summary>The distribution of the serving model's scores.</summary>
    Score,

    /// <summary>A metric on arrived labels.</summary>
    Metric,

    /// <summary>Share of missing values of a column.</summary>
    Missing,

    /// <summary>Share of values of a column that training never had.</summary>
    NewValues,

    /// <summary>Rows in the window.</summary>
    Volume,

    /// <summary>Share of rows without an answer.</summary>
    Errors,

    /// <summary>Latency.</summary>
    Latency,
}

/// <summary>What is watched: a kind and, where the kind needs one, a column or a metric.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Subject">Column or metric; null for volume, score, errors, latency.</param>
public sealed record Watch(WatchKind Kind, string? Subject = null);

/// <summary><c>auto</c>, or a comparison with a number or with a multiple of a reference value.</summary>
/// <param name="Operator"><c>&gt;</c>, <c>&gt;=</c>, <c>&lt;</c>, <c>&lt;=</c>; null means <c>auto</c>.</param>
/// <param name="Number">The number; percentages arrive as shares.</param>
/// <param name="TimesReference">The number multiplies the reference (or the champion's) value.</param>
public sealed record Condition(string? Operator, double Number, bool TimesReference)
{
    /// <summary>The threshold is to be calibrated.</summary>
    public static Condition Auto { get; } = new(null, double.NaN, false);

    /// <summary>Whether <paramref name="value"/> meets the condition against <paramref name="reference"/>.</summary>
    public bool Holds(double value, double reference = double.NaN)
    {
        var bound = TimesReference ? Number * reference : Number;
        return Operator switch { ">" => value > bound, ">=" => value >= bound, "<" => value < bound, "<=" => value <= bound, _ => false };
    }
}

/// <summary>One monitor (methods §6).</summary>
public sealed record MonitorSpec
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>What is watched.</summary>
    public required Watch Watch { get; init; }

    /// <summary>Statistic: <c>psi.reference-deciles</c>, <c>ks</c>, <c>mean-shift</c>; null for kinds that need none.</summary>
    public string? Test { get; init; }

    /// <summary><c>training</c>, <c>validation</c> or <c>first-28d</c>; null is the kind's default.</summary>
    public string? Reference { get; init; }

    /// <summary>Length of the window.</summary>
    public required SimSpan Window { get; init; }

    /// <summary>Step between looks.</summary>
    public required SimSpan Every { get; init; }

    /// <summary><c>none</c>, <c>weekday</c> or <c>hour_of_week</c>.</summary>
    public string Match { get; init; } = "none";

    /// <summary>Fewer rows than this: "too few rows", never an alarm.</summary>
    public int MinRows { get; init; } = 500;

    /// <summary>Fewer labels than this: unknown, never an alarm.</summary>
    public int MinLabels { get; init; } = 200;

    /// <summary><c>arrival</c> or <c>request</c>.</summary>
    public string By { get; init; } = "arrival";

    /// <summary>Expected arrived share a <c>by: request</c> window must have reached.</summary>
    public double Mature { get; init; }

    /// <summary>Monitors of one family are corrected together.</summary>
    public string? Family { get; init; }

    /// <summary>When it alarms.</summary>
    public required Condition Alarm { get; init; }

    /// <summary>Where it is written.</summary>
    public Place Place { get; init; }
}

/// <summary>What a rule does.</summary>
public enum ActKind
{
    /// <summary>Tell somebody, with a diagnosis.</summary>
    Alert,

    /// <summary>Bring a version into service.</summary>
    Deploy,

    /// <summary>Restore the previous champion.</summary>
    Rollback,

    /// <summary>Train anew. Recognised, not yet available.</summary>
    Retrain,

    /// <summary>The pack's rule decides.</summary>
    Fallback,

    /// <summary>No row has an answer.</summary>
    Pause,
}

/// <summary>One rule.</summary>
public sealed record RuleSpec
{
    /// <summary>Name of a monitor.</summary>
    public required string When { get; init; }

    /// <summary>How many non-overlapping windows in a row must alarm.</summary>
    public int ForWindows { get; init; } = 1;

    /// <summary>What it does.</summary>
    public required ActKind Do { get; init; }

    /// <summary>Version to deploy.</summary>
    public string? Target { get; init; }

    /// <summary>Diagnosis: weights over causes, as written; a bare name is 1.</summary>
    public ImmutableSortedDictionary<string, double> Diagnosis { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>No second firing before this has passed.</summary>
    public SimSpan Cooldown { get; init; }

    /// <summary>Where it is written.</summary>
    public Place Place { get; init; }
}

/// <summary>How a new version gets traffic.</summary>
public sealed record RolloutSpec
{
    /// <summary>How long it scores in the shadow first.</summary>
    public SimSpan Shadow { get; init; }

    /// <summary>Shares of traffic, rising; the last is full traffic.</summary>
    public ImmutableArray<double> Steps { get; init; } = [1.0];

    /// <summary>Least time at each step.</summary>
    public SimSpan Hold { get; init; }

    /// <summary>Longest time at each step; default 4 × hold.</summary>
    public SimSpan? MaxHold { get; init; }

    /// <summary>Labels needed before a step is judged.</summary>
    public int MinLabels { get; init; } = 200;

    /// <summary>Abort when this holds.</summary>
    public RolloutGate? Abort { get; init; }

    /// <summary>Go on only when this holds.</summary>
    public RolloutGate? Promote { get; init; }

    /// <summary><c>none</c>; <c>betting</c> and <c>msprt</c> are recognised, not yet available.</summary>
    public string Test { get; init; } = "none";

    /// <summary>Error rate of the test.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>What happens when undecided at <see cref="MaxHold"/>: <c>keep</c> the champion or <c>promote</c>.</summary>
    public string OnInconclusive { get; init; } = "keep";

    /// <summary>Where it is written.</summary>
    public Place Place { get; init; }
}

/// <summary>A comparison of the newcomer's metric with a number or with the champion's.</summary>
/// <param name="Metric">Metric id.</param>
/// <param name="Condition">The comparison.</param>
public sealed record RolloutGate(string Metric, Condition Condition);

namespace Practicum.Core.Evidence;

/// <summary>What a report draws beside the evidence. Kept in the ledger, so that the report is derived from it alone.</summary>
public sealed record Exhibits
{
    /// <summary>The production year of the first world; null when nothing was replayed.</summary>
    public YearExhibit? Year { get; init; }

    /// <summary>ROC and calibration, by period.</summary>
    public ImmutableArray<CurveExhibit> Curves { get; init; } = [];

    /// <summary>Findings against the checklist; null when no task marks them.</summary>
    public FindingsExhibit? Findings { get; init; }

    /// <summary>What the models are: the submitted one, then its challengers.</summary>
    public ImmutableArray<ModelExhibit> Models { get; init; } = [];

    /// <summary>Documents of the submission, by kind.</summary>
    public ImmutableArray<DocumentExhibit> Documents { get; init; } = [];
}

/// <summary>One day of the production year. Money is the running total after costs, in units, not as a difference.</summary>
/// <param name="Rows">Rows scored on the day.</param>
/// <param name="Labels">Labels that arrived on the day.</param>
/// <param name="You">Running expected money of the policy.</param>
/// <param name="YouRealised">Running realised money of the policy.</param>
/// <param name="Nothing">Running money of doing nothing.</param>
/// <param name="BestOperator">Running money of the best operator.</param>
/// <param name="BestConceivable">Running money of deciding by the best visible risk; NaN in a recorded world.</param>
public readonly record struct DayExhibit(int Rows, int Labels, double You, double YouRealised, double Nothing, double BestOperator, double BestConceivable);

/// <summary>An incident, drawn.</summary>
/// <param name="Id">Id.</param>
/// <param name="About">Plain words.</param>
/// <param name="FromDay">Onset, in days from the start of production.</param>
/// <param name="ToDay">End of the drawn band, in days: end of the ramp for a permanent change.</param>
/// <param name="Harmful">Harmful by twin worlds.</param>
/// <param name="AlarmDay">First true alarm, or null.</param>
/// <param name="HarmUnits">What it takes from doing nothing, in money units.</param>
public sealed record IncidentExhibit(string Id, string About, double FromDay, double ToDay, bool Harmful, double? AlarmDay, double HarmUnits);

/// <summary>An alarm episode, drawn.</summary>
/// <param name="Monitor">Monitor.</param>
/// <param name="Day">Day of its opening.</param>
/// <param name="Truth"><c>true</c>, <c>neutral</c> or <c>false</c>.</param>
public sealed record AlarmExhibit(string Monitor, double Day, string Truth);

/// <summary>One line of the timeline, drawn and in the text twin.</summary>
/// <param name="Day">Day.</param>
/// <param name="Kind">Kind, as in the timeline.</param>
/// <param name="Id">Event id.</param>
/// <param name="Words">Plain words.</param>
public sealed record EventExhibit(double Day, string Kind, string Id, string Words);

/// <summary>A monitor's panel.</summary>
/// <param name="Name">Name.</param>
/// <param name="What">What is watched, in plain words.</param>
/// <param name="Threshold">Bound in force; NaN when unknown.</param>
/// <param name="ThresholdWords"><c>alarm above 0.2</c>.</param>
/// <param name="Days">Days of the looks.</param>
/// <param name="Values">Values of the looks; NaN is "too few answers known yet".</param>
public sealed record MonitorExhibit(string Name, string What, double Threshold, string ThresholdWords, ImmutableArray<double> Days, ImmutableArray<double> Values);

/// <summary>Who served from one day to the next change.</summary>
/// <param name="FromDay">From.</param>
/// <param name="ToDay">To.</param>
/// <param name="Champion">Version with the rest of the traffic; <c>fallback</c> or <c>pause</c> too.</param>
/// <param name="Challenger">Version on trial, or null.</param>
/// <param name="Share">Its share.</param>
public sealed record ServingExhibit(double FromDay, double ToDay, string Champion, string? Challenger, double Share);

/// <summary>One part of the regret of the first world, in money units.</summary>
/// <param name="Part">Part, kebab-case: <c>detection-delay</c>.</param>
/// <param name="Units">Money; negative is a gain.</param>
public sealed record RegretExhibit(string Part, double Units);

/// <summary>The production year of the first world.</summary>
public sealed record YearExhibit
{
    /// <summary>First day as ISO date, or null when the file's order is the time.</summary>
    public string? Start { get; init; }

    /// <summary>Unit of money.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>Number of worlds replayed in all.</summary>
    public required int Worlds { get; init; }

    /// <summary>Days.</summary>
    public required ImmutableArray<DayExhibit> Days { get; init; }

    /// <summary>Incidents.</summary>
    public required ImmutableArray<IncidentExhibit> Incidents { get; init; }

    /// <summary>Alarms.</summary>
    public required ImmutableArray<AlarmExhibit> Alarms { get; init; }

    /// <summary>Events, the same list that <c>replay</c> prints.</summary>
    public required ImmutableArray<EventExhibit> Events { get; init; }

    /// <summary>Monitors.</summary>
    public required ImmutableArray<MonitorExhibit> Monitors { get; init; }

    /// <summary>Who served.</summary>
    public required ImmutableArray<ServingExhibit> Served { get; init; }

    /// <summary>Regret by part; they add up to best operator minus you.</summary>
    public required ImmutableArray<RegretExhibit> Regret { get; init; }

    /// <summary>Money beyond doing nothing over all worlds, mean per world, with interval when there are at least 10 worlds.</summary>
    public required Estimate Beyond { get; init; }

    /// <summary>The best operator's money beyond doing nothing, mean per world.</summary>
    public required double BestBeyond { get; init; }
}

/// <summary>A model on some rows: ROC curve and calibration.</summary>
public sealed record CurveExhibit
{
    /// <summary>Title of the period: "Holdout", "Months 1 to 3, model".</summary>
    public required string Title { get; init; }

    /// <summary>Rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows with label 1.</summary>
    public required int Positives { get; init; }

    /// <summary>ROC area with interval.</summary>
    public required Estimate RocAuc { get; init; }

    /// <summary>Log loss with interval.</summary>
    public required Estimate LogLoss { get; init; }

    /// <summary>Best possible ROC area on these rows; NaN when unknown.</summary>
    public double BestRocAuc { get; init; } = double.NaN;

    /// <summary>Points (false positive rate, true positive rate), at most 101.</summary>
    public required ImmutableArray<(double X, double Y)> Roc { get; init; }

    /// <summary>The same for the best possible scores; empty when unknown.</summary>
    public ImmutableArray<(double X, double Y)> BestRoc { get; init; } = [];

    /// <summary>Calibration bins: mean stated risk, share that came true, its interval, rows.</summary>
    public required ImmutableArray<(double Stated, double Came, double Low, double High, int Rows)> Calibration { get; init; }
}

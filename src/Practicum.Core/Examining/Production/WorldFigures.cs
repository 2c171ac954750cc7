using Practicum.Core.Production;

namespace Practicum.Core.Examining.Production;

/// <summary>
/// The years as columns of figures, one value a world; money in units, after costs, expected under the true risk (recorded worlds: realised).
/// </summary>
internal sealed class WorldFigures
{
    /// <summary>Fewer worlds than this give points and no interval (methods §4).</summary>
    public const int FewestWorlds = 10;

    public WorldFigures(ProductionExam exam)
    {
        Years = exam.Years;
        (Days, Task, Stream) = (exam.Tick.Days, exam.Task.Id, exam.Chance);
        Step = Coarse.Step(exam.Spec.Value.Widest.Units);
        Recorded = Years[0].Ceiling is null;
        double[] Each(Func<YearOutcome, double> of) => [.. Years.Select(of)];
        Policy = Each(y => y.Policy.Total.Units);
        Nothing = Each(y => y.DoNothing.Total.Units);
        Best = Each(y => y.Clairvoyant.Total.Units);
        Starter = Each(y => y.Starter.Total.Units);
        Top = Each(y => TopOf(y)?.Total.Units ?? double.NaN);
        Ceiling = Each(y => y.Ceiling?.Total.Units ?? double.NaN);
        Luck = Each(y => y.Policy.RealisedTotal.Units - y.Policy.Total.Units);
        FalseAlarms = [.. Years.Select(y => y.Alarms.Count(a => a.Truth == AlarmTruth.False))];
        QuietMonths = Each(y => y.QuietMonths);
        Delays = Each(y => y.Incidents.Where(i => i.Harmful).Sum(i => i.NormalisedDelay));
        Harmful = Each(y => y.Incidents.Count(i => i.Harmful));
        Found = Each(y => y.Incidents.Count(i => i.Harmful && i.Alarm is not null));
    }

    public ImmutableArray<YearOutcome> Years { get; }

    /// <summary>The step in which money is told, so that no single decision can be read from it.</summary>
    public double Step { get; }

    public int Worlds => Years.Length;

    /// <summary>Money as words tell it.</summary>
    public string Told(double units) => Phrases.Sum(Coarse.Round(units, Step));

    /// <summary>Days in a tick.</summary>
    public double Days { get; }

    public string Task { get; }

    public ChanceStream Stream { get; }

    /// <summary>The worlds know no true risk: money is realised money.</summary>
    public bool Recorded { get; }

    /// <summary>A recorded world happened once: its intervals are over days.</summary>
    public bool IsOneRecordedYear => Recorded && Worlds == 1;

    public double[] Policy { get; }

    public double[] Nothing { get; }

    public double[] Best { get; }

    public double[] Starter { get; }

    /// <summary>Anchor 100 of value: deciding by the best visible risk; recorded worlds, the reference model.</summary>
    public double[] Top { get; }

    public double[] Ceiling { get; }

    public double[] Luck { get; }

    public int[] FalseAlarms { get; }

    public double[] QuietMonths { get; }

    /// <summary>Sum of normalised delays of harmful incidents, missed = 1.</summary>
    public double[] Delays { get; }

    public double[] Harmful { get; }

    public double[] Found { get; }

    /// <summary>Why there is no interval over worlds; null when there are enough worlds.</summary>
    public string? TooFew => Worlds switch
    {
        1 => "One year, no interval.",
        < FewestWorlds => $"{Worlds} worlds are too few for an interval; {FewestWorlds} are needed.",
        _ => null,
    };

    public static MoneyLine? TopOf(YearOutcome year) => year.VisibleCeiling ?? year.Ceiling ?? year.Reference;

    public static double[] Minus(double[] a, double[] b)
    {
        var difference = new double[a.Length];
        for (var i = 0; i < a.Length; i++)
            difference[i] = a[i] - b[i];
        return difference;
    }
}

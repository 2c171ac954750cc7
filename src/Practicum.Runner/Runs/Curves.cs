using Practicum.Core.Evidence;
using Practicum.Core.Production;
using Practicum.Core.Worlds;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Runner.Runs;

/// <summary>ROC and calibration of a model on some rows, as a report draws them: coarse, so that no hidden row can be read from them.</summary>
internal static class Curves
{
    private const int MostRows = 20_000;
    private const int Bins = 15;
    private const double Thousandth = 0.001;

    /// <summary>The model on the hidden rows.</summary>
    public static CurveExhibit OfHoldout(ScoredHoldout holdout) => Of("Hidden rows", holdout.Model, holdout.Labels, holdout.VisibleTruth);

    /// <summary>
    /// The model before and after the first drift of the world, a harmful one before a harmless one, and beside it the version that then served
    /// longest; the whole year where nothing drifted.
    /// </summary>
    public static ImmutableArray<CurveExhibit> OfYear(Season season, YearOutcome year)
    {
        var view = season.Views[IncidentMask.None];
        var ticks = view.Rows.Ticks;
        var first = season.Versions[0].Name;
        var change = year.Incidents.Where(i => i.Kind.StartsWith("drift.", StringComparison.Ordinal)).OrderByDescending(i => i.Harmful).ThenBy(i => i.Onset).FirstOrDefault();
        if (change is null)
            return [.. Enough([Part(view, 0, "The whole time", first, 0, ticks)])];
        var curves = ImmutableArray.CreateBuilder<CurveExhibit>();
        if (change.Onset > 0)
            curves.Add(Part(view, 0, $"Before {change.Id}", first, 0, change.Onset));
        var spec = season.Spec.Incidents.First(i => i.Id == change.Id);
        var settled = Math.Min(change.End - 1, change.Onset + (int)Math.Ceiling(spec.Over.Days / season.Tick.Days));
        var title = $"{(spec.For is null ? "After" : "During")} {change.Id}";
        var heir = Longest(year, settled, change.End);
        var version = season.Versions.Select((v, i) => (v.Name, i)).FirstOrDefault(v => v.Name == heir).i;
        curves.Add(Part(view, 0, title, version > 0 ? $"{first} kept" : first, settled, change.End));
        if (version > 0)
            curves.Add(Part(view, version, title, heir!, settled, change.End));
        return [.. Enough(curves)];
    }

    private static IEnumerable<CurveExhibit> Enough(IEnumerable<CurveExhibit> curves) => curves.Where(c => c.Rows >= Coarse.FewestRows);

    private static string? Longest(YearOutcome year, int from, int to)
    {
        var spans = year.Served.Select((s, i) => (s.Champion, Ticks: Math.Min(to, i + 1 < year.Served.Length ? year.Served[i + 1].From : to) - Math.Max(from, s.From)));
        return spans.Where(s => s.Ticks > 0).GroupBy(s => s.Champion).OrderByDescending(g => g.Sum(s => s.Ticks)).FirstOrDefault()?.Key;
    }

    private static CurveExhibit Part(YearView view, int version, string title, string name, int from, int to)
    {
        var (start, end) = (view.Rows.TickStart[from], view.Rows.TickStart[to]);
        var step = Math.Max(1, (end - start + MostRows - 1) / MostRows);
        int[] rows = [.. Enumerable.Range(0, (end - start) / step).Select(i => start + (i * step)).Where(i => !float.IsNaN(view.Scores[version][i]))];
        return Of($"{title}, {name}", [.. rows.Select(i => (double)view.Scores[version][i])], [.. rows.Select(i => view.Rows.Label[i])],
            view.Rows.VisibleTruth is { } truth ? [.. rows.Select(i => truth[i])] : null);
    }

    private static CurveExhibit Of(string title, double[] scores, byte[] labels, double[]? truth)
    {
        var sample = new BinarySample(scores, labels);
        var best = truth is null ? null : new BinarySample(truth, labels);
        return new()
        {
            Title = title,
            Rows = labels.Length,
            Positives = labels.Count(l => l != 0),
            RocAuc = Told(sample.Estimate("roc_auc")),
            LogLoss = Told(sample.Estimate("log_loss")),
            BestRocAuc = best?.Value("roc_auc") ?? double.NaN,
            Roc = [.. sample.Roc().Select(p => (Coarse.Round(p.X, Thousandth), Coarse.Round(p.Y, Thousandth)))],
            BestRoc = [.. (best?.Roc() ?? []).Select(p => (Coarse.Round(p.X, Thousandth), Coarse.Round(p.Y, Thousandth)))],
            Calibration = [.. sample.Calibration(Bins).Where(b => b.Rows >= Coarse.FewestRows).Select(b => b with { Stated = Stated(b.Stated, b.Rows) })],
        };
    }

    private static Estimate Told(Estimate estimate) => Coarse.Of(estimate, Coarse.Step(1.0 / Math.Max(1, estimate.Count)));

    /// <summary>A mean of rows that lie within one bin, in steps that no single one of them can move by more than one.</summary>
    private static double Stated(double mean, int rows) => Coarse.Round(mean, Math.Max(Thousandth, Coarse.Step(1.0 / (Bins * rows))));
}

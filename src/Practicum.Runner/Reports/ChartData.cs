using System.Text;
using System.Text.Json;
using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Sections;

namespace Practicum.Runner.Reports;

/// <summary>What the charts draw, as JSON inside the page: columns instead of objects, whole units of money, thinned monitor lines.</summary>
internal static class ChartData
{
    private const int MostLooks = 1200;

    /// <summary>Writes the JSON. The encoder writes every "&lt;", "&gt;" and "&amp;" as an escape, so it cannot end its script element.</summary>
    public static string Write(ReportContext context)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            if (context.Year is { } year)
                Year(json, context, year);
            json.WriteStartArray("curves");
            foreach (var curve in context.Exhibits.Curves.Take(ModelSection.Most))
                Curve(json, curve);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Year(Utf8JsonWriter json, ReportContext context, YearSums year)
    {
        var x = year.Exhibit;
        json.WriteStartObject("year");
        if (context.Days.StartMilliseconds is { } start)
            json.WriteNumber("start", start);
        json.WriteString("unit", context.Money.Unit);
        Numbers(json, "rows", x.Days.Select(d => (double)d.Rows), 0);
        Numbers(json, "labels", Smoothed(x.Days), 0);
        Numbers(json, "you", x.Days.Select(d => d.You - d.Nothing), 0);
        Numbers(json, "best", x.Days.Select(d => d.BestOperator - d.Nothing), 0);
        if (!year.Recorded)
            Numbers(json, "ceiling", x.Days.Select(d => d.BestConceivable - d.Nothing), 0);
        if (x.Beyond.Interval is { } i)
            Numbers(json, "gain", [i.Low, i.High], 0);
        Each(json, "incidents", x.Incidents, d =>
        {
            json.WriteString("id", d.Id);
            Number(json, "x", d.FromDay, 3);
            Number(json, "x2", Math.Max(d.ToDay, d.FromDay + 0.5), 3);
            json.WriteBoolean("harmful", d.Harmful);
            if (d.AlarmDay is { } at)
                Number(json, "alarm", at, 3);
        });
        Each(json, "alarms", x.Alarms, d =>
        {
            json.WriteString("monitor", d.Monitor);
            Number(json, "t", d.Day, 3);
            json.WriteString("truth", d.Truth);
        });
        Each(json, "acts", [.. x.Events.Where(e => YearSums.IsAct(e.Kind))], d =>
        {
            Number(json, "t", d.Day, 3);
            json.WriteString("kind", d.Kind);
            if (d.Kind == "canary" && x.Served.FirstOrDefault(s => Math.Abs(s.FromDay - d.Day) < 1e-6 && s.Challenger is not null) is { Share: > 0 } trial)
                Number(json, "share", trial.Share, 4);
            json.WriteString("say", d.Words);
        });
        Each(json, "served", x.Served, d =>
        {
            Number(json, "x", d.FromDay, 3);
            Number(json, "x2", d.ToDay, 3);
            json.WriteString("champion", d.Champion);
            if (d.Challenger is not null && d.Share > 0)
            {
                json.WriteString("challenger", d.Challenger);
                Number(json, "share", d.Share, 4);
            }
        });
        Each(json, "monitors", [.. x.Monitors.Take(YearSection.Panels)], m => Monitor(json, m));
        json.WriteEndObject();
    }

    private static void Monitor(Utf8JsonWriter json, MonitorExhibit monitor)
    {
        var kept = Thinned(monitor);
        json.WriteString("name", monitor.Name);
        json.WriteString("what", monitor.What);
        json.WriteString("words", monitor.ThresholdWords);
        Number(json, "threshold", monitor.Threshold, 6);
        Numbers(json, "days", kept.Select(k => monitor.Days[k]), 3);
        Numbers(json, "values", kept.Select(k => monitor.Values[k]), 4);
    }

    /// <summary>Indices of the looks that are drawn: all of them, or the lowest and the highest of each of equal stretches, so that no peak is lost.</summary>
    private static int[] Thinned(MonitorExhibit monitor)
    {
        int n = Math.Min(monitor.Days.Length, monitor.Values.Length);
        if (n <= MostLooks)
            return [.. Enumerable.Range(0, n)];
        int stretches = MostLooks / 2;
        var kept = new List<int>(MostLooks);
        for (int s = 0; s < stretches; s++)
        {
            int from = (int)((long)s * n / stretches), to = (int)((long)(s + 1) * n / stretches), low = from, high = from;
            for (int i = from + 1; i < to; i++)
            {
                if (double.IsNaN(monitor.Values[low]) || monitor.Values[i] < monitor.Values[low]) low = i;
                if (double.IsNaN(monitor.Values[high]) || monitor.Values[i] > monitor.Values[high]) high = i;
            }
            kept.Add(Math.Min(low, high));
            if (low != high)
                kept.Add(Math.Max(low, high));
        }
        return [.. kept];
    }

    /// <summary>Labels that arrived a day, as the mean of the last seven days.</summary>
    private static IEnumerable<double> Smoothed(ImmutableArray<DayExhibit> days)
    {
        for (int i = 0; i < days.Length; i++)
        {
            int from = Math.Max(0, i - 6);
            yield return Enumerable.Range(from, i - from + 1).Average(d => (double)days[d].Labels);
        }
    }

    private static void Curve(Utf8JsonWriter json, CurveExhibit curve)
    {
        json.WriteStartObject();
        json.WriteString("title", curve.Title);
        json.WriteString("auc", Writing.Words.WithInterval(curve.RocAuc));
        json.WriteString("risk", ModelSection.Calibration(curve));
        Numbers(json, "x", curve.Roc.Select(p => p.X), 4);
        Numbers(json, "y", curve.Roc.Select(p => p.Y), 4);
        Numbers(json, "bx", curve.BestRoc.Select(p => p.X), 4);
        Numbers(json, "by", curve.BestRoc.Select(p => p.Y), 4);
        var bins = curve.Calibration.Where(b => b.Rows > 0 && double.IsFinite(b.Stated) && double.IsFinite(b.Came)).ToArray();
        Numbers(json, "stated", bins.Select(b => b.Stated), 4);
        Numbers(json, "came", bins.Select(b => b.Came), 4);
        Numbers(json, "low", bins.Select(b => b.Low), 4);
        Numbers(json, "high", bins.Select(b => b.High), 4);
        json.WriteEndObject();
    }

    private static void Each<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IEnumerable<double> values, int decimals)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            if (double.IsFinite(value))
                json.WriteNumberValue(Rounded(value, decimals));
            else
                json.WriteNullValue();
        }
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double value, int decimals)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, Rounded(value, decimals));
        else
            json.WriteNull(name);
    }

    /// <summary>Rounded, and never a negative zero.</summary>
    private static double Rounded(double value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero) + 0.0;
}

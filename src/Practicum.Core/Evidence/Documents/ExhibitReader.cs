using System.Text.Json.Nodes;

namespace Practicum.Core.Evidence.Documents;

/// <summary>Reads exhibits back from their payloads.</summary>
internal static class ExhibitReader
{
    public static YearExhibit Year(NodeReader year) => new()
    {
        Start = year.MaybeText("start"),
        Currency = year.Text("currency"),
        Worlds = year.Whole("worlds"),
        Beyond = year.Estimate("beyond"),
        BestBeyond = year.Number("best_beyond"),
        Days = Days(year.Inner("days")),
        Incidents = List(year, "incidents", i => new IncidentExhibit(
            i.Text("id"), i.Text("about"), i.Number("from_day"), i.Number("to_day"), i.Flag("harmful"), i.MaybeNumber("alarm_day"), i.Number("harm"))),
        Alarms = List(year, "alarms", a => new AlarmExhibit(a.Text("monitor"), a.Number("day"), a.Text("truth"))),
        Events = List(year, "events", e => new EventExhibit(e.Number("day"), e.Text("kind"), e.Text("id"), e.Text("words"))),
        Monitors = List(year, "monitors", m => new MonitorExhibit(
            m.Text("name"), m.Text("what"), m.Number("threshold"), m.Text("threshold_words"), m.Numbers("days"), m.Numbers("values"))),
        Served = List(year, "served", s => new ServingExhibit(
            s.Number("from_day"), s.Number("to_day"), s.Text("champion"), s.MaybeText("challenger"), s.Number("share"))),
        Regret = List(year, "regret", r => new RegretExhibit(r.Text("part"), r.Number("units"))),
    };

    public static CurveExhibit Curve(NodeReader curve) => new()
    {
        Title = curve.Text("title"),
        Rows = curve.Whole("rows"),
        Positives = curve.Whole("positives"),
        RocAuc = curve.Estimate("roc_auc"),
        LogLoss = curve.Estimate("log_loss"),
        BestRocAuc = curve.Number("best_roc_auc"),
        Roc = curve.Points("roc"),
        BestRoc = curve.Points("best_roc"),
        Calibration = curve.List("calibration", n =>
        {
            var bin = NodeReader.Tuple(n, 5, "calibration");
            return (bin[0], bin[1], bin[2], bin[3], (int)bin[4]);
        }),
    };

    private static ImmutableArray<DayExhibit> Days(NodeReader days)
    {
        string[] names = ["rows", "labels", "you", "you_realised", "nothing", "best_operator", "best_conceivable"];
        var columns = names.Select(days.Numbers).ToArray();
        if (columns.Any(c => c.Length != columns[0].Length))
            throw new PayloadException("The columns of 'days' differ in length.");
        return [.. Enumerable.Range(0, columns[0].Length).Select(i => new DayExhibit(
            (int)columns[0][i], (int)columns[1][i], columns[2][i], columns[3][i], columns[4][i], columns[5][i], columns[6][i]))];
    }

    private static ImmutableArray<T> List<T>(NodeReader owner, string name, Func<NodeReader, T> each) =>
        owner.List(name, (JsonNode? n) => each(new(n, name)));
}

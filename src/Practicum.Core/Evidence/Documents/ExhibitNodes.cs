using System.Text.Json.Nodes;

namespace Practicum.Core.Evidence.Documents;

/// <summary>Exhibits as JSON, without loss; days and curves lie column by column.</summary>
internal static class ExhibitNodes
{
    public static JsonObject Year(YearExhibit year) => new()
    {
        ["start"] = Nodes.Text(year.Start),
        ["currency"] = year.Currency,
        ["worlds"] = Nodes.Number(year.Worlds),
        ["beyond"] = Nodes.Estimate(year.Beyond),
        ["best_beyond"] = Nodes.Number(year.BestBeyond),
        ["days"] = Days(year.Days),
        ["incidents"] = Nodes.List(year.Incidents, Incident),
        ["alarms"] = Nodes.List(year.Alarms, a => new JsonObject { ["monitor"] = a.Monitor, ["day"] = Nodes.Number(a.Day), ["truth"] = a.Truth }),
        ["events"] = Nodes.List(year.Events, e => new JsonObject { ["day"] = Nodes.Number(e.Day), ["kind"] = e.Kind, ["id"] = e.Id, ["words"] = e.Words }),
        ["monitors"] = Nodes.List(year.Monitors, Monitor),
        ["served"] = Nodes.List(year.Served, Serving),
        ["regret"] = Nodes.List(year.Regret, r => new JsonObject { ["part"] = r.Part, ["units"] = Nodes.Number(r.Units) }),
    };

    public static JsonObject Curve(CurveExhibit curve) => new()
    {
        ["title"] = curve.Title,
        ["rows"] = Nodes.Number(curve.Rows),
        ["positives"] = Nodes.Number(curve.Positives),
        ["roc_auc"] = Nodes.Estimate(curve.RocAuc),
        ["log_loss"] = Nodes.Estimate(curve.LogLoss),
        ["best_roc_auc"] = Nodes.Number(curve.BestRocAuc),
        ["roc"] = Nodes.Points(curve.Roc),
        ["best_roc"] = Nodes.Points(curve.BestRoc),
        ["calibration"] = Nodes.List(curve.Calibration, b => new JsonArray(
            Nodes.Number(b.Stated), Nodes.Number(b.Came), Nodes.Number(b.Low), Nodes.Number(b.High), Nodes.Number(b.Rows))),
    };

    private static JsonObject Days(ImmutableArray<DayExhibit> days) => new()
    {
        ["rows"] = Nodes.List(days, d => Nodes.Number(d.Rows)),
        ["labels"] = Nodes.List(days, d => Nodes.Number(d.Labels)),
        ["you"] = Nodes.List(days, d => Nodes.Number(d.You)),
        ["you_realised"] = Nodes.List(days, d => Nodes.Number(d.YouRealised)),
        ["nothing"] = Nodes.List(days, d => Nodes.Number(d.Nothing)),
        ["best_operator"] = Nodes.List(days, d => Nodes.Number(d.BestOperator)),
        ["best_conceivable"] = Nodes.List(days, d => Nodes.Number(d.BestConceivable)),
    };

    private static JsonObject Incident(IncidentExhibit incident) => new()
    {
        ["id"] = incident.Id,
        ["about"] = incident.About,
        ["from_day"] = Nodes.Number(incident.FromDay),
        ["to_day"] = Nodes.Number(incident.ToDay),
        ["harmful"] = Nodes.Flag(incident.Harmful),
        ["alarm_day"] = Nodes.Number(incident.AlarmDay),
        ["harm"] = Nodes.Number(incident.HarmUnits),
    };

    private static JsonObject Monitor(MonitorExhibit monitor) => new()
    {
        ["name"] = monitor.Name,
        ["what"] = monitor.What,
        ["threshold"] = Nodes.Number(monitor.Threshold),
        ["threshold_words"] = monitor.ThresholdWords,
        ["days"] = Nodes.List(monitor.Days, d => Nodes.Number(d)),
        ["values"] = Nodes.List(monitor.Values, v => Nodes.Number(v)),
    };

    private static JsonObject Serving(ServingExhibit serving) => new()
    {
        ["from_day"] = Nodes.Number(serving.FromDay),
        ["to_day"] = Nodes.Number(serving.ToDay),
        ["champion"] = serving.Champion,
        ["challenger"] = Nodes.Text(serving.Challenger),
        ["share"] = Nodes.Number(serving.Share),
    };
}

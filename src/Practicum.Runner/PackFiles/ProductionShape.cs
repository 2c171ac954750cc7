using Practicum.Core.Packs;
using Practicum.Runner.PackFiles.Shapes;

namespace Practicum.Runner.PackFiles;

/// <summary>The form of <c>production:</c>, in project.yaml and, without incidents, in workspace.yaml (formats §1).</summary>
internal static class ProductionShape
{
    private static readonly Key<SimSpan> Tick = Key.May("tick", SpanOfWholeTicks(), new(3_600), "Length of a tick.");
    private static readonly Key<string?> Entity = Key.MayText("entity", Scalars.Text, "Unit of canary routing and resampling; default the row.");
    private static readonly Key<DelaySpec> Delay = Key.Must("label_delay", DelayShape.Shape, "When labels become visible.");

    private static readonly Key<string> Seen = Key.Must("seen", new ChoiceShape("way of seeing labels", "all", "acted", "not_acted"), "Whose labels are ever seen.");
    private static readonly Key<string> Labels = Key.May("labels", new MapShape<string>("the labels", [Seen], f => f.Get(Seen)), "all", "Which labels are ever seen.");

    private static readonly Key<Money> Tp = Key.Must("tp", Scalars.Amount, "Acted, and label 1.");
    private static readonly Key<Money> Fp = Key.Must("fp", Scalars.Amount, "Acted, and label 0.");
    private static readonly Key<Money> Fn = Key.Must("fn", Scalars.Amount, "Not acted, and label 1.");
    private static readonly Key<Money> Tn = Key.Must("tn", Scalars.Amount, "Not acted, and label 0.");
    private static readonly Key<ValueMatrix> Value = Key.Must("value", new NotYetKeysShape<ValueMatrix>(
        new MapShape<ValueMatrix>("the value of decisions", [Tp, Fp, Fn, Tn], f => new(f.Get(Tp), f.Get(Fp), f.Get(Fn), f.Get(Tn))),
        "Costs per unit, for regression, are not available yet; give tp, fp, fn and tn.", "under", "over"), "Money per decision.");

    private static readonly Key<int> NoAnswer = Key.May("no_answer", Scalars.Whole(0, 1), 0, "Decision for a row without an answer.");
    private static readonly Key<Formula> Act = Key.Must("act", Scalars.Formula, "Act when this is not 0; visible columns only.");
    private static readonly Key<Formula?> Fallback = Key.MayText("fallback", new MapShape<Formula>("the fallback", [Act], f => f.Get(Act)), "The rule instead of a model; default never act.");
    private static readonly Key<ImmutableArray<string>> Causes = Key.May("causes", new ListShape<string>(Scalars.Dotted), [], "The diagnoses on offer.");

    private static readonly Key<Money> CostRetrain = Cost("retrain", "A retrain.");
    private static readonly Key<Money> CostAlert = Cost("alert", "An alert.");
    private static readonly Key<Money> CostDeploy = Cost("deploy", "A deploy that takes full traffic.");
    private static readonly Key<Money> CostRollback = Cost("rollback", "A rollback.");
    private static readonly Key<Money> CostRolloutDay = Cost("rollout_day", "A day of rollout.");
    private static readonly Key<Money> CostLabel = Cost("label", "A label.");
    private static readonly Key<Money> CostError = Cost("error", "A row without an answer.");
    private static readonly Key<CostSpec> Costs = Key.May("costs", new MapShape<CostSpec>("the costs",
        [CostRetrain, CostAlert, CostDeploy, CostRollback, CostRolloutDay, CostLabel, CostError], BuildCosts), new(), "What acts and errors cost.");

    private static readonly Key<SimSpan> Takes = Key.May("takes", Scalars.Span, SimSpan.FromDays(1), "How long a retrain takes.");
    private static readonly Key<SimSpan?> Grid = Key.MayValue("grid", Scalars.Span, "Step between the clairvoyant's candidate retrains.");
    private static readonly Key<SimSpan?> Window = Key.MayValue("window", Scalars.Span, "Training window of a candidate retrain.");
    private static readonly Key<SimSpan> Retrain = Key.May("retrain", new MapShape<SimSpan>("the retrain", [Takes, Grid, Window], f => f.Get(Takes)), SimSpan.FromDays(1), "Retraining.");
    private static readonly Key<SimSpan> KnownRetrain = Key.May("retrain", new MapShape<SimSpan>("the retrain", [Takes], f => f.Get(Takes)), SimSpan.FromDays(1), "Retraining.");

    private static readonly Key<ImmutableArray<IncidentSpec>> Incidents = Key.May("incidents", new ListShape<IncidentSpec>(IncidentShape.Shape), [], "Scheduled changes of the world.");

    /// <summary>The diagnoses on offer; a workspace has them beside production.</summary>
    public static Key<ImmutableArray<string>> Diagnoses => Causes;

    /// <summary>The form in a pack.</summary>
    public static Shape<ProductionSpec> InPack { get; } = new MapShape<ProductionSpec>("production",
        [Tick, Entity, Delay, Labels, Value, NoAnswer, Fallback, Causes, Costs, Retrain, Incidents], f => Build(f, f.Get(Retrain), f.Get(Incidents)));

    /// <summary>The form in a workspace.</summary>
    public static Shape<ProductionSpec> InWorkspace { get; } = new MapShape<ProductionSpec>("production",
        [Tick, Entity, Delay, Labels, Value, NoAnswer, Fallback, Costs, KnownRetrain], f => Build(f, f.Get(KnownRetrain), []));

    private static ProductionSpec Build(Fields fields, SimSpan takes, ImmutableArray<IncidentSpec> incidents)
    {
        foreach (var cause in fields.Get(Causes))
            fields.Context.Declare("cause", cause);
        var seen = new HashSet<string>();
        foreach (var incident in incidents)
        {
            if (incident.Id.Length > 0 && !seen.Add(incident.Id))
                fields.Context.Report(Mistake.Twice, incident.Place, $"Two incidents have the id '{incident.Id}'.");
        }

        if (incidents.Length > 31)
            fields.Context.Report(Mistake.OutOfRange, fields.PlaceOf(Incidents), $"At most 31 incidents fit into one year. Found {incidents.Length}.");
        return new()
        {
            Tick = fields.Get(Tick),
            Entity = fields.Get(Entity),
            LabelDelay = fields.Get(Delay),
            LabelsSeen = fields.Get(Labels) switch { "acted" => LabelsSeen.Acted, "not_acted" => LabelsSeen.NotActed, _ => LabelsSeen.All },
            Value = fields.Get(Value),
            NoAnswer = fields.Get(NoAnswer),
            Fallback = fields.Get(Fallback),
            Causes = fields.Get(Causes),
            Costs = fields.Get(Costs),
            RetrainTakes = takes,
            Incidents = incidents,
        };
    }

    private static CostSpec BuildCosts(Fields fields) => new()
    {
        Retrain = fields.Get(CostRetrain),
        Alert = fields.Get(CostAlert),
        Deploy = fields.Get(CostDeploy),
        Rollback = fields.Get(CostRollback),
        RolloutDay = fields.Get(CostRolloutDay),
        Label = fields.Get(CostLabel),
        Error = fields.Get(CostError),
    };

    private static Key<Money> Cost(string name, string about) =>
        Key.May(name, Scalars.Number(0, 1e9).Then((units, _, _) => Money.FromUnits(units), Money.Zero), Money.Zero, about);

    private static Shape<SimSpan> SpanOfWholeTicks() => Scalars.Span.Checked((tick, node, context) =>
    {
        if (tick.Seconds > 0 && 86_400 % tick.Seconds != 0 && tick.Seconds % 86_400 != 0)
            context.Report(Mistake.OutOfRange, node.Place, $"'tick' must divide a day or be whole days. Found {node.Found}.");
    });
}

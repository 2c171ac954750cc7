using Practicum.Core.Submissions;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Intake.Policies;

/// <summary>The form of <c>rollout:</c> (formats §5, methods §5).</summary>
internal static class RolloutShape
{
    private static readonly Key<SimSpan> Shadow = Key.May("shadow", Scalars.SpanOrZero, default, "How long it scores in the shadow first.");
    private static readonly Key<ImmutableArray<double>> Steps = Key.May("steps", new ListShape<double>(Scalars.ShareWithin(0.0001, 1), 1).Checked(CheckSteps), [1.0], "Shares of traffic, rising to 100%.");
    private static readonly Key<SimSpan> Hold = Key.May("hold", Scalars.SpanOrZero, default, "Least time at each step.");
    private static readonly Key<SimSpan?> MaxHold = Key.MayValue("max_hold", Scalars.Span, "Longest time at each step; default 4 x hold.");
    private static readonly Key<int> MinLabels = Key.May("min_labels", Scalars.Whole(1), 200, "Labels needed before a step is judged.");
    private static readonly Key<RolloutGate?> Abort = Key.May("abort", ConditionText.Gate, null, "Abort when this holds.");
    private static readonly Key<RolloutGate?> Promote = Key.May("promote", ConditionText.Gate, null, "Go on only when this holds.");
    private static readonly Key<string> Test = Key.May("test", new ChoiceShape("test", "none", "betting", "msprt").Checked(CheckTest), "none", "Test of a rollout.");
    private static readonly Key<double> Alpha = Key.May("alpha", Scalars.ShareWithin(0.0001, 0.5), 0.05, "Error rate of the test.");
    private static readonly Key<string> Inconclusive = Key.May("on_inconclusive", new ChoiceShape("end", "keep", "promote"), "keep", "What happens when undecided at max_hold.");

    /// <summary>The form.</summary>
    public static Shape<RolloutSpec> Shape { get; } = new MapShape<RolloutSpec>("the rollout",
        [Shadow, Steps, Hold, MaxHold, MinLabels, Abort, Promote, Test, Alpha, Inconclusive], Build);

    private static RolloutSpec Build(Fields fields)
    {
        if (fields.Get(MaxHold) is { } most && most.Seconds < fields.Get(Hold).Seconds)
            fields.Context.Report(Mistake.OutOfRange, fields.PlaceOf(MaxHold), $"'max_hold' must be at least 'hold'. Found {most} and {fields.Get(Hold)}.");
        return new()
        {
            Shadow = fields.Get(Shadow),
            Steps = fields.Get(Steps),
            Hold = fields.Get(Hold),
            MaxHold = fields.Get(MaxHold),
            MinLabels = fields.Get(MinLabels),
            Abort = fields.Get(Abort),
            Promote = fields.Get(Promote),
            Test = fields.Get(Test),
            Alpha = fields.Get(Alpha),
            OnInconclusive = fields.Get(Inconclusive),
            Place = fields.Place,
        };
    }

    private static void CheckSteps(ImmutableArray<double> steps, SpecNode node, ReadContext context)
    {
        for (var i = 1; i < steps.Length; i++)
        {
            if (steps[i] > steps[i - 1])
                continue;
            context.Report("PR-POL-023", ((SpecList)node).Items[i].Place, "The steps of a rollout must rise.");
            return;
        }

        if (steps[^1] != 1)
            context.Report("PR-POL-023", ((SpecList)node).Items[^1].Place, "The last step of a rollout must be 100%.");
    }

    private static void CheckTest(string test, SpecNode node, ReadContext context)
    {
        if (test != "none")
            context.Report(Mistake.NotYet, node.Place, $"'test: {test}' is not available yet; leave it out or write none.");
    }
}

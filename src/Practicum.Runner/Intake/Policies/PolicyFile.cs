using Practicum.Core.Packs;
using Practicum.Core.Submissions;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Intake.Policies;

/// <summary>Reads a policy (policy/v1, formats §5).</summary>
internal static class PolicyFile
{
    private static readonly Key<string> Kind = Key.Kind("policy/v1");
    private static readonly Key<ImmutableArray<Named<MonitorSpec>>> Monitors = Key.May("monitors", new NamesShape<MonitorSpec>(MonitorShape.Shape, Scalars.Name), [], "Monitors by name.");
    private static readonly Key<string> Correction = Key.May("correction", new ChoiceShape("correction", "none", "holm", "bh"), "none", "Correction among monitors of one family at one look.");
    private static readonly Key<SimSpan?> QuietFor = Key.MayValue("quiet_for", Scalars.Span, "Mean time to a false alarm of the whole policy; sets every threshold that says auto.");
    private static readonly Key<ImmutableArray<RuleSpec>> Rules = Key.May("rules", new ListShape<RuleSpec>(RuleShape.Shape), [], "Rules, in order.");
    private static readonly Key<RolloutSpec?> Rollout = Key.MayText("rollout", RolloutShape.Shape, "How deploy goes about it.");

    /// <summary>The form.</summary>
    public static Shape<Policy> Shape { get; } = new MapShape<Policy>("the policy", [Kind, Monitors, Correction, QuietFor, Rules, Rollout], Build);

    /// <summary>Reads a policy.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="name">Its name for places.</param>
    /// <param name="submission">What submission.yaml says: versions and validation figures.</param>
    /// <param name="facts">The workspace.</param>
    /// <param name="training">Training rows, when they are at hand.</param>
    /// <param name="problems">Takes the diagnostics.</param>
    /// <returns>The policy, or null when it is not YAML at all.</returns>
    public static Policy? Read(ReadOnlySpan<byte> bytes, string name, Submission submission, WorkspaceFacts facts, TrainingData? training, List<Diagnostic> problems)
    {
        if (YamlReader.Read(bytes, name, problems) is not { } root)
            return null;
        var context = new ReadContext("POL", problems) { Facts = facts, Training = training, Validation = problems.Any(p => p.Place.File == SubmissionReader.FileName) ? null : submission.Validation };
        foreach (var model in submission.Models.Where(m => m.Name.Length > 0))
            context.Declare("version", model.Name);
        Shape.Read(root, context, out var policy);
        context.Finish();
        return policy;
    }

    private static Policy Build(Fields fields)
    {
        foreach (var monitor in fields.Get(Monitors))
            fields.Context.Declare("monitor", monitor.Name);
        if (fields.Wrote(QuietFor))
            fields.Context.Declare("quiet_for", "");
        return new()
        {
            Monitors = [.. fields.Get(Monitors).Select(m => m.Value with { Name = m.Name, Place = m.Place })],
            Correction = fields.Get(Correction),
            QuietFor = fields.Get(QuietFor),
            Rules = fields.Get(Rules),
            Rollout = fields.Get(Rollout),
        };
    }
}

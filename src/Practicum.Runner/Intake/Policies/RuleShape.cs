using System.Text.RegularExpressions;
using Practicum.Core.Submissions;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Intake.Policies;

/// <summary>The form of a rule (formats §5).</summary>
internal static partial class RuleShape
{
    private static readonly string[] Acts = ["alert", "deploy", "rollback", "retrain", "fallback", "pause"];

    private static readonly Key<string> When = Key.Must("when", Scalars.Text.Checked(CheckMonitor), "Name of a monitor.");
    private static readonly Key<int> For = Key.May("for", Scalars.Text.Then(ReadFor, 1), 1, "How many windows in a row must alarm: 2 windows.");
    private static readonly Key<(ActKind Act, string? Target)> Do = Key.Must("do", Scalars.Text.Then(ReadAct, (ActKind.Alert, null)), "alert, deploy NAME, rollback, fallback or pause.");
    private static readonly Key<bool> With = Key.May("with", new AnyShape(), false, "Options of a retrain; not available yet.");

    private static readonly Key<ImmutableArray<Named<double>>> Diagnosis = Key.May("diagnosis", new FormsShape<ImmutableArray<Named<double>>>(
        "a cause, or a map of causes and weights",
        Scalars.Text.Then((text, node, _) => ImmutableArray.Create(new Named<double>(text, node.Place, 1)), []),
        map: new NamesShape<double>(Scalars.Number(0, 1_000_000))), [], "Weights over the causes.");

    private static readonly Key<SimSpan> Cooldown = Key.May("cooldown", Scalars.SpanOrZero, default, "No second firing before this has passed.");

    /// <summary>The form.</summary>
    public static Shape<RuleSpec> Shape { get; } = new MapShape<RuleSpec>("a rule", [When, For, Do, With, Diagnosis, Cooldown], Build);

    private static RuleSpec Build(Fields fields)
    {
        var (act, target) = fields.Get(Do);
        var context = fields.Context;
        foreach (var cause in fields.Get(Diagnosis))
        {
            if (context.Facts?.Production is { } production && !production.Causes.Contains(cause.Name))
                context.Unknown("cause", cause.Name, cause.Place, production.Causes);
        }

        if (fields.Wrote(Diagnosis) && fields.Has(Do) && act != ActKind.Alert)
            context.Report("PR-POL-021", fields.PlaceOf(Diagnosis), "A 'diagnosis' belongs to 'do: alert'.");
        if (fields.Wrote(With) && fields.Has(Do) && act != ActKind.Retrain)
            context.Report("PR-POL-021", fields.PlaceOf(With), "'with' belongs to 'do: retrain'.");
        return new()
        {
            When = fields.Get(When),
            ForWindows = fields.Get(For),
            Do = act,
            Target = target,
            Diagnosis = fields.Get(Diagnosis).ToImmutableSortedDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal),
            Cooldown = fields.Get(Cooldown),
            Place = fields.Place,
        };
    }

    private static void CheckMonitor(string name, SpecNode node, ReadContext context) => context.Later(() =>
    {
        var monitors = context.Declared("monitor");
        if (!monitors.Contains(name))
            context.Unknown("monitor", name, node.Place, [.. monitors]);
    });

    private static int ReadFor(string text, SpecNode node, ReadContext context)
    {
        var match = Windows().Match(text);
        if (match.Success && int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1)
            return count;
        context.Report(Mistake.WrongType, node.Place, $"'for' must be a number of windows such as '2 windows'. Found {node.Found}.");
        return 1;
    }

    private static (ActKind Act, string? Target) ReadAct(string text, SpecNode node, ReadContext context)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var index = parts.Length == 0 ? -1 : Array.IndexOf(Acts, parts[0]);
        if (index < 0)
        {
            context.Unknown("act", text, node.Place, Acts);
            return (ActKind.Alert, null);
        }

        var act = Enum.Parse<ActKind>(parts[0], true);
        if (act == ActKind.Retrain)
            context.Report(Mistake.NotYet, node.Place, "'do: retrain' is not available yet; deploy a challenger instead.");
        else if (parts.Length != (act == ActKind.Deploy ? 2 : 1))
            context.Report("PR-POL-022", node.Place, act == ActKind.Deploy ? "'deploy' names one version, as in 'deploy v2'." : $"'{parts[0]}' stands alone. Found '{text}'.");
        else if (act == ActKind.Deploy)
            CheckVersion(parts[1], node.Place, context);
        return (act, act == ActKind.Deploy && parts.Length > 1 ? parts[1] : null);
    }

    private static void CheckVersion(string name, Place place, ReadContext context)
    {
        var versions = context.Declared("version");
        if (versions.Count > 0 && !versions.Contains(name))
            context.Unknown("model to deploy", name, place, [.. versions]);
    }

    [GeneratedRegex(@"^\s*([0-9]{1,3})\s*windows?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Windows();
}

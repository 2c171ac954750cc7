using System.Text.RegularExpressions;
using Practicum.Core.Submissions;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Intake.Policies;

/// <summary>Reads conditions: <c>alarm ::= op number unit?</c> with <c>unit ::= % | x</c>; <c>abort</c> and <c>promote</c> are <c>watch op number (unit champion)?</c> (formats §5).</summary>
internal static partial class ConditionText
{
    /// <summary>Form of <c>alarm</c>: a comparison or <c>auto</c>.</summary>
    public static Shape<Condition> Alarm { get; } = Scalars.Text.Then(ReadAlarm, new Condition(">", double.NaN, false));

    /// <summary>Form of <c>abort</c> and <c>promote</c>; null when it was reported.</summary>
    public static Shape<RolloutGate?> Gate { get; } = Scalars.Text.Then(ReadGate, null);

    private static Condition ReadAlarm(string text, SpecNode node, ReadContext context)
    {
        if (text.Trim() == "auto")
            return Condition.Auto;
        var match = AlarmPattern().Match(text);
        if (match.Success && Scalars.TryNumber(match.Groups[2].Value, out var number))
            return Make(match.Groups[1].Value, number, match.Groups[3].Value, match.Groups[3].Value == "x");
        context.Report("PR-POL-011", node.Place, $"An alarm is a comparison such as '> 0.2', '> 5%' or '> 1.15 x', or auto. Found '{text}'.");
        return Alarm.Placeholder;
    }

    private static RolloutGate? ReadGate(string text, SpecNode node, ReadContext context)
    {
        var match = GatePattern().Match(text);
        if (!match.Success || !Scalars.TryNumber(match.Groups[3].Value, out var number))
        {
            context.Report("PR-POL-012", node.Place, $"{context.Subject} must be a comparison such as 'metric log_loss > 1.1 x champion'. Found '{text}'.");
            return null;
        }

        if (WatchText.Parse(match.Groups[1].Value, ((SpecScalar)node).TextPlace, context) is not { } watch)
            return null;
        if (watch.Kind == WatchKind.Metric)
            return new(watch.Subject!, Make(match.Groups[2].Value, number, match.Groups[4].Value + match.Groups[5].Value, match.Groups[6].Success));
        context.Report(Mistake.NotYet, node.Place, $"Judging a rollout by '{match.Groups[1].Value.Trim()}' is not available yet; use 'metric …'.");
        return null;
    }

    private static Condition Make(string op, double number, string unit, bool times) => new(op, unit == "%" ? number / 100 : number, times);

    [GeneratedRegex(@"^\s*(>=|<=|>|<)\s*(-?[0-9.eE+-]+)\s*(%|x)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex AlarmPattern();

    [GeneratedRegex(@"^([^<>=]+)(>=|<=|>|<)\s*(-?[0-9.eE+-]+)\s*(?:(%)|(?:(%|x)\s+(champion)))?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex GatePattern();
}

using Practicum.Core.Submissions;

namespace Practicum.Core.Tests.Production.Simulation;

/// <summary>
/// A policy told in a few lines: <c>monitor NAME metric log_loss window 2d alarm > 1</c>, <c>rule NAME for 2 alert drift.concept</c>,
/// <c>rollout shadow 2d steps 5,25,100 hold 2d …</c>.
/// </summary>
internal static class TestPolicy
{
    public static Policy Parse(string text)
    {
        var (monitors, rules) = (ImmutableArray.CreateBuilder<MonitorSpec>(), ImmutableArray.CreateBuilder<RuleSpec>());
        RolloutSpec? rollout = null;
        var (correction, quiet) = ("none", (SimSpan?)null);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var w = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (w[0])
            {
                case "monitor": monitors.Add(Monitor(w)); break;
                case "rule": rules.Add(Rule(w)); break;
                case "rollout": rollout = Rollout(w); break;
                case "correction": correction = w[1]; break;
                case "quiet_for": quiet = TestYear.Span(w[1]); break;
                default: throw new FormatException(line);
            }
        }

        return new() { Monitors = monitors.ToImmutable(), Rules = rules.ToImmutable(), Rollout = rollout, Correction = correction, QuietFor = quiet };
    }

    private static string? After(string[] w, string key) => Array.IndexOf(w, key) is >= 0 and var i ? w[i + 1] : null;

    private static int Number(string? text, int otherwise) => text is null ? otherwise : int.Parse(text, CultureInfo.InvariantCulture);

    private static MonitorSpec Monitor(string[] w)
    {
        var kind = Enum.Parse<WatchKind>(w[2].Replace("-", "", StringComparison.Ordinal), true);
        var window = TestYear.Span(After(w, "window")!);
        return new()
        {
            Name = w[1],
            Watch = new(kind, kind is WatchKind.Score or WatchKind.Volume or WatchKind.Errors ? null : w[3]),
            Test = After(w, "test"),
            Reference = After(w, "reference"),
            Window = window,
            Every = After(w, "every") is { } every ? TestYear.Span(every) : window,
            By = After(w, "by") ?? "arrival",
            Mature = After(w, "mature") is { } mature ? double.Parse(mature, CultureInfo.InvariantCulture) : 0,
            MinRows = Number(After(w, "min_rows"), 1),
            MinLabels = Number(After(w, "min_labels"), 1),
            Family = After(w, "family"),
            Match = After(w, "match") ?? "none",
            Alarm = After(w, "alarm") == "auto" ? Condition.Auto : Compare(w, Array.IndexOf(w, "alarm") + 1),
        };
    }

    private static Condition Compare(string[] w, int at) =>
        new(w[at], double.Parse(w[at + 1], CultureInfo.InvariantCulture), at + 2 < w.Length && w[at + 2] == "x");

    private static RuleSpec Rule(string[] w)
    {
        var at = Array.FindIndex(w, 2, word => !char.IsAsciiDigit(word[0]) && Enum.TryParse<ActKind>(word, true, out _));
        var act = Enum.Parse<ActKind>(w[at], true);
        return new()
        {
            When = w[1],
            ForWindows = Number(After(w, "for"), 1),
            Do = act,
            Target = act == ActKind.Deploy ? w[at + 1] : null,
            Diagnosis = act == ActKind.Alert && at + 1 < w.Length && w[at + 1].Contains('.')
                ? w[at + 1].Split(',').Select(c => c.Split(':')).ToImmutableSortedDictionary(c => c[0], c => c.Length > 1 ? double.Parse(c[1], CultureInfo.InvariantCulture) : 1)
                : ImmutableSortedDictionary<string, double>.Empty,
            Cooldown = After(w, "cooldown") is { } cooldown ? TestYear.Span(cooldown) : default,
        };
    }

    private static RolloutSpec Rollout(string[] w)
    {
        RolloutGate? Gate(string key) => Array.IndexOf(w, key) is >= 0 and var i ? new(w[i + 1], Compare(w, i + 2)) : null;
        return new()
        {
            Shadow = After(w, "shadow") is { } shadow ? TestYear.Span(shadow) : default,
            Steps = [.. (After(w, "steps") ?? "100").Split(',').Select(s => double.Parse(s, CultureInfo.InvariantCulture) / 100)],
            Hold = After(w, "hold") is { } hold ? TestYear.Span(hold) : default,
            MaxHold = After(w, "max_hold") is { } longest ? TestYear.Span(longest) : null,
            MinLabels = Number(After(w, "min_labels"), 200),
            Abort = Gate("abort"),
            Promote = Gate("promote"),
            OnInconclusive = After(w, "on_inconclusive") ?? "keep",
        };
    }
}

using System.Text;

namespace Practicum.Runner.PackFiles.Reference;

/// <summary>The page docs/reference/monitors.md: what a policy can watch and how each statistic is defined.</summary>
internal static class MonitorsPage
{
    private static readonly (string Watch, string Value, string Multiple)[] Watches =
    [
        ("feature C", "how far column C lies from its reference, by `test`", "not available"),
        ("score", "how far the served scores lie from the serving model's scores on the training rows, by `test`", "not available"),
        ("metric M", "metric M on labels that have arrived, over the scores with which the rows were served", "times the submission's own `validation` figure, or its first 28 days"),
        ("missing C", "share of rows in which C is missing", "times the share in training"),
        ("new-values C", "share of rows whose C never occurs in training", "not available: it is 0 in training"),
        ("volume", "rows in the window", "times the rows that training had in as long a time"),
        ("errors", "share of rows without an answer", "not available"),
    ];

    private static readonly (string Id, string Definition, string Threshold)[] Tests =
    [
        ("psi.reference-deciles@1", "Population stability index Σ (a − b) · ln(a / b) over shares of bins. Bins are cut at the nine deciles of the reference (type 7); a cut belongs to the bin under it; "
            + "missing values have a bin of their own; an empty bin counts as half a row. A text column has a bin for each text.", "a number, or `auto`"),
        ("ks@1", "Two-sample Kolmogorov-Smirnov distance: the largest distance between the two empirical distribution functions, 0 to 1. Missing values are left out. Numbers only.", "a number"),
        ("mean-shift@1", "|mean of the window − mean of the reference| in standard deviations of the reference. Missing values are left out. Numbers only.", "a number"),
    ];

    /// <summary>Every test by its id and version.</summary>
    public static IEnumerable<string> Described => Tests.Select(t => t.Id);

    public static string Text()
    {
        var page = new StringBuilder("""
            # Monitors

            A monitor looks at a window of the past at fixed steps and gives a number. It alarms when its condition holds, and it is unknown, never an alarm, on fewer than
            `min_rows` rows or `min_labels` labels. Only alarms that a rule listens to are counted. This page is generated.

            ## What it can watch

            | `watch` | value | `x` in `alarm: "> 1.15 x"` |
            | --- | --- | --- |

            """);
        foreach (var (watch, value, multiple) in Watches)
            page.Append(CultureInfo.InvariantCulture, $"| `{watch}` | {value} | {multiple} |\n");
        page.Append("\n`latency` is known and not available yet.\n\n## Tests of a distribution\n\n| `test` | definition | threshold |\n| --- | --- | --- |\n");
        foreach (var (id, definition, threshold) in Tests)
            page.Append(CultureInfo.InvariantCulture, $"| `{id}` | {definition} | {threshold} |\n");
        page.Append("""

            The default is `psi.reference-deciles`. The version behind `@` is written into evidence; a policy may leave it out.

            ## `alarm: auto`

            Without drift the index is about (1/n + 1/m) · χ² with as many degrees of freedom as there are bins less one, n rows in the window and m in the reference. So a policy
            that says how long it wants to stay quiet has its threshold:

            > max(0.02, (1/n + 1/m) · q), q the χ² quantile at 1 − E / (K · T)

            E is the step between two looks in days, K the number of monitors of the policy, T its `quiet_for` in days. Rates of false alarms add up, so each of K monitors gets
            K · T days to its first one. Below 0.02 a shift is no effect worth an alarm. `auto` of other tests is known and not available yet.

            ## More keys

            | key | meaning |
            | --- | --- |
            | `window`, `every` | length of the window, step between looks (default: the window) |
            | `match` | compare with reference rows of the same weekdays, or the same hours of the week |
            | `by: arrival` | a metric over the labels that arrived in the window (default) |
            | `by: request` | a metric over the rows requested in the window; `mature` is the share of labels that must have arrived |
            | `family`, `correction` | monitors of one family at one look share their error rate: `holm`, `bh` or `none` |
            | `for: 2 windows` | a rule waits until so many windows that do not overlap alarm |
            | `cooldown` | a rule does not fire again before this has passed |

            """);
        return page.ToString();
    }
}

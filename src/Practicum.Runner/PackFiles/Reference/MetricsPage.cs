using System.Text;
using Practicum.Core.Examining;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Runner.PackFiles.Reference;

/// <summary>The page docs/reference/metrics.md: every metric that evidence may carry, with definition, direction and interval.</summary>
internal static class MetricsPage
{
    private static readonly Dictionary<string, (string Definition, string Interval)> Offline = new(StringComparer.Ordinal)
    {
        ["roc_auc"] = ("how often a row with label 1 gets a higher score than a row with label 0; ties count half", "`delong`: DeLong, DeLong and Clarke-Pearson 1988, by Sun and Xu's sort; where it would cover too little, `delong-logit`, and near 0 or 1 with few rows `newcombe`, 2006"),
        ["average_precision"] = ("Σ (R_k − R_k−1) · P_k over the distinct scores, falling; no interpolation", "`influence-logit`: influence function on the logit scale"),
        ["log_loss"] = ("mean of −ln of the probability stated for what happened; scores are held 2⁻⁵² away from 0 and 1", "`hall`: Hall's transformation for skew, 1992"),
        ["brier"] = ("mean of (score − label)²", "`hall`"),
        ["accuracy"] = ("share of decisions that were right", "`wilson`; below 15 right or wrong `clopper-pearson`"),
        ["precision"] = ("share of label 1 among the rows acted on", "`wilson`; below 15 right or wrong `clopper-pearson`"),
        ["recall"] = ("share acted on among the rows with label 1", "`wilson`; below 15 right or wrong `clopper-pearson`"),
        ["f1"] = ("2 · hits / (acted on + label 1)", "`influence-logit`, with half a row added to each cell"),
        ["ece"] = ("Σ |mean over all rows of (score − label) in a bin| over 15 bins of equal width", "`folded-normal`: takes off the bias that noise in the bins adds"),
    };

    private static readonly Dictionary<string, string> Scored = new(StringComparer.Ordinal)
    {
        ["value"] = "expected money of a year after costs; score = (policy − starter) / (best visible decision − starter), summed over worlds",
        ["detection"] = "mean over harmful incidents of (alarm − onset) / window, missed = 1; score = 1 − that",
        ["false_alarms"] = "false alarms per quiet month; score = max(0, 1 − rate / 2)",
    };

    private static readonly (string Id, string Direction, string Definition)[] Reported =
    [
        ("beyond", "higher", "money of the policy minus money of doing nothing, per world"),
        ("captured_share", "higher", "of what the best operator earned beyond doing nothing, the share that the policy earned; only where there was something to gain"),
        ("cost_ratio", "lower", "distance from the best conceivable, as a multiple of the best operator's distance; generated worlds only"),
        ("regret", "lower", "money of the best operator minus money of the policy, and its parts, which add up to it exactly"),
        ("luck", "none", "realised money minus expected money"),
        ("alarms_f1", "higher", "2 · hits / (2 · hits + false alarms + misses)"),
        ("alarm_skill", "higher", "(hits − h) / (1 − h), h the hits of a clockwork that alarms as often"),
        ("delay", "lower", "days from an incident to the alarm, a miss counted with its whole window; the median by Kaplan and Meier stands in its reason"),
        ("diagnosis", "higher", "how much weight the diagnosis put on the true cause: 1 all of it, 0 no more than an even guess"),
        ("reference-beaten", "none", "worlds in which the policy earned more than the best operator"),
    ];

    private static readonly (string Id, string Direction, string Definition)[] Found =
    [
        ("findings", "higher", "half `presence_skill`, half the mean of `finding_where` over the kinds that are there, less what claimed decoys cost; may be below 0, and counts as 0 then"),
        ("presence_skill", "higher", "1 − Σ w (p − z)² / Σ w (z̄ − z)² over the checklist: p the stated probability, z 1 when the kind was planted, z̄ the share that was; silence states z̄"),
        ("finding_where", "higher", "(F − F of claiming everything) / (best F that the true probabilities allow − F of claiming everything), within 0 and 1, times 1, 0.9 or 0.75 for a remedy that helps, is missing or does not help"),
        ("finding_f", "higher", "F of the named loci; β is ½ for rows and pairs, 1 for columns, cells and spans"),
        ("finding_precision", "higher", "share of the named loci that are in the key"),
        ("finding_recall", "higher", "share of the key that was named"),
        ("finding_ap", "higher", "average precision of the list of rows; rows that it leaves out share the last rank"),
        ("finding_top", "higher", "precision of the first rows of the list, as many as the key has"),
        ("finding_trust", "higher", "1 − (confidence − precision)² / 0.25"),
        ("finding_brier", "lower", "mean of (confidence of a row − membership)²"),
        ("finding_log_loss", "lower", "mean of −ln of what the confidence of a row said of what is so"),
        ("above_best", "none", "F less the best that the true probabilities allow, in standard errors, where that is above 3: for a person to look at, no verdict"),
    ];

    /// <summary>Every metric that the page describes.</summary>
    public static IEnumerable<string> Described => [.. Offline.Keys, .. Scored.Keys, .. Reported.Select(r => r.Id), .. Found.Select(f => f.Id)];

    public static string Text()
    {
        var page = new StringBuilder("""
            # Metrics

            A metric is never a bare number: it is a value, its 95 % interval, how many rows or worlds it counts, or a sentence that says why there is none.
            The version of a definition stands behind `@` in evidence, as in `roc_auc@1`. This page is generated.

            ## On hidden rows (examiner `offline`)

            A task may list each of them. The score is (value − starter) / (reference − starter): 0 is the starter model, 100 the best that the true probability allows;
            in a recorded world, a gradient-boosted reference model. Intervals come from the rows. Where production has an entity, rows of one entity belong together, and
            the interval is a bootstrap over entities instead of the one named here. With fewer than 10 rows of one label there is no interval and no score.

            | id | direction | definition | interval |
            | --- | --- | --- | --- |

            """);
        foreach (var metric in BinarySample.Metrics)
            page.Append(CultureInfo.InvariantCulture, $"| `{metric}` | {(BinarySample.IsHigherBetter(metric) ? "higher" : "lower")} | {Offline[metric].Definition} | {Offline[metric].Interval} |\n");
        page.Append("""

            `claim.M` holds the submission's own figure of M against the measurement: the claim minus the measured value, with an interval that takes both errors into account.
            A task that lists it scores 1 when 0 lies in that interval, else 0.

            ## In production (examiner `production`)

            Money is expected money under the true probability where the world knows it, so that luck does not count. Intervals come from worlds: other seeds of the same
            scenario, by the studentised bootstrap, and for `false_alarms` by Garwood's interval widened for spread between worlds. Below ten worlds there is no interval.
            A task may list these three:

            | id | definition and score |
            | --- | --- |

            """);
        foreach (var metric in Examiners.Find("production")!.Info.Metrics)
            page.Append(CultureInfo.InvariantCulture, $"| `{metric}` | {Scored[metric]} |\n");
        page.Append("\nThese are reported beside them, and not scored:\n\n| id | direction | definition |\n| --- | --- | --- |\n");
        foreach (var (id, direction, definition) in Reported)
            page.Append(CultureInfo.InvariantCulture, $"| `{id}` | {direction} | {definition} |\n");
        AppendFindings(page);
        page.Append("""

            ## Where an interval comes from

            `interval.source` says what would have to be repeated: `rows` (other hidden rows), `worlds` (another year of the same scenario), `rows+worlds` (both, in the overall score),
            `person` (other tasks, in a competency). Two sources are never mixed without saying so.

            """);
        return page.ToString();
    }

    private static void AppendFindings(StringBuilder page)
    {
        page.Append("""

            ## In the data (examiner `findings`)

            What a submission says of its data is held against the key of the planted faults. A task lists no metrics: `findings` is scored, the others are reported once the project is
            closed. Until then the score is told in quarters. Intervals come from loci of the key and of the claims, drawn again by Poisson's bootstrap; named columns do not vary. A kind of the
            checklist on which nothing is said counts as stated with the share of kinds that are there. A claimed locus of a decoy costs a quarter of the weight of the kind under which it was
            claimed, all decoys together at most that weight. Two rows of a pair of copies count as one; a span is found by one that shares half of what both cover.

            | id | direction | definition |
            | --- | --- | --- |

            """);
        foreach (var (id, direction, definition) in Found)
            page.Append(CultureInfo.InvariantCulture, $"| `{id}` | {direction} | {definition} |\n");
    }
}

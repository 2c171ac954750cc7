using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Drawing;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Sections;

/// <summary>What was said of the data, kind by kind; once the project is closed, what was true of it, and which loci were found, missed and wrongly named.</summary>
internal static class FindingsSection
{
    /// <summary>Renders it; nothing where no findings were marked.</summary>
    public static Markup Render(ReportContext context)
    {
        if (context.Exhibits.Findings is not { } findings)
            return Markup.Empty;
        var body = findings.Closed ? Closed(findings) : Open(findings);
        return Markup.Of($"""
            <section id="findings" aria-labelledby="h-findings"><h2 id="h-findings">What was found in the data</h2><p>{Opening(findings)}</p>
            <div class="panel">{body}</div>{findings.Notices.Select(n => Markup.Of($"""<p class="small over-line">{n}</p>"""))}</section>
            """);
    }

    private static string Opening(FindingsExhibit findings)
    {
        if (!findings.Closed)
            return "The dot is the stated probability that a kind of fault is there. Which are is told when the project closes; until then only quarters of the score are.";
        int there = findings.Kinds.Count(k => k.Truth!.Present), claimed = findings.Kinds.Count(k => k.Truth!.Present && k.Said == "claimed");
        int wrong = findings.Kinds.Count(k => !k.Truth!.Present && k.Said == "claimed");
        string right = there == 0 ? "Nothing was planted" : $"Of {Words.Small(there)} {(there == 1 ? "kind that was" : "kinds that were")} there, {Words.Small(claimed)} {(claimed == 1 ? "was" : "were")} named";
        return $"{right}{(wrong == 0 ? "" : $"; {Words.Small(wrong)} that {(wrong == 1 ? "was" : "were")} not there {(wrong == 1 ? "was" : "were")} named too")}. The dot is the stated probability that a kind is there; points are of the 100 of this task.";
    }

    private static Markup Open(FindingsExhibit findings) => Markup.Of($"""
        <table class="cards"><caption class="vh">What was stated of each kind</caption><thead><tr><th scope="col">Kind</th>{Scale()}<th scope="col" class="r">Stated</th></tr></thead><tbody>{findings.Kinds.Select(k => Markup.Of($"""
        <tr><th scope="row">{k.Kind}<div class="note-line">{Said(k)}</div></th><td class="bar full">{Bar(k)}</td><td class="r" data-h="Stated">{Stated(k)}</td></tr>
        """))}</tbody></table>
        """);

    private static Markup Closed(FindingsExhibit findings) => Markup.Of($"""
        <table class="cards"><caption class="vh">What was stated of each kind, and what is so</caption><thead><tr><th scope="col">Kind</th>{Scale()}<th scope="col" class="r">Stated</th><th scope="col">In truth</th><th scope="col">Where</th><th scope="col" class="r">Points lost</th></tr></thead><tbody>{findings.Kinds.Select(Row)}</tbody></table>
        {findings.Kinds.Where(k => HasLoci(k.Truth!)).Select(Loci)}
        """);

    private static Markup Row(FindingExhibit k) => Markup.Of($"""
        <tr><th scope="row">{k.Kind}<div class="note-line">{Said(k)}</div></th><td class="bar full">{Bar(k)}</td><td class="r" data-h="Stated">{Stated(k)}</td><td data-h="In truth">{Verdict(k)}</td><td data-h="Where">{Where(k.Truth!)}</td><td class="r" data-h="Points lost">{Words.Fixed(k.Truth!.Lost, 1)}</td></tr>
        """);

    private static Markup Scale() => Markup.Of($"""
        <th scope="col" class="bar">{IntervalBar.Scale(BarAxis.Chance, (0, "0 absent"), (1, "100 there"))}<span class="vh">Stated probability</span></th>
        """);

    private static Markup Bar(FindingExhibit k) => double.IsNaN(k.Stated)
        ? IntervalBar.Insufficient(BarAxis.Chance, null, "Nothing was stated")
        : IntervalBar.Draw(BarAxis.Chance, k.Stated, null, $"Stated to be there with {Words.Percent(k.Stated)}");

    private static string Stated(FindingExhibit k) => double.IsNaN(k.Stated) ? "nothing" : Words.Percent(k.Stated);

    private static string Said(FindingExhibit k) => k.Said switch { "claimed" => "said to be there", "denied" => "said to be absent", _ => "not mentioned" };

    private static Markup Verdict(FindingExhibit k) => (k.Truth!.Present, k.Said) switch
    {
        (true, "claimed") => Signs.Tag("good", "there", plain: true),
        (false, "denied") => Signs.Tag("good", "absent", plain: true),
        (true, _) => Signs.Tag("bad", "there", plain: true),
        (false, "claimed") => Signs.Tag("bad", "absent", plain: true),
        _ => Signs.Tag("unk", "absent", plain: true),
    };

    private static string Where(FindingTruth truth)
    {
        string odd = truth.Decoys.IsEmpty ? "" : $"{Words.Of(truth.Decoys.Length, "harmless oddity").Replace("odditys", "oddities", StringComparison.Ordinal)} named";
        if (truth.Unit is not { } unit)
            return odd;
        string found = $"{Words.Count(truth.Found)} of {Words.Of(truth.Key, unit[..^1])} found{(truth.Wrong == 0 ? "" : $", {Words.Count(truth.Wrong)} named wrongly")}";
        return odd.Length == 0 ? found : $"{found}; {odd}";
    }

    private static bool HasLoci(FindingTruth truth) => !(truth.FoundLoci.IsEmpty && truth.MissedLoci.IsEmpty && truth.WrongLoci.IsEmpty && truth.Decoys.IsEmpty);

    private static Markup Loci(FindingExhibit k) => Markup.Of($"""
        <details class="print"><summary>{k.Kind}: which</summary><dl class="dl">{List("Found", k.Truth!.FoundLoci, k.Truth.Found)}{List("Missed", k.Truth.MissedLoci, k.Truth.Key - k.Truth.Found)}{List("Named wrongly", k.Truth.WrongLoci, k.Truth.Wrong)}{List("Harmless", k.Truth.Decoys, k.Truth.Decoys.Length)}</dl></details>
        """);

    private static Markup List(string title, ImmutableArray<string> loci, int all) => Markup.When(!loci.IsEmpty, () => Markup.Of($"""
        <dt>{title}</dt><dd>{string.Join(", ", loci)}{(all > loci.Length ? $" and {Words.Count(all - loci.Length)} more" : "")}</dd>
        """));
}

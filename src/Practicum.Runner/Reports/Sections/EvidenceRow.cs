using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Drawing;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Sections;

/// <summary>One row of the evidence.</summary>
internal static class EvidenceRow
{
    /// <summary>A measurement.</summary>
    /// <param name="e">The measurement.</param>
    /// <param name="scored">Whether its table has the columns of scores.</param>
    public static Markup Render(EvidenceItem e, bool scored)
    {
        var (value, likely) = Figures(e);
        string on = e.Seeds is { } seeds ? Words.Of(seeds, "world") : e.Value.Count > 0 ? Words.Count(e.Value.Count) : "";
        string method = e.Value.Interval is { } i ? MethodWords.Of(i) : e.Measured ? "beside the chain" : e.Value.Because is { } why ? Words.Clause(why) : "counted";
        return Markup.Of($"""
            <tr>{Name(e)}<td class="r" data-h="Value"><b>{value}</b></td><td class="r" data-h="Likely">{likely}</td><td class="r" data-h="On">{on}</td><td data-h="Method">{method}</td>{Markup.When(scored, () => Score(e))}<td class="dig" data-h="Digest">{Short(e.Group)}</td></tr>
            """);
    }

    /// <summary>What could not be measured, and why.</summary>
    public static Markup Missing(EvidenceItem e)
    {
        string why = Words.Clause(e.Value.Because ?? e.Reason ?? "no reason was given");
        string said = why.StartsWith("not measured", StringComparison.OrdinalIgnoreCase) ? why
            : why.StartsWith("because", StringComparison.OrdinalIgnoreCase) ? $"not measured, {why}" : $"not measured, because {why}";
        return Markup.Of($"""
            <tr>{Name(e)}<td class="wide why">{said}.</td><td class="dig" data-h="Digest">{Short(e.Group)}</td></tr>
            """);
    }

    private static Markup Name(EvidenceItem e)
    {
        string about = e.Measured ? "measured" : MetricWords.About(e);
        string name = MetricWords.Slice(e) is { } slice && e.Value.IsDefined ? slice.Replace("=", " is ", StringComparison.Ordinal) : MetricWords.Name(e);
        return Markup.Of($"""
            <th scope="row">{name}{Markup.When(about.Length > 0, () => Markup.Of($"""<div class="note-line">{about}</div>"""))}<div class="dig">{Breakable(e.Id[(e.Id.IndexOf('/', StringComparison.Ordinal) + 1)..])}</div></th>
            """);
    }

    private static Markup Score(EvidenceItem e)
    {
        if (e.Score is not { } score)
            return new Markup("<td class=\"r muted\" colspan=\"2\" data-h=\"Score\">not scored</td>");
        string points = Words.Points(score);
        string label = e.ScoreInterval is { } i ? $"Score {points}, likely {Words.Points(i)}" : $"Score {points}";
        return Markup.Of($"""<td class="e-bar full">{IntervalBar.Draw(BarAxis.Score, score, e.ScoreInterval, label)}</td><td class="r" data-h="Score">{points}</td>""");
    }

    private static (string Value, string Likely) Figures(EvidenceItem e)
    {
        if (e.Measured && !e.Value.IsDefined)
            return ("in measured.jsonl", "");
        var (v, i) = (e.Value.Value, e.Value.Interval);
        string none = e.Value.Because is null && !e.Measured ? "exact" : "no interval";
        if (e.Unit is { Length: 3 } code && code.All(char.IsUpper))
        {
            var money = new MoneyWords(code);
            return (money.Rounded(v, MoneyWords.Step(v, i)), i is null ? none : money.Range(i));
        }
        int decimals = v % 1 == 0 && (i is null || i.Low == i.High) ? 0 : Words.Decimals(i);
        if (MetricWords.IsClaim(e))
            return (Words.Signed(v, decimals), i is null ? none : $"{Words.Signed(i.Low, decimals)} to {Words.Signed(i.High, decimals)}");
        string unit = e.Unit is { Length: > 0 } u && !u.StartsWith("per ", StringComparison.Ordinal) ? Words.Nbsp + (v == 1 ? u.TrimEnd('s') : u) : "";
        return (Words.Fixed(v, decimals) + unit, i is null ? none : Words.Range(i.Low, i.High, decimals));
    }

    /// <summary>An id that may break behind its joints and nowhere else.</summary>
    private static Markup Breakable(string id) =>
        new(string.Concat(Markup.Escape(id).Select(c => c is '.' or '[' or '=' or '_' or '-' ? c + "<wbr>" : c.ToString())));

    private static string Short(Digest digest) => digest.Text is { Length: > 19 } ? digest.Hex[..12] : "";
}

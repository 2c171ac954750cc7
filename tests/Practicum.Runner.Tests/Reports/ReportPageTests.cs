using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Practicum.Core.Evidence;
using Practicum.Runner.Reports;

namespace Practicum.Runner.Tests.Reports;

public sealed class ReportPageTests
{
    private const string Hostile = "</script><img src=x onerror=\"document.title='owned'\"><!-- ' & \u202eevil\u0007";

    private static string Render((Assessment Assessment, Exhibits Exhibits) sample) => ReportPage.Render(sample.Assessment, sample.Exhibits, SampleReport.Chain);

    private static string Body(string html) => html[html.IndexOf("<body>", StringComparison.Ordinal)..(html.IndexOf("<script type", StringComparison.Ordinal) is var at && at > 0 ? at : html.Length)];

    private static double Number(string text) => double.Parse(WebUtility.HtmlDecode(text).Replace('\u2212', '-').Replace(",", "", StringComparison.Ordinal).Replace("\u00a0€", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [Fact]
    public void The_headline_is_one_sentence_of_at_most_70_characters()
    {
        foreach (var (name, sample) in ReportPictureTests.Samples())
        {
            var found = Regex.Matches(Render(sample), "<h1>(.*?)</h1>");
            Assert.Single(found);
            string headline = WebUtility.HtmlDecode(found[0].Groups[1].Value);
            Assert.True(headline.Length is > 10 and <= 70, $"{name}: {headline}");
            Assert.DoesNotContain(".", headline);
        }
    }

    [Theory]
    [InlineData("meets", "Runs a model well through a hard year; notices change late")]
    [InlineData("too close to call", "Too close to the bar to call at 85 of 100; notices change late")]
    [InlineData("below", "Below the bar at 85 of 100; notices change late")]
    public void The_headline_follows_the_verdict(string verdict, string headline)
    {
        var (a, x) = SampleReport.Strong();
        Assert.Contains($"<h1>{headline}</h1>", Render((a with { Verdict = verdict }, x)));
    }

    [Fact]
    public void The_rows_of_lost_points_add_up_to_the_whole_gap()
    {
        var (a, x) = SampleReport.Strong();
        var points = Regex.Matches(Render((a, x)), "<span class=\"p\">(.*?)</span>").Select(m => -Number(m.Groups[1].Value)).ToArray();
        Assert.Equal(5, points.Length);
        Assert.Equal(100 - (100 * a.Score!.Value), points.Sum(), 1);
        Assert.Equal([.. points.OrderDescending()], points);
    }

    [Fact]
    public void The_rows_of_lost_money_add_up_to_the_euro()
    {
        var sample = SampleReport.Strong();
        string html = Render(sample);
        string panel = html[html.IndexOf("<h3>Where", StringComparison.Ordinal)..html.IndexOf("id=\"models\"", StringComparison.Ordinal)];
        var rows = Regex.Matches(panel, "data-h=\"Money\">(<b>)?([^<]*€)").Select(m => Number(m.Groups[2].Value)).ToArray();
        Assert.Equal(Math.Round(sample.Exhibits.Year!.Regret.Sum(r => r.Units), MidpointRounding.AwayFromZero), rows[^1]);
        Assert.Equal(rows[^1], rows[..^1].Sum());
        Assert.Contains("gain", panel);
    }

    [Fact]
    public void The_same_assessment_gives_the_same_bytes() => Assert.Equal(Render(SampleReport.Strong()), Render(SampleReport.Strong()));

    [Fact]
    public void Every_chart_has_a_text_twin_in_its_figure()
    {
        foreach (var (name, sample) in ReportPictureTests.Samples())
        {
            foreach (string figure in Render(sample).Split("<figure").Skip(1))
            {
                string inside = figure[..figure.IndexOf("</figure>", StringComparison.Ordinal)];
                Assert.True(inside.Contains("data-chart=", StringComparison.Ordinal) && inside.Contains("<details class=\"print\">", StringComparison.Ordinal) && inside.Contains("<table", StringComparison.Ordinal), name);
            }
        }
        Assert.Equal(2, Regex.Count(Render(SampleReport.Strong()), "data-chart="));
    }

    [Fact]
    public void Every_text_that_people_wrote_is_escaped()
    {
        var (a, x) = SampleReport.Strong();
        var year = x.Year!;
        var hostile = a with
        {
            ProjectId = Hostile, ProjectTitle = Hostile, ProjectVersion = Hostile, SubmissionName = Hostile, Assurance = Hostile, Engine = new Engine(Hostile, Hostile, Hostile, Hostile, Hostile),
            Tasks = [.. a.Tasks.Select(t => t with { Title = Hostile, About = Hostile, Lost = [.. t.Lost.Select(l => l with { Headline = Hostile, Reason = Hostile })] })],
            Evidence = [.. a.Evidence.Select(e => e with { Id = Hostile, Definition = Hostile, Unit = Hostile })],
            Competencies = [.. a.Competencies.Select(c => c with { Id = Hostile })],
        };
        var exhibits = new Exhibits
        {
            Curves = [.. x.Curves.Select(c => c with { Title = Hostile })],
            Year = year with
            {
                Currency = Hostile, Incidents = [.. year.Incidents.Select(i => i with { Id = Hostile, About = Hostile })], Events = [.. year.Events.Select(e => e with { Words = Hostile, Id = Hostile })],
                Monitors = [.. year.Monitors.Select(m => m with { Name = Hostile, What = Hostile, ThresholdWords = Hostile })], Served = [.. year.Served.Select(s => s with { Champion = Hostile })], Regret = [.. year.Regret.Select(r => r with { Part = Hostile })],
            },
        };
        string html = Render((hostile, exhibits));
        Assert.DoesNotContain("<img", html[..html.IndexOf("<script>", StringComparison.Ordinal)], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\u202e", html);
        Assert.DoesNotContain("\u0007", html);
        Assert.Equal(3, Regex.Count(html, "</script>", RegexOptions.IgnoreCase));
        string data = Regex.Match(html, "id=\"data\">(.*?)</script>").Groups[1].Value;
        Assert.DoesNotContain("<", data);
        Assert.Equal(Hostile, JsonDocument.Parse(data).RootElement.GetProperty("year").GetProperty("incidents")[0].GetProperty("id").GetString());
    }

    [Fact]
    public void The_page_loads_nothing_and_needs_neither_eval_nor_style_attributes()
    {
        string html = Render(SampleReport.Strong()), body = Body(html);
        string policy = Regex.Match(html, "Content-Security-Policy\" content=\"(.*?)\"").Groups[1].Value;
        Assert.StartsWith("default-src 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.DoesNotContain("http", policy);
        Assert.Empty(Regex.Matches(body, "\\s(style|on\\w+|src)="));
        Assert.All(Regex.Matches(body, "href=\"(.*?)\""), m => Assert.StartsWith("#", m.Groups[1].Value));
        Assert.DoesNotContain("http", body);
        Assert.DoesNotContain("sourceMappingURL", html);
    }

    [Fact]
    public void What_is_undefined_or_withheld_is_said_and_never_becomes_a_number()
    {
        foreach (var (name, sample) in ReportPictureTests.Samples())
            Assert.False(Body(Render(sample)).Contains("NaN", StringComparison.Ordinal), name);
        string broken = Render(SampleReport.NotAssessed());
        Assert.Contains("not measured, because the model gave no answer for 4,000 of 4,000 rows.", broken);
        Assert.Contains("not assessed", broken);
        Assert.DoesNotContain("id=\"lost\"", broken);
        Assert.DoesNotContain("<script", broken);
    }

    [Fact]
    public void One_project_alone_settles_no_competency()
    {
        string html = Render(SampleReport.Naive());
        Assert.Contains("0 of 4", html);
        Assert.Contains("a verdict needs a second project", html);
        Assert.Contains("Insufficient evidence; so far 60 to 100 of 100", html);
    }

    [Fact]
    public void A_recorded_world_has_days_instead_of_dates_and_no_best_conceivable()
    {
        string body = Body(Render(SampleReport.Recorded()));
        Assert.Contains("day\u00a060", body);
        Assert.Contains("Days 0 to 29", body);
        Assert.DoesNotContain("Best conceivable", body);
        Assert.Contains("one world, no interval", body);
    }

    [Fact]
    public void A_report_stays_under_1_1_MB_and_is_rendered_in_200_ms()
    {
        var sample = SampleReport.Strong();
        var full = (sample.Assessment, sample.Exhibits with { Year = SampleYear.Build(6) });
        int size = Encoding.UTF8.GetByteCount(Render(full));
        Assert.True(size < 1_100_000, $"{size:N0} bytes");
        var watch = Stopwatch.StartNew();
        _ = Render(full);
        Assert.True(watch.ElapsedMilliseconds < 200, $"{watch.ElapsedMilliseconds} ms");
        TestContext.Current.SendDiagnosticMessage($"{size:N0} bytes, {watch.Elapsed.TotalMilliseconds:N1} ms");
    }
}

using System.Net;
using System.Text.RegularExpressions;
using Practicum.Core.Evidence;
using Practicum.Core.Evidence.Documents;
using Practicum.Runner.Reports;
using Practicum.Runner.Reports.Sections;
using Practicum.Runner.Reports.Writing;
using Practicum.Runner.Runs;

namespace Practicum.Runner.Tests.Reports;

public sealed class EvidenceWordsTests
{
    private static EvidenceItem Item(string id, string definition, Estimate? value = null) => new()
    {
        Id = id, Examiner = "offline", Definition = definition, Value = value ?? Estimate.Exact(1, 1), Group = Digest.Of("rows"),
    };

    private static Estimate Between(double low, double high) => Estimate.Of((low + high) / 2, new Interval(0.95, low, high, "bootstrap", "rows"), 100);

    [Theory]
    [InlineData("predict/roc_auc", "roc_auc@1", "Ranking (ROC area)")]
    [InlineData("predict/claim.roc_auc", "claim.roc_auc@1", "Own claim: ranking (ROC area)")]
    [InlineData("operate/delay.price-rise", "delay@1", "Days until noticed: price-rise")]
    [InlineData("operate/regret.canary-harm", "regret@1", "Money short of the best operator: trials on a share of traffic")]
    [InlineData("operate/reference-beaten", "reference-beaten@1", "Worlds that beat the best operator")]
    [InlineData("operate/some_new-thing", "some_new-thing@3", "Some new thing")]
    public void A_measurement_has_a_plain_name(string id, string definition, string name) => Assert.Equal(name, MetricWords.Name(Item(id, definition)));

    [Theory]
    [InlineData("claim.roc_auc@1", 0.01, 0.02, "promises more")]
    [InlineData("claim.roc_auc@1", -0.02, -0.01, "promises less")]
    [InlineData("claim.log_loss@1", -0.02, -0.01, "promises more")]
    [InlineData("claim.log_loss@1", 0.01, 0.02, "promises less")]
    [InlineData("claim.log_loss@1", -0.01, 0.02, "holds")]
    public void A_claim_says_whether_it_promises_more_than_was_measured(string definition, double low, double high, string verdict) =>
        Assert.Equal($"stated minus measured; it {verdict}", MetricWords.About(Item("predict/" + definition[..^2], definition, Between(low, high))));

    [Theory]
    [InlineData("bootstrap over entities", "bootstrap by entity")]
    [InlineData("quasi-garwood", "Garwood, widened")]
    [InlineData("hall", "Hall’s bootstrap")]
    [InlineData("folded-normal", "normal, folded")]
    [InlineData("infinitesimal-jackknife", "jackknife")]
    [InlineData("bootstrap-t", "bootstrap, studentised")]
    public void A_method_has_a_short_name(string method, string words) => Assert.Equal(words, MethodWords.Of(new Interval(0.95, 0, 1, method, "rows")));

    [Theory]
    [InlineData(0.9352, 0.9403, "93.5 to 94.0")]
    [InlineData(0.8091, 0.8949, "81 to 89")]
    [InlineData(0.25, 0.25, "25")]
    public void A_narrow_score_interval_shows_a_decimal(double low, double high, string words) => Assert.Equal(words, Words.Points(new Interval(0.95, low, high, "bootstrap", "rows")));

    [Fact]
    public void Risk_is_off_only_where_most_rows_are_off_by_enough_to_matter()
    {
        static string Said(params (double Stated, double Came, double Low, double High, int Rows)[] bins) =>
            ModelSection.Calibration(SampleReport.Strong().Exhibits.Curves[0] with { Calibration = [.. bins] });
        Assert.Equal("close to the diagonal", Said((0.036, 0.031, 0.027, 0.035, 7000), (0.1, 0.098, 0.09, 0.11, 8000), (0.3, 0.34, 0.31, 0.37, 950)));
        Assert.Equal("close to the diagonal", Said((0.100, 0.096, 0.093, 0.099, 90_000), (0.2, 0.2, 0.19, 0.21, 10_000)));
        Assert.Equal("too low", Said((0.035, 0.055, 0.05, 0.06, 7000), (0.095, 0.127, 0.117, 0.138, 4000), (0.3, 0.31, 0.28, 0.34, 1000)));
        Assert.Equal("too high", Said((0.2, 0.1, 0.09, 0.11, 5000)));
        Assert.Equal("partly too low, partly too high", Said((0, 0.146, 0.14, 0.151, 15_304), (1, 0.217, 0.203, 0.232, 3032)));
    }

    [Fact]
    public void A_claim_far_from_the_truth_leads_the_report_and_a_small_miss_does_not()
    {
        var (a, x) = SampleReport.Naive();
        Assert.DoesNotContain("do not hold", ReportPage.Render(a, x, SampleReport.Chain));
        var claimed = a with { Evidence = [.. a.Evidence.Select(e => e.Id == "predict/claim.roc_auc" ? e with { Value = Between(0.28, 0.3) } : e)] };
        string html = WebUtility.HtmlDecode(ReportPage.Render(claimed, x, SampleReport.Chain));
        Assert.Contains("<h1>Below the bar at 31 of 100; its own figures do not hold</h1>", html);
        Assert.Contains("It states a ranking (ROC area) of 1.000; hidden rows gave 0.710 (0.698 to 0.722).", html);
    }

    [Fact]
    public void What_was_set_apart_from_the_pack_is_shown_and_stands_in_the_command()
    {
        var (a, x) = SampleReport.Strong();
        string html = ReportPage.Render(a with { Settings = "--seeds 3 --rate 200/d --final" }, x, SampleReport.Chain);
        Assert.Contains("practicum assess churn-desk/ strong/ --variant 7 --seeds 3 --rate 200/d --final --out again/", html);
        Assert.Contains("practicum ledger verify ledger.jsonl", html);
        Assert.DoesNotContain("Set apart from the pack", ReportPage.Render(a, x, SampleReport.Chain));
    }

    [Fact]
    public void What_was_set_survives_the_ledger_and_names_no_folder()
    {
        var settings = new RunSettings { Seeds = 3, RatePerDay = 200, Final = true, DataFile = "/somewhere/my data.csv" };
        Assert.Equal("--data \"my data.csv\" --seeds 3 --rate 200/d --final", settings.Options);
        Assert.Equal("", new RunSettings().Options);
        var (a, x) = SampleReport.Strong();
        string[] lines = [.. AssessmentLedger.Write(a with { Settings = settings.Options }, x).Lines];
        Assert.Empty(AssessmentLedger.Read(lines, out var read));
        Assert.Equal(settings.Options, read!.Value.Assessment.Settings);
    }

    [Fact]
    public void Groups_and_side_figures_are_folded_and_every_measurement_stands_once()
    {
        var (a, x) = SampleReport.Strong();
        string html = ReportPage.Render(a, x, SampleReport.Chain);
        string section = html[html.IndexOf("id=\"evidence\"", StringComparison.Ordinal)..html.IndexOf("id=\"how\"", StringComparison.Ordinal)];
        string open = Regex.Replace(section, "<details.*?</details>", "", RegexOptions.Singleline);
        Assert.Equal(a.Evidence.Length, Regex.Count(section, "<div class=\"dig\">"));
        Assert.InRange(Regex.Count(open, "<div class=\"dig\">"), 10, 18);
        Assert.Contains("By group (6)", section);
        Assert.DoesNotContain("plan is pro", open);
    }

    [Fact]
    public void Competencies_are_shown_within_0_and_100()
    {
        var (a, x) = SampleReport.Naive();
        string html = ReportPage.Render(a with { Competencies = [.. a.Competencies.Select(c => c with { Estimate = 0.9, Interval = new Interval(0.95, -0.2, 1.06, "normal", "person") })] }, x, SampleReport.Chain);
        Assert.Contains("0 to 100", html);
        Assert.DoesNotContain("106", html[html.IndexOf("id=\"comp\"", StringComparison.Ordinal)..html.IndexOf("id=\"evidence\"", StringComparison.Ordinal)]);
    }
}

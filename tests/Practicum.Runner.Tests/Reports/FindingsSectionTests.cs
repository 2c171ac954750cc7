using System.Text.RegularExpressions;
using Practicum.Core.Evidence;
using Practicum.Runner.Reports;

namespace Practicum.Runner.Tests.Reports;

public sealed class FindingsSectionTests
{
    private static readonly FindingTruth Noise = new()
    {
        Present = true, Unit = "rows", Key = 60, Found = 40, Wrong = 1, Where = 0.7, Lost = 12.5, FoundLoci = ["12"], MissedLoci = ["431", "5"], WrongLoci = ["7"],
    };

    private static readonly FindingsExhibit Closed = new()
    {
        Closed = true,
        Kinds = [new("label-noise", "claimed", 0.9, Noise), new("pii", "claimed", 0.8, new() { Present = false, Lost = 20, Decoys = ["<e>"] }), new("units", "denied", 0.1, new() { Present = false, Lost = 0.3 })],
        Notices = ["For a person to look at: this."],
    };

    [Fact]
    public void Once_it_is_closed_each_kind_says_what_is_so_and_which_loci()
    {
        var section = Section(Closed);
        Assert.Contains("Of one kind that was there, one was named; one that was not there was named too.", section, StringComparison.Ordinal);
        Assert.Contains("40 of 60 rows found, 1 named wrongly", section, StringComparison.Ordinal);
        Assert.Contains("<dt>Missed</dt><dd>431, 5 and 18 more</dd>", section, StringComparison.Ordinal);
        Assert.Contains("1 harmless oddity named", section, StringComparison.Ordinal);
        Assert.Contains("&lt;e&gt;", section, StringComparison.Ordinal);
        Assert.Contains("For a person to look at: this.", section, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(section, "aria-label=\"Stated to be there with "));
    }

    [Fact]
    public void While_it_is_open_only_what_was_stated_is_shown()
    {
        var section = Section(new() { Closed = false, Kinds = [new("label-noise", "claimed", 0.9, null), new("units", "silent", double.NaN, null)] });
        Assert.Contains("until then only quarters of the score are", section, StringComparison.Ordinal);
        Assert.Contains("said to be there", section, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Nothing was stated\"", section, StringComparison.Ordinal);
        Assert.DoesNotContain("In truth", section, StringComparison.Ordinal);
        Assert.DoesNotContain("found", section[section.IndexOf("<table", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_findings_has_no_such_section()
    {
        var (assessment, exhibits) = SampleReport.Strong();
        Assert.DoesNotContain("id=\"findings\"", ReportPage.Render(assessment, exhibits with { Findings = null }, SampleReport.Chain), StringComparison.Ordinal);
    }

    private static string Section(FindingsExhibit findings)
    {
        var (assessment, exhibits) = SampleReport.Strong();
        var page = ReportPage.Render(assessment, exhibits with { Findings = findings }, SampleReport.Chain);
        var start = page.IndexOf("<section id=\"findings\"", StringComparison.Ordinal);
        return page[start..page.IndexOf("</section>", start, StringComparison.Ordinal)];
    }
}

using System.Net;
using System.Text.RegularExpressions;
using Practicum.Core.Evidence;
using Practicum.Runner.Reports;

namespace Practicum.Runner.Tests.Reports;

/// <summary>What was handed in, as a report shows it: the models by their files, how they ran shut in, and documents that can do nothing.</summary>
public sealed class HandedInSectionTests
{
    private static string Page((Assessment Assessment, Exhibits Exhibits) sample) => ReportPage.Render(sample.Assessment, sample.Exhibits, SampleReport.Chain);

    private static string Section(string html, string id)
    {
        var start = html.IndexOf($"<section id=\"{id}\"", StringComparison.Ordinal);
        return start < 0 ? "" : html[start..html.IndexOf("</section>", start, StringComparison.Ordinal)];
    }

    [Fact]
    public void Every_model_stands_there_with_its_operators_size_precision_and_producer()
    {
        var section = WebUtility.HtmlDecode(Section(Page(SampleHandedIn.Report()), "files")).Replace('\u00a0', ' ');
        Assert.Contains("model.onnx, 25 KiB", section);
        Assert.Contains("Gemm × 3, Relu × 2, Sigmoid", section);
        Assert.Contains("6,209, all float", section);
        Assert.Contains("12,481 arithmetic operations a row; at most 512 KiB", section);
        Assert.Contains("pytorch 1.13.1; ONNX 14, IR 7", section);
        Assert.Contains("models/autumn.onnx, 3.2 MiB", section);
        Assert.Contains("and 2 other kinds", section);
        Assert.Contains("1,204,200 float, 351 int64", section);
        Assert.Contains("not known before it runs", section);
        Assert.Contains("not stated", section);
    }

    [Theory]
    [InlineData("L3", "ran shut in: no network, no files of this machine, memory and time bounded by the system")]
    [InlineData("L2", "ran shut in: no network, no files of this machine, memory and time watched")]
    [InlineData("L1", "partly shut in")]
    [InlineData("L0", "was not shut in")]
    public void How_well_it_ran_shut_in_is_said_plainly(string cage, string words)
    {
        var (assessment, exhibits) = SampleHandedIn.Report();
        var html = Page((assessment with { Engine = assessment.Engine with { Cage = cage } }, exhibits));
        Assert.Contains(words, Section(html, "files"));
        Assert.Contains($"<dt>Cage</dt><dd>{cage}. ", Section(html, "how"));
    }

    [Fact]
    public void A_document_is_marked_as_the_interns_own_and_shown_as_written()
    {
        var section = Section(Page(SampleHandedIn.Report()), "docs");
        Assert.Contains("<h2 id=\"h-docs\">Written by the intern</h2><p>Handed in with the model, shown as written. Nothing in it was checked.</p>", section);
        Assert.Contains("Model card · docs/model-card.md", section);
        Assert.Contains("<strong>risk that a customer leaves</strong>", section);
        Assert.Matches("<a href=\"https://example.org/notebook\"[^>]*rel=\"[^\"]*noopener", section);
        Assert.DoesNotContain("<h1", section);
        Assert.Equal(2, Regex.Count(section, "<h3 "));
    }

    [Fact]
    public void A_hostile_document_can_do_nothing_and_ends_nothing()
    {
        var (plain, hostile) = (Page(SampleHandedIn.Report("x")), Page(SampleHandedIn.Report(SampleHandedIn.Hostile)));
        var section = Section(hostile, "docs");
        foreach (var tag in new[] { "script", "style", "iframe", "img", "svg", "form", "object", "base", "meta", "link" })
            Assert.False(Regex.IsMatch(section, $"<{tag}[ >/]", RegexOptions.IgnoreCase), tag);
        Assert.All(Regex.Matches(section, "href=\"(.*?)\""), m => Assert.Matches("^(https?://|mailto:|#)", m.Groups[1].Value));
        Assert.DoesNotContain("\u202e", section);
        foreach (var end in new[] { "</script>", "</article>", "</main>", "</section>" })
            Assert.Equal(Regex.Count(plain, end), Regex.Count(hostile, end));
        Assert.Equal(Regex.Match(plain, "Content-Security-Policy.*?>").Value, Regex.Match(hostile, "Content-Security-Policy.*?>").Value);
    }

    [Fact]
    public void Without_models_or_documents_there_is_no_empty_section()
    {
        var html = Page(SampleReport.Strong());
        Assert.Equal("", Section(html, "files") + Section(html, "docs"));
    }
}

using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Practicum.Runner.Intake.Texts;

namespace Practicum.Runner.Tests.Intake.Texts;

/// <summary>What comes out of a document is read back with a browser's rules (AngleSharp) and held to a list of elements and attributes.</summary>
public sealed class SafeMarkdownTests
{
    private static readonly string[] Elements =
        ["h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a", "table", "tbody", "tr", "th", "td", "hr", "br"];

    public static TheoryData<string> Vectors => [.. MarkdownVectors.All];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Nothing_in_a_document_can_act(string text)
    {
        var html = Render(text);
        AssertInert(html);
    }

    [Fact]
    public void There_are_at_least_sixty_ways_to_try() => Assert.InRange(MarkdownVectors.All.Distinct().Count(), 60, int.MaxValue);

    [Fact]
    public void Mixtures_of_them_cannot_act_either()
    {
        string[] pieces = [.. MarkdownVectors.All, "\n", "\n\n", "> ", "- ", "1. ", "    ", "# ", "**", "_", "`", "[", "](", ")", "![", "|", "\n|-|-|\n", "<", ">", "&", "\\", "a b", "é", "\t"];
        var mixture = Gen.Elements(pieces).ListOf(12).Select(string.Concat);
        Prop.ForAll(mixture.ToArbitrary(), text =>
        {
            var problems = new List<Diagnostic>();
            if (SafeMarkdown.Render(Encoding.UTF8.GetBytes(text), "docs/model-card.md", problems) is { } html)
                AssertInert(html);
            else
                Assert.NotEmpty(problems);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(1, 1));
    }

    [Fact]
    public void An_honest_model_card_keeps_its_form()
    {
        var html = Render("""
            # Model card
            A *gradient-boosted* **model** of `churn`, see [the data](https://data.example/set?a=1&b=2 "title") or <mailto:me@example.org>.

            ## Limits
            1. first
            2. second, with [limits](#limits)

            > quoted

            - plain
              - inner

            | metric | value |
            |--------|------:|
            | roc_auc | 0.87 |

            ```python
            if a < b:
            	pass
            ```

            ***
            ![a curve](curve.png) Ünïcode – モデル 📊
            """);
        Assert.Equal(
            "<h4 id=\"doc-docs-model-card-md-model-card\">Model card</h4><p>A <em>gradient-boosted</em> <strong>model</strong> of <code>churn</code>, see "
            + "<a href=\"https://data.example/set?a=1&amp;b=2\" rel=\"noopener noreferrer nofollow\">the data</a> or <a href=\"mailto:me@example.org\" rel=\"noopener noreferrer nofollow\">mailto:me@example.org</a>.</p>"
            + "<h5 id=\"doc-docs-model-card-md-limits\">Limits</h5><ol><li>first</li><li>second, with <a href=\"#doc-docs-model-card-md-limits\">limits</a></li></ol>"
            + "<blockquote><p>quoted</p></blockquote><ul><li>plain<ul><li>inner</li></ul></li></ul>"
            + "<table><tr><th scope=\"col\">metric</th><th scope=\"col\">value</th></tr><tr><td>roc_auc</td><td>0.87</td></tr></table>"
            + "<pre><code>if a &lt; b:\n    pass</code></pre><hr><p>(picture: a curve) Ünïcode – モデル 📊</p>",
            html);
        AssertInert(html);
    }

    [Fact]
    public void A_heading_twice_has_two_ids() =>
        Assert.Equal("<h4 id=\"doc-docs-model-card-md-a\">a</h4><h4 id=\"doc-docs-model-card-md-a--2\">a</h4>", Render("# a\n# a\n"));

    [Fact]
    public void Directions_and_escapes_written_as_entities_are_shown_as_damage() => Assert.Equal("<p>\uFFFDevil \uFFFD[31m</p>", Render("&#x202E;evil &#27;[31m"));

    [Theory]
    [InlineData('>', "PR-TEXT-007")]
    [InlineData('[', "PR-TEXT-004")]
    [InlineData('*', "PR-TEXT-004")]
    [InlineData('`', null)]
    [InlineData('<', "PR-TEXT-004")]
    [InlineData('|', "PR-TEXT-006")]
    [InlineData(']', "PR-TEXT-004")]
    [InlineData('~', null)]
    [InlineData('_', "PR-TEXT-004")]
    [InlineData('\\', "PR-TEXT-004")]
    [InlineData('\n', "PR-TEXT-003")]
    [InlineData('#', null)]
    [InlineData('&', null)]
    [InlineData(' ', null)]
    [InlineData('a', null)]
    public void Two_hundred_thousand_of_one_sign_end_on_a_small_stack(char sign, string? code) => Assert.Equal(code, OnSmallStack(new string(sign, 200_000)));

    [Theory]
    [InlineData("> ", 17, "PR-TEXT-007")]
    [InlineData("> ", 16, null)]
    [InlineData("1. ", 17, "PR-TEXT-007")]
    [InlineData("- ", 17, "PR-TEXT-007")]
    [InlineData("> - ", 9, "PR-TEXT-007")]
    [InlineData("*a ", 513, "PR-TEXT-004")]
    [InlineData("*a ", 512, null)]
    [InlineData("![", 600, "PR-TEXT-004")]
    [InlineData("[a](", 300, "PR-TEXT-004")]
    [InlineData("**a**\n\n", 5_000, "PR-TEXT-004")]
    [InlineData("**a**\n\n", 4_000, null)]
    [InlineData("[a]: /x\n", 501, "PR-TEXT-005")]
    [InlineData("snake_case_name ", 10_000, null)]
    [InlineData("word ", 50_000, null)]
    public void What_would_take_long_is_refused_and_what_is_usual_is_not(string piece, int times, string? code) =>
        Assert.Equal(code, OnSmallStack(string.Concat(Enumerable.Repeat(piece, times))));

    [Fact]
    public void Lists_inside_lists_by_indentation_end_too() =>
        Assert.Equal("PR-TEXT-007", OnSmallStack(string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', 2 * i) + "- a\n"))));

    [Fact]
    public void Tables_with_too_many_cells_are_refused()
    {
        static string Table(int columns, int rows) => string.Concat(Enumerable.Repeat("a|", columns)) + "\n" + string.Concat(Enumerable.Repeat("-|", columns)) + "\n" + string.Concat(Enumerable.Repeat("a|\n", rows));
        Assert.Equal("PR-TEXT-006", OnSmallStack(Table(1_000, 1_000)));
        Assert.Null(OnSmallStack(Table(10, 300)));
    }

    [Fact]
    public void Emphasis_inside_emphasis_ends_before_the_stack_does() =>
        Assert.Equal("PR-TEXT-007", OnSmallStack(string.Concat(Enumerable.Repeat("*a **b ", 80)) + string.Concat(Enumerable.Repeat("b** a*", 80))));

    [Fact]
    public void Documents_that_are_too_long_or_no_text_are_refused()
    {
        Assert.Equal("docs/model-card.md: PR-TEXT-001: The document has more than 262,144 bytes. Shorten it.", Refused(new byte[262_145]));
        Assert.Equal("docs/model-card.md:2: PR-TEXT-002: The document is not UTF-8 text. Save it as UTF-8.", Refused([.. "a\nb "u8, 0xC3, 0x28]));
        Assert.Equal("docs/model-card.md:1: PR-TEXT-002: The document is not UTF-8 text. Save it as UTF-8.", Refused([0xC0, 0xBC]));
        Assert.Equal("docs/model-card.md:1: PR-TEXT-002: The document is not UTF-8 text. Save it as UTF-8.", Refused([0xED, 0xA0, 0x80]));
    }

    [Theory]
    [InlineData("https://example.org/a b", null)]
    [InlineData("https://example.org/é?q=1#x", "https://example.org/%C3%A9?q=1#x")]
    [InlineData("HTTP://example.org", "http://example.org/")]
    [InlineData("mailto:a@example.org", "mailto:a@example.org")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData(" https://example.org", null)]
    [InlineData("https://a@example.org/", null)]
    [InlineData("docs/data.md", null)]
    [InlineData("", null)]
    public void Links_lead_to_the_web_or_to_a_person(string written, string? expected) => Assert.Equal(expected, SafeLink.Address(written));

    private static void AssertInert(string html)
    {
        var parser = new HtmlParser();
        var document = parser.ParseDocument($"<!DOCTYPE html><html><head><title>t</title></head><body><section id=\"outer\">{html}</section><p id=\"after\">after</p></body></html>");
        var outer = document.GetElementById("outer")!;
        Assert.Same(outer, document.GetElementById("after")!.PreviousElementSibling);
        Assert.Equal(document.All.Length, outer.QuerySelectorAll("*").Length + 6);
        Assert.All(outer.QuerySelectorAll("*"), element =>
        {
            Assert.Contains(element.LocalName, Elements);
            Assert.All(element.Attributes, attribute => AssertAllowed(element, attribute));
        });
        Assert.DoesNotContain(html, c => c is < ' ' and not '\n' or '\u007f' or (>= '\u0080' and <= '\u009f') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'));
        Assert.Empty(outer.Descendants<IComment>());
    }

    private static void AssertAllowed(IElement element, IAttr attribute)
    {
        switch (element.LocalName, attribute.Name)
        {
            case ("h4" or "h5" or "h6", "id"):
                Assert.StartsWith("doc-docs-model-card-md-", attribute.Value, StringComparison.Ordinal);
                break;
            case ("a", "href"):
                Assert.Matches("^(https?://[^/?#@\\\\]+[/?#]|mailto:|#doc-docs-model-card-md-)", attribute.Value);
                break;
            case ("a", "rel"):
                Assert.Equal("noopener noreferrer nofollow", attribute.Value);
                break;
            case ("ol", "start"):
                Assert.True(int.TryParse(attribute.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _));
                break;
            default:
                Assert.Equal(("th", "scope", "col"), (element.LocalName, attribute.Name, attribute.Value));
                break;
        }
    }

    private static string Render(string text)
    {
        var problems = new List<Diagnostic>();
        var html = SafeMarkdown.Render(Encoding.UTF8.GetBytes(text), "docs/model-card.md", problems);
        Assert.Empty(problems);
        return html!;
    }

    private static string Refused(byte[] bytes)
    {
        var problems = new List<Diagnostic>();
        Assert.Null(SafeMarkdown.Render(bytes, "docs/model-card.md", problems));
        return Assert.Single(problems).ToString();
    }

    /// <summary>Code of the refusal, or null, when the document is rendered on a stack of 256 KiB; an overflow would end the whole run.</summary>
    private static string? OnSmallStack(string text)
    {
        var problems = new List<Diagnostic>();
        var html = default(string);
        var thread = new Thread(() => html = SafeMarkdown.Render(Encoding.UTF8.GetBytes(text), "docs/model-card.md", problems), 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(html is null, problems.Count == 1);
        return problems.FirstOrDefault()?.Code;
    }
}

using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Practicum.Runner.Intake.Texts;

/// <summary>
/// Markdown from a submission as HTML that can do nothing: CommonMark with tables is parsed by Markdig under limits, and what is written stems from
/// <see cref="MarkdownHtml"/> alone, which knows a closed list of elements and attributes. HTML in the text is shown as text, pictures become their description,
/// and of links only http, https and mailto are left, besides those to a heading of the same document.
/// </summary>
public static class SafeMarkdown
{
    private static readonly MarkdownPipeline Blocks = Pipeline(inlines: false);
    private static readonly MarkdownPipeline Whole = Pipeline(inlines: true);

    /// <summary>The document as a piece of HTML for the inside of a page's section, headings from h4 on; or null with a diagnostic.</summary>
    /// <param name="utf8">The document, at most 256 KiB.</param>
    /// <param name="name">How its author knows the file; ids of headings begin with it.</param>
    /// <param name="problems">Takes the diagnostic of a refusal: PR-TEXT-001 to 006.</param>
    public static string? Render(ReadOnlySpan<byte> utf8, string name, List<Diagnostic> problems)
    {
        if (PlainText.Read(utf8, name, problems) is not { } text || MarkdownLimits.FaultOfLines(text, name) is var early && Refused(early, problems))
            return null;
        if (Refused(MarkdownLimits.FaultOfBlocks(Markdown.Parse(text, Blocks), text, name), problems))
            return null;
        var html = new MarkdownHtml(name);
        if (html.TryWrite(Markdown.Parse(text, Whole)))
            return html.ToString();
        problems.Add(MarkdownLimits.TooDeep(new(name)));
        return null;
    }

    private static bool Refused(Diagnostic? fault, List<Diagnostic> problems)
    {
        if (fault is not null)
            problems.Add(fault);
        return fault is not null;
    }

    private static MarkdownPipeline Pipeline(bool inlines)
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = 10_000 }.DisableHtml();
        if (inlines)
            builder.UsePipeTables();
        else
            builder.InlineParsers.Clear();
        return builder.Build();
    }
}

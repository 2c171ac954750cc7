using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Practicum.Runner.Reports.Writing;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace Practicum.Runner.Intake.Texts;

/// <summary>
/// Writes a parsed document as HTML. Every element is opened and closed here, text is escaped by <see cref="Markup.Escape"/>, and a kind of block or inline that is
/// not named here is written as its text or not at all.
/// </summary>
/// <param name="name">Name of the document, for the ids of its headings.</param>
internal sealed class MarkdownHtml(string name)
{
    private const int MostDepth = 100;
    private const int FirstHeading = 4;

    private readonly StringBuilder _html = new();
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly string _prefix = $"doc-{Slug(name)}-";
    private HashSet<string> _targets = [];
    private int _depth;

    /// <summary>Writes a document; false when it is nested too deep.</summary>
    public bool TryWrite(MarkdownDocument document)
    {
        _targets = [.. document.Descendants<HeadingBlock>().Select(heading => Slug(TextOf(heading.Inline)))];
        try
        {
            foreach (var block in document)
                Write(block);
            return true;
        }
        catch (TooDeep)
        {
            return false;
        }
    }

    /// <summary>What was written.</summary>
    public override string ToString() => _html.ToString();

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (slug.Length >= 60)
                break;
            if (Rune.IsLetterOrDigit(rune))
                slug.Append(Rune.ToLowerInvariant(rune));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }

    private static string TextOf(ContainerInline? inline) =>
        inline is null ? "" : string.Concat(inline.Descendants().Select(part => part switch { LiteralInline text => text.Content.ToString(), CodeInline code => code.Content, HtmlEntityInline entity => entity.Transcoded.ToString(), DelimiterInline loose => loose.ToLiteral(), _ => "" }));

    private void Write(Block block)
    {
        Deeper();
        switch (block)
        {
            case HeadingBlock heading:
                Heading(heading);
                break;
            case ParagraphBlock { Parent: ListItemBlock { Parent: ListBlock { IsLoose: false } } } tight:
                Inlines(tight.Inline);
                break;
            case ParagraphBlock paragraph:
                Element("p", paragraph.Inline);
                break;
            case CodeBlock code:
                _html.Append("<pre><code>").Append(Verbatim(code.Lines.ToString())).Append("</code></pre>");
                break;
            case ThematicBreakBlock:
                _html.Append("<hr>");
                break;
            case ListBlock list:
                List(list);
                break;
            case QuoteBlock quote:
                Blocks("blockquote", quote);
                break;
            case MarkdownTable table:
                TableOf(table);
                break;
            default:
                break;
        }

        _depth--;
    }

    private void Heading(HeadingBlock heading)
    {
        var slug = Slug(TextOf(heading.Inline));
        var times = _ids[slug] = _ids.GetValueOrDefault(slug) + 1;
        var tag = $"h{Math.Min(6, heading.Level - 1 + FirstHeading).ToString(CultureInfo.InvariantCulture)}";
        var id = times == 1 ? $"{_prefix}{slug}" : $"{_prefix}{slug}--{times.ToString(CultureInfo.InvariantCulture)}";
        _html.Append('<').Append(tag).Append(" id=\"").Append(Markup.Escape(id)).Append("\">");
        Inlines(heading.Inline);
        _html.Append("</").Append(tag).Append('>');
    }

    private void List(ListBlock list)
    {
        var start = list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first != 1 ? first : 1;
        _html.Append(!list.IsOrdered ? "<ul>" : start == 1 ? "<ol>" : string.Create(CultureInfo.InvariantCulture, $"<ol start=\"{start}\">"));
        foreach (var item in list.OfType<ListItemBlock>())
            Blocks("li", item);
        _html.Append(list.IsOrdered ? "</ol>" : "</ul>");
    }

    private void TableOf(MarkdownTable table)
    {
        _html.Append("<table>");
        foreach (var row in table.OfType<TableRow>())
        {
            _html.Append("<tr>");
            foreach (var cell in row.OfType<TableCell>())
            {
                _html.Append(row.IsHeader ? "<th scope=\"col\">" : "<td>");
                foreach (var block in cell)
                    CellOf(block);
                _html.Append(row.IsHeader ? "</th>" : "</td>");
            }

            _html.Append("</tr>");
        }

        _html.Append("</table>");
    }

    private void CellOf(Block block)
    {
        if (block is ParagraphBlock paragraph)
            Inlines(paragraph.Inline);
        else
            Write(block);
    }

    private void Blocks(string tag, ContainerBlock container)
    {
        _html.Append('<').Append(tag).Append('>');
        foreach (var block in container)
            Write(block);
        _html.Append("</").Append(tag).Append('>');
    }

    private void Element(string tag, ContainerInline? inlines)
    {
        _html.Append('<').Append(tag).Append('>');
        Inlines(inlines);
        _html.Append("</").Append(tag).Append('>');
    }

    private void Inlines(ContainerInline? container)
    {
        if (container is null)
            return;
        Deeper();
        foreach (var inline in container)
            Write(inline);
        _depth--;
    }

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline text:
                _html.Append(Markup.Escape(text.Content.ToString()));
                break;
            case CodeInline code:
                _html.Append("<code>").Append(Markup.Escape(code.Content)).Append("</code>");
                break;
            case HtmlEntityInline entity:
                _html.Append(Markup.Escape(entity.Transcoded.ToString()));
                break;
            case LineBreakInline line:
                _html.Append(line.IsHard ? "<br>" : "\n");
                break;
            case EmphasisInline emphasis:
                Element(emphasis.DelimiterCount == 2 ? "strong" : "em", emphasis);
                break;
            case LinkInline { IsImage: true } picture:
                _html.Append(Markup.Escape($"(picture: {TextOf(picture)})"));
                break;
            case LinkInline link:
                Link(link.Url, () => Inlines(link));
                break;
            case AutolinkInline direct:
                Link(direct.IsEmail ? $"mailto:{direct.Url}" : direct.Url, () => _html.Append(Markup.Escape(direct.Url)));
                break;
            case DelimiterInline loose:
                _html.Append(Markup.Escape(loose.ToLiteral()));
                Inlines(loose);
                break;
            case ContainerInline container:
                Inlines(container);
                break;
            default:
                break;
        }
    }

    private void Link(string? url, Action content)
    {
        var target = url?.StartsWith('#') == true && Slug(url[1..]) is var slug && _targets.Contains(slug) ? $"#{_prefix}{slug}" : null;
        var address = target ?? SafeLink.Address(url);
        if (address is not null && target is not null)
            _html.Append("<a href=\"").Append(Markup.Escape(address)).Append("\">");
        else if (address is not null)
            _html.Append("<a href=\"").Append(Markup.Escape(address)).Append("\" rel=\"noopener noreferrer nofollow\">");
        content();
        if (address is not null)
            _html.Append("</a>");
    }

    /// <summary>Text of a block of code: lines and tabs stay.</summary>
    private static string Verbatim(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => Markup.Escape(line.Replace("\t", "    ", StringComparison.Ordinal))));

    private void Deeper()
    {
        if (++_depth > MostDepth)
            throw new TooDeep();
    }

    /// <summary>Ends the writing of a document; never leaves this class.</summary>
    private sealed class TooDeep : Exception;
}

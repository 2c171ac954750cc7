using Markdig.Syntax;

namespace Practicum.Runner.Intake.Texts;

/// <summary>
/// What Markdown must keep to so that its parser takes time in proportion to it. Markdig 1.6 is quadratic in the marks of one paragraph, in the containers inside
/// each other, in definitions of links and in the cells of a table; within these limits 256 KiB take well under a second.
/// </summary>
internal static class MarkdownLimits
{
    /// <summary>Most quotes and lists inside each other, as far as a line shows them.</summary>
    public const int MostContainers = 16;

    /// <summary>Widest indentation, in columns, of a line that opens a quote or an item.</summary>
    public const int MostIndent = 64;

    /// <summary>Most marks of emphasis and links in one paragraph.</summary>
    public const int MostMarks = 512;

    /// <summary>Most marks of emphasis and links in a document.</summary>
    public const int MostMarksInAll = 16_384;

    /// <summary>Most lines that define a link.</summary>
    public const int MostDefinitions = 500;

    /// <summary>Most cells of one table.</summary>
    public const int MostCells = 4_096;

    /// <summary>The first line that nests too deep or breaks a limit on definitions, or null.</summary>
    public static Diagnostic? FaultOfLines(string text, string name)
    {
        var (line, definitions) = (0, 0);
        foreach (var written in text.AsSpan().EnumerateLines())
        {
            line++;
            if (Nests(written, out var rest))
                return TooDeep(new(name, line));
            if (rest.StartsWith('[') && rest.Contains("]:", StringComparison.Ordinal) && ++definitions > MostDefinitions)
                return new("PR-TEXT-005", new(name, line), $"The document defines more than {MostDefinitions} links.", null, "Write the links where they are used.");
        }

        return null;
    }

    /// <summary>The first paragraph or table with more marks or cells than are read, or null.</summary>
    /// <param name="document">The document, parsed into blocks without their inline parts.</param>
    /// <param name="text">Its text.</param>
    /// <param name="name">Name of the file.</param>
    public static Diagnostic? FaultOfBlocks(MarkdownDocument document, string text, string name)
    {
        var all = 0;
        foreach (var block in document.Descendants<LeafBlock>())
        {
            if (block is CodeBlock)
                continue;
            var (marks, lines, widest) = (0, 0, 1);
            foreach (var line in Written(block, text).EnumerateLines())
            {
                var (own, pipes) = Count(line);
                marks += own;
                lines++;
                widest = Math.Max(widest, pipes + 1);
            }

            all += marks;
            if (marks > MostMarks || all > MostMarksInAll)
                return new("PR-TEXT-004", new(name, block.Line + 1), marks > MostMarks ? $"A paragraph has more than {MostMarks} marks of emphasis and links." : $"The document has more than {MostMarksInAll} marks of emphasis and links.",
                    null, "Split the paragraph, or write the marks as code between backticks or in a fenced block.");
            if (widest > 1 && (long)widest * lines > MostCells)
                return new("PR-TEXT-006", new(name, block.Line + 1), $"A table has more than {MostCells} cells.", null, "Split the table, or hand it in as a file of its own.");
        }

        return null;
    }

    /// <summary>Quotes, lists or emphasis inside each other, too many.</summary>
    public static Diagnostic TooDeep(Place place) => new("PR-TEXT-007", place, "Quotes, lists or emphasis lie too deep inside each other.", null, "Write it flatter.");

    /// <summary>The lines of a block as they stand in the text, with the markers of what is around it.</summary>
    private static ReadOnlySpan<char> Written(LeafBlock block, string text)
    {
        var start = Math.Clamp(block.Span.Start, 0, text.Length);
        return text.AsSpan(start, Math.Clamp(block.Span.End + 1 - start, 0, text.Length - start));
    }

    /// <summary>Follows the markers at the beginning of a line.</summary>
    private static bool Nests(ReadOnlySpan<char> line, out ReadOnlySpan<char> rest)
    {
        var (at, containers, column) = (0, 0, 0);
        while (true)
        {
            while (at < line.Length && line[at] is ' ' or '\t' && at < line.Length)
                column += line[at++] == '\t' ? 4 : 1;
            var marker = Marker(line[at..]);
            if (marker == 0)
                break;
            if (++containers > MostContainers || column > MostIndent)
            {
                rest = [];
                return true;
            }

            at += marker;
            column += marker;
        }

        rest = line[at..];
        return false;
    }

    /// <summary>Characters of the marker of a quote or an item at the beginning of a text; 0 when there is none.</summary>
    private static int Marker(ReadOnlySpan<char> text)
    {
        if (text.StartsWith('>'))
            return 1;
        var digits = 0;
        while (digits < 10 && digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;
        var end = digits == 0 ? 0 : digits;
        if (end >= text.Length || !(digits == 0 ? text[end] is '-' or '*' or '+' : text[end] is '.' or ')'))
            return 0;
        return end + 1 == text.Length || text[end + 1] is ' ' or '\t' ? end + 1 : 0;
    }

    /// <summary>Marks that may open or close something, and pipes. An underscore inside a word is neither (CommonMark 0.31, rules of emphasis).</summary>
    private static (int Marks, int Pipes) Count(ReadOnlySpan<char> line)
    {
        var (marks, pipes) = (0, 0);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '|')
                pipes++;
            else if (line[i] is '*' or '[' or ']' or '~' or '\\' or '`' or '<')
                marks++;
            else if (line[i] == '_' && !(i > 0 && i + 1 < line.Length && char.IsLetterOrDigit(line[i - 1]) && char.IsLetterOrDigit(line[i + 1])))
                marks++;
        }

        return (marks, pipes);
    }
}

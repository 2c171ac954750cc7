namespace House.Tests.Walks;

/// <summary>A fenced block of a Markdown page.</summary>
/// <param name="Language">First word of the fence: <c>bash</c>, <c>text</c>, <c>yaml</c>, …</param>
/// <param name="File">Second word: the file that the block is, or null.</param>
/// <param name="Text">What stands between the fences.</param>
/// <param name="Line">Line of the opening fence.</param>
internal sealed record Block(string Language, string? File, string Text, int Line);

/// <summary>Reads the fenced blocks of a page in order.</summary>
internal static class Page
{
    public static IEnumerable<Block> Blocks(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
                continue;
            var (open, words) = (i, lines[i][3..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            while (++i < lines.Length && lines[i] != "```")
            {
            }

            yield return new(words.FirstOrDefault() ?? "", words.Skip(1).FirstOrDefault(), string.Join('\n', lines[(open + 1)..i]) + "\n", open + 1);
        }
    }
}

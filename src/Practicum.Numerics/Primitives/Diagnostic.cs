namespace Practicum.Numerics.Primitives;

/// <summary>A place in a text file. Lines and columns count from 1; 0 means that there is no finer place.</summary>
/// <param name="File">Path as the author knows it, with forward slashes.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in characters, from 1.</param>
public readonly record struct Place(string File, int Line = 0, int Column = 0)
{
    /// <summary>
    /// <c>file:line:column</c>, as far as known, fit for a terminal. A colon in front of what looks like a code (a file may be called <c>a: PR-OK-000: fine</c>)
    /// becomes U+FFFD, so that the first code of a line is the diagnostic's own.
    /// </summary>
    public override string ToString()
    {
        var file = PrintableText.Line(File ?? "", 300).Replace(": PR-", "\uFFFD PR-", StringComparison.Ordinal).Replace(":PR-", "\uFFFDPR-", StringComparison.Ordinal);
        return Line == 0 ? file : Column == 0 ? $"{file}:{Line}" : $"{file}:{Line}:{Column}";
    }
}

/// <summary>
/// One mistake in what a person wrote: a stable code, a place, a plain sentence, and the nearest right thing. Texts that quote what was written are kept on one
/// line and cannot act on a terminal (<see cref="PrintableText"/>).
/// </summary>
/// <param name="Code">Stable code, <c>PR-PACK-012</c>.</param>
/// <param name="Place">Where.</param>
/// <param name="Message">One plain sentence that names what was found and what was expected.</param>
/// <param name="Nearest">The nearest known name, when a name was missed.</param>
/// <param name="Mend">What to do about it, when that is not obvious from the sentence.</param>
public sealed record Diagnostic(string Code, Place Place, string Message, string? Nearest = null, string? Mend = null)
{
    /// <summary>One plain sentence that names what was found and what was expected.</summary>
    public string Message { get; init => field = PrintableText.Line(value); } = PrintableText.Line(Message);

    /// <summary>The nearest known name, when a name was missed.</summary>
    public string? Nearest { get; init => field = value is null ? null : PrintableText.Line(value, 200); } = Nearest is null ? null : PrintableText.Line(Nearest, 200);

    /// <summary>What to do about it, when that is not obvious from the sentence.</summary>
    public string? Mend { get; init => field = value is null ? null : PrintableText.Line(value); } = Mend is null ? null : PrintableText.Line(Mend);

    /// <summary><c>file:line:column: CODE: sentence. Nearest: 'x'. Mend.</c></summary>
    public override string ToString()
    {
        var text = $"{Place}: {Code}: {Message}";
        if (Nearest is not null)
            text += $" Nearest: '{Nearest}'.";
        return Mend is null ? text : $"{text} {Mend}";
    }
}

namespace Practicum.Numerics.Primitives;

/// <summary>A place in a text file. Lines and columns count from 1; 0 means that there is no finer place.</summary>
/// <param name="File">Path as the author knows it, with forward slashes.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in characters, from 1.</param>
public readonly record struct Place(string File, int Line = 0, int Column = 0)
{
    /// <summary><c>file:line:column</c>, as far as known.</summary>
    public override string ToString() => Line == 0 ? File : Column == 0 ? $"{File}:{Line}" : $"{File}:{Line}:{Column}";
}

/// <summary>One mistake in what a person wrote: a stable code, a place, a plain sentence, and the nearest right thing.</summary>
/// <param name="Code">Stable code, <c>PR-PACK-012</c>.</param>
/// <param name="Place">Where.</param>
/// <param name="Message">One plain sentence that names what was found and what was expected.</param>
/// <param name="Nearest">The nearest known name, when a name was missed.</param>
/// <param name="Mend">What to do about it, when that is not obvious from the sentence.</param>
public sealed record Diagnostic(string Code, Place Place, string Message, string? Nearest = null, string? Mend = null)
{
    /// <summary><c>file:line:column: CODE: sentence. Nearest: 'x'. Mend.</c></summary>
    public override string ToString()
    {
        var text = $"{Place}: {Code}: {Message}";
        if (Nearest is not null)
            text += $" Nearest: '{Nearest}'.";
        return Mend is null ? text : $"{text} {Mend}";
    }
}

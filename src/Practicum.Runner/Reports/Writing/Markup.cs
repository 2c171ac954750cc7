using System.Runtime.CompilerServices;
using System.Text;

namespace Practicum.Runner.Reports.Writing;

/// <summary>A piece of HTML that is safe to put into a page. Text becomes markup only by being escaped.</summary>
/// <param name="Html">The HTML.</param>
internal readonly record struct Markup(string Html)
{
    /// <summary>Nothing.</summary>
    public static Markup Empty { get; } = new("");

    /// <summary>Markup from an interpolated string: the literal parts stand as written, every hole is escaped unless it is markup itself.</summary>
    public static Markup Of(MarkupHandler handler) => new(handler.Finish());

    /// <summary>Pieces one after the other.</summary>
    public static Markup Join(IEnumerable<Markup> pieces) => new(string.Concat(pieces.Select(p => p.Html)));

    /// <summary>The piece when <paramref name="condition"/> holds, else nothing.</summary>
    public static Markup When(bool condition, Func<Markup> piece) => condition ? piece() : Empty;

    /// <summary>
    /// Escapes text for element content and quoted attributes. Control characters and those that turn the direction of writing
    /// become U+FFFD (<see cref="PrintableText"/>), so that a name can neither break nor disguise what stands around it.
    /// </summary>
    public static string Escape(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        text = PrintableText.Line(text, int.MaxValue);
        var escaped = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }
}

/// <summary>Builds <see cref="Markup"/> from an interpolated string. There is deliberately no way to append a bare number: it has to be put into words first.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupHandler
{
    private readonly StringBuilder _built;

    /// <summary>Starts a string.</summary>
    public MarkupHandler(int literalLength, int formattedCount) => _built = new StringBuilder(literalLength + (formattedCount * 24));

    /// <summary>A literal part, as written.</summary>
    public void AppendLiteral(string literal) => _built.Append(literal);

    /// <summary>Text, escaped.</summary>
    public void AppendFormatted(string? text) => _built.Append(Markup.Escape(text));

    /// <summary>Markup, as it is.</summary>
    public void AppendFormatted(Markup markup) => _built.Append(markup.Html);

    /// <summary>Pieces of markup, one after the other.</summary>
    public void AppendFormatted(IEnumerable<Markup> pieces)
    {
        foreach (var piece in pieces)
            _built.Append(piece.Html);
    }

    /// <summary>The finished HTML.</summary>
    internal string Finish() => _built.ToString();
}

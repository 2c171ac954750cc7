using System.Text;
using Practicum.Core.Packs;

namespace Practicum.Core.Worlds.Expressions;

internal enum TokenKind
{
    Number,
    Text,
    Name,
    Symbol,
    End,
}

/// <summary>A word of an expression. <paramref name="Offset"/> counts characters from 0.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, double Number, int Offset);

/// <summary>Cuts an expression into tokens. Names may hold dots inside (<c>emp.var.rate</c>); any other name stands between backticks.</summary>
internal static class Lexer
{
    private static readonly string[] Symbols = ["==", "!=", "<=", ">=", "+", "-", "*", "/", "^", "(", ")", ",", ":", "<", ">"];

    /// <summary>All tokens, ended by <see cref="TokenKind.End"/>; what cannot be read is reported and skipped.</summary>
    public static List<Token> Cut(string text, Complaints complaints)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
                at++;
            else if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
                tokens.Add(Number(text, ref at, complaints));
            else if (c is '\'' or '"' or '`')
                tokens.Add(Quoted(text, ref at, complaints));
            else if (char.IsAsciiLetter(c) || c == '_')
                tokens.Add(Name(text, ref at));
            else if (Symbols.FirstOrDefault(s => string.CompareOrdinal(text, at, s, 0, s.Length) == 0) is { } symbol)
            {
                tokens.Add(new(TokenKind.Symbol, symbol, 0, at));
                at += symbol.Length;
            }
            else
            {
                complaints.Add("PR-EXPR-001", at, Strange(c));
                if (c == '=')
                    tokens.Add(new(TokenKind.Symbol, "==", 0, at));
                at++;
            }
        }

        tokens.Add(new(TokenKind.End, "the end", 0, text.Length));
        return tokens;
    }

    private static string Strange(char c) => c switch
    {
        '=' => "Found '='; a comparison is written '=='.",
        '&' => "Found '&'; write 'and'.",
        '|' => "Found '|'; write 'or'.",
        '!' => "Found '!'; write 'not' or '!='.",
        _ => $"The character '{c}' has no meaning in an expression.",
    };

    private static Token Number(string text, ref int at, Complaints complaints)
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            at++;
        var mark = at;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-')
                at++;
            var digits = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
            if (digits == at)
                at = mark;
        }

        if (!double.TryParse(text.AsSpan(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            complaints.Add("PR-EXPR-002", start, $"'{text[start..at]}' is not a finite number.");
        return new(TokenKind.Number, text[start..at], value, start);
    }

    private static Token Quoted(string text, ref int at, Complaints complaints)
    {
        var (start, quote) = (at, text[at]);
        var content = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != quote)
                content.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == quote)
                content.Append(text[++at]);
            else
                break;
        }

        if (at >= text.Length)
            complaints.Add("PR-EXPR-003", start, $"The quote {quote} that opens here is never closed.");
        else
            at++;
        return new(quote == '`' ? TokenKind.Name : TokenKind.Text, content.ToString(), 0, start);
    }

    private static Token Name(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'
            || (text[at] == '.' && at + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[at + 1]) || text[at + 1] == '_'))))
            at++;
        return new(TokenKind.Name, text[start..at], 0, start);
    }
}

/// <summary>Turns offsets inside one formula into diagnostics at places of its file.</summary>
internal sealed class Complaints(Formula formula, List<Diagnostic> problems)
{
    /// <summary>How many were made through this object.</summary>
    public int Count { get; private set; }

    public void Add(string code, int offset, string message, string? nearest = null, string? mend = null)
    {
        Count++;
        problems.Add(new(code, At(offset), message, nearest, mend));
    }

    private Place At(int offset)
    {
        var place = formula.Place;
        if (place.Line == 0)
            return place;
        var before = formula.Text.AsSpan(0, Math.Min(offset, formula.Text.Length));
        var lines = before.Count('\n');
        return lines == 0
            ? place with { Column = place.Column + before.Length }
            : place with { Line = place.Line + lines, Column = before.Length - before.LastIndexOf('\n') };
    }
}

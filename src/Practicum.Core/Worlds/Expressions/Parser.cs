using Practicum.Core.Packs;

namespace Practicum.Core.Worlds.Expressions;

/// <summary>
/// Recursive descent over the expression language of formats §1a. From loose to tight: <c>or</c>, <c>and</c>, <c>not</c>, comparisons (which do not chain),
/// <c>+ −</c>, <c>* /</c>, unary <c>−</c>, <c>^</c> (to the right).
/// </summary>
internal sealed class Parser
{
    private const int LongestText = 4_000, Deepest = 64;
    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];
    private readonly List<Token> tokens;
    private readonly Complaints complaints;
    private int next, depth;

    private Parser(List<Token> tokens, Complaints complaints) => (this.tokens, this.complaints) = (tokens, complaints);

    private Token Current => tokens[next];

    /// <summary>Parses a formula; mistakes are reported, and an <see cref="ErrorNode"/> stands where they are.</summary>
    public static Node Parse(Formula formula, Complaints complaints)
    {
        if (formula.Text.Length > LongestText)
        {
            complaints.Add("PR-EXPR-004", 0, $"An expression may have {LongestText} characters; this one has {formula.Text.Length}.");
            return new ErrorNode(0);
        }

        var parser = new Parser(Lexer.Cut(formula.Text, complaints), complaints);
        var node = parser.Or();
        if (parser.Current.Kind != TokenKind.End)
            parser.Expected("an operator or the end");
        return node;
    }

    private bool Is(string symbol) => Current.Kind == TokenKind.Symbol && Current.Text == symbol;

    private bool IsWord(string word) => Current.Kind == TokenKind.Name && Current.Text == word;

    private Node Or()
    {
        var left = And();
        while (IsWord("or"))
            left = new BinaryNode("or", left, After(And), Previous);
        return left;
    }

    private Node And()
    {
        var left = Not();
        while (IsWord("and"))
            left = new BinaryNode("and", left, After(Not), Previous);
        return left;
    }

    private Node Not()
    {
        if (!IsWord("not"))
            return Comparison();
        var offset = Current.Offset;
        return new UnaryNode("not", Deeper(() => After(Not)), offset);
    }

    private Node Comparison()
    {
        var left = Sum();
        if (!IsComparison())
            return left;
        var symbol = Current;
        left = new BinaryNode(symbol.Text, left, After(Sum), symbol.Offset);
        while (IsComparison())
        {
            complaints.Add("PR-EXPR-005", Current.Offset, "Comparisons do not chain; join two of them by 'and'.");
            After(Sum);
        }

        return left;
    }

    private bool IsComparison() => Current.Kind == TokenKind.Symbol && Comparisons.Contains(Current.Text);

    private Node Sum() => Series(Product, "+", "-");

    private Node Product() => Series(Unary, "*", "/");

    private Node Series(Func<Node> part, string first, string second)
    {
        var left = part();
        while (Is(first) || Is(second))
        {
            var symbol = Current;
            left = new BinaryNode(symbol.Text, left, After(part), symbol.Offset);
        }

        return left;
    }

    private Node Unary()
    {
        if (!Is("-") && !Is("+"))
            return Power();
        var symbol = Current;
        var inner = Deeper(() => After(Unary));
        return symbol.Text == "+" ? inner : new UnaryNode("-", inner, symbol.Offset);
    }

    private Node Power()
    {
        var left = Primary();
        if (!Is("^"))
            return left;
        var offset = Current.Offset;
        return new BinaryNode("^", left, Deeper(() => After(Unary)), offset);
    }

    private Node Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                next++;
                return new NumberNode(token.Number, token.Offset);
            case TokenKind.Text:
                next++;
                return new TextNode(token.Text, token.Offset);
            case TokenKind.Name when token.Text is not ("and" or "or" or "not"):
                next++;
                return Is("(") ? Call(token) : new NameNode(token.Text, token.Offset);
            case TokenKind.Symbol when token.Text == "(":
                next++;
                var inner = Deeper(Or);
                Close(token.Offset);
                return inner;
            default:
                Expected("a number, a text, a name or '('");
                return new ErrorNode(token.Offset);
        }
    }

    private CallNode Call(Token name)
    {
        var open = Current.Offset;
        next++;
        var arguments = ImmutableArray.CreateBuilder<Argument>();
        if (!Is(")"))
        {
            do
                arguments.Add(Argument());
            while (Comma());
        }

        Close(open);
        return new(name.Text, arguments.ToImmutable(), name.Offset);
    }

    private Argument Argument()
    {
        Token? key = null;
        if (Current.Kind is TokenKind.Name or TokenKind.Text or TokenKind.Number && tokens[next + 1] is { Kind: TokenKind.Symbol, Text: ":" })
        {
            key = Current;
            next += 2;
        }

        return new(key, Deeper(Or));
    }

    private bool Comma()
    {
        if (!Is(",") && !Is(")") && Current.Kind != TokenKind.End)
            Expected("',' or ')'");
        if (!Is(","))
            return false;
        next++;
        return true;
    }

    private void Close(int open)
    {
        if (Is(")"))
            next++;
        else if (Current.Kind == TokenKind.End)
            complaints.Add("PR-EXPR-006", open, "The bracket that opens here is never closed.");
        else
            Expected("')'");
    }

    /// <summary>Reports, then goes on at the next comma or closing bracket of the same depth, so that later mistakes are found too.</summary>
    private void Expected(string what)
    {
        complaints.Add("PR-EXPR-007", Current.Offset, $"Expected {what}; found {(Current.Kind == TokenKind.End ? Current.Text : $"'{Current.Text}'")}.");
        for (var level = 0; Current.Kind != TokenKind.End; next++)
        {
            if (level == 0 && (Is(",") || Is(")")) && depth > 0)
                return;
            level += Is("(") ? 1 : Is(")") ? -1 : 0;
        }
    }

    private int Previous => tokens[Math.Max(0, next - 1)].Offset;

    private Node After(Func<Node> part)
    {
        next++;
        return part();
    }

    private Node Deeper(Func<Node> part)
    {
        depth++;
        if (depth > Deepest)
        {
            complaints.Add("PR-EXPR-008", Current.Offset, $"The expression is nested more than {Deepest} deep.");
            next = tokens.Count - 1;
            return new ErrorNode(Current.Offset);
        }

        var node = part();
        depth--;
        return node;
    }
}

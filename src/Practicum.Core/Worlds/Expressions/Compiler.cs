using Practicum.Core.Packs;
using Practicum.Core.Worlds.Expressions.Operations;

namespace Practicum.Core.Worlds.Expressions;

/// <summary>
/// Formula → operations on batches: names resolved, kinds checked, constants folded, parts that depend on time alone computed once a tick.
/// Every mistake becomes a diagnostic with line and column.
/// </summary>
internal sealed partial class Compiler
{
    private static readonly Batch Folding = new(0, []) { Count = 8 };
    private readonly Scope scope;
    private readonly Complaints complaints;
    private int draws;

    private Compiler(Scope scope, Complaints complaints) => (this.scope, this.complaints) = (scope, complaints);

    /// <summary>The operations of a formula, or null when it has mistakes.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="scope">Names it may use.</param>
    /// <param name="kind">What it must give, or null.</param>
    /// <param name="problems">Takes the mistakes.</param>
    public static Op? Compile(Formula formula, Scope scope, FieldKind? kind, List<Diagnostic> problems)
    {
        var complaints = new Complaints(formula, problems);
        var compiler = new Compiler(scope, complaints);
        var node = Parser.Parse(formula, complaints);
        var op = compiler.Bind(node);
        if (op is not null && kind is { } wanted && op.Kind != wanted)
            complaints.Add("PR-EXPR-020", node.Offset, $"{Capital(scope.Where)} must be a {Word(wanted)}; found a {Word(op.Kind)}.");
        if (complaints.Count > 0 || op is null)
            return null;
        return op.Needs == Needs.Time ? new PerTickOp(op) : op;
    }

    private Op? Bind(Node node) => node switch
    {
        NumberNode number => new ConstantOp(number.Value),
        TextNode text => Text(text.Value),
        NameNode name => Name(name),
        UnaryNode unary => Unary(unary),
        BinaryNode binary => Binary(binary),
        CallNode call => Call(call),
        _ => null,
    };

    private ConstantOp Text(string text)
    {
        var code = scope.Words.Code(text);
        return new(code) { Kind = FieldKind.Text, Texts = [code] };
    }

    private Op? Name(NameNode node)
    {
        switch (scope.Find(node.Name))
        {
            case Symbol.Known known:
                return known.Op;
            case Symbol.Broken:
                return null;
            case Symbol.Unusable unusable:
                complaints.Add("PR-EXPR-011", node.Offset, unusable.Because);
                return null;
            default:
                var isFunction = Signatures.ContainsKey(node.Name);
                complaints.Add("PR-EXPR-010", node.Offset, isFunction
                    ? $"'{node.Name}' is a function and needs brackets."
                    : $"There is no column or parameter '{node.Name}'.", isFunction ? null : NearestName.To(node.Name, scope.Usable));
                return null;
        }
    }

    private Op? Unary(UnaryNode node)
    {
        var inner = Number(node.Inner, $"'{node.Symbol}'");
        if (inner is null)
            return null;
        return Finish(new MapOp(node.Symbol == "-" ? System.Numerics.Tensors.TensorPrimitives.Negate : MapOp.Not, inner));
    }

    private Op? Binary(BinaryNode node)
    {
        var (left, right) = (Bind(node.Left), Bind(node.Right));
        if (left is null || right is null)
            return null;
        if (left.Kind == FieldKind.Text || right.Kind == FieldKind.Text)
        {
            if (left.Kind != right.Kind)
                complaints.Add("PR-EXPR-021", node.Offset, $"'{node.Symbol}' needs two numbers or, for '==' and '!=', two texts; found a {Word(left.Kind)} and a {Word(right.Kind)}.");
            else if (node.Symbol is not ("==" or "!="))
                complaints.Add("PR-EXPR-021", node.Offset, $"'{node.Symbol}' needs numbers; found texts.");
            else if (!Meet(node, left, right))
                return null;
            else
                return Finish(Pairs.Of(node.Symbol, left, right));
            return null;
        }

        return Finish(Pairs.Of(node.Symbol, left, right));
    }

    /// <summary>A comparison of texts that can never be equal is a slip of the pen.</summary>
    private bool Meet(BinaryNode node, Op left, Op right)
    {
        if (left.Texts.IsDefault || right.Texts.IsDefault || left.Texts.Intersect(right.Texts).Any())
            return true;
        var (literal, other) = right is ConstantOp ? (right, left) : (left, right);
        var known = other.Texts.Select(c => scope.Words[c]).ToList();
        var text = scope.Words[literal.Texts[0]];
        var offset = right is ConstantOp ? node.Right.Offset : node.Left.Offset;
        complaints.Add("PR-EXPR-022", offset, $"The two sides can never be equal: '{text}' is not among {string.Join(", ", known.Select(k => $"'{k}'"))}.", NearestName.To(text, known));
        return false;
    }

    private Op? Number(Node node, string where)
    {
        var op = Bind(node);
        if (op is null || op.Kind == FieldKind.Number)
            return op;
        complaints.Add("PR-EXPR-021", node.Offset, $"{Capital(where)} needs a number; found a text.");
        return null;
    }

    /// <summary>Folds a constant; wraps operands that depend on time alone when the whole depends on more.</summary>
    private static Op Finish(Op op)
    {
        if (op.Needs == Needs.None)
        {
            lock (Folding)
            {
                var values = op.Read(Folding, out var rented);
                var folded = new ConstantOp(values[0]) { Kind = op.Kind, Texts = op.Texts };
                Folding.Return(rented);
                return folded;
            }
        }

        if (op.Needs == Needs.Time || !Array.Exists(op.Parts, p => p.Needs == Needs.Time && p is not PerTickOp))
            return op;
        return op.With([.. op.Parts.Select(p => p.Needs == Needs.Time && p is not PerTickOp ? new PerTickOp(p) { Kind = p.Kind, Texts = p.Texts } : p)]);
    }

    private static string Word(FieldKind kind) => kind == FieldKind.Text ? "text" : "number";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

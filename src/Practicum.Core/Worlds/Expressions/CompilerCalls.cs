using Practicum.Core.Worlds.Expressions.Operations;
using System.Numerics.Tensors;

namespace Practicum.Core.Worlds.Expressions;

/// <summary>Functions and draws.</summary>
internal sealed partial class Compiler
{
    /// <summary>Least and most arguments of each function, and how it is written.</summary>
    private static readonly Dictionary<string, (int Least, int Most, string Written)> Signatures = new(StringComparer.Ordinal)
    {
        ["if"] = (3, 3, "if(condition, then, otherwise)"),
        ["min"] = (2, 16, "min(a, b, …)"),
        ["max"] = (2, 16, "max(a, b, …)"),
        ["abs"] = (1, 1, "abs(x)"),
        ["exp"] = (1, 1, "exp(x)"),
        ["log"] = (1, 1, "log(x)"),
        ["logistic"] = (1, 1, "logistic(x)"),
        ["sqrt"] = (1, 1, "sqrt(x)"),
        ["clamp"] = (3, 3, "clamp(x, low, high)"),
        ["pick"] = (2, 100, "pick(column, value: result, …, else: result)"),
        ["step"] = (2, 2, "step(t, at)"),
        ["ramp"] = (3, 3, "ramp(t, from, to)"),
        ["season"] = (2, 2, "season(t, period)"),
        ["uniform"] = (2, 2, "uniform(low, high)"),
        ["normal"] = (2, 2, "normal(mean, sd)"),
        ["lognormal"] = (2, 2, "lognormal(mu, sigma)"),
        ["gamma"] = (2, 2, "gamma(shape, scale)"),
        ["beta"] = (2, 2, "beta(a, b)"),
        ["poisson"] = (1, 1, "poisson(mean)"),
        ["bernoulli"] = (1, 1, "bernoulli(p)"),
        ["exponential"] = (1, 1, "exponential(mean)"),
        ["choice"] = (1, 100, "choice(name: weight, …)"),
    };

    private static bool IsDraw(string name) =>
        name is "uniform" or "normal" or "lognormal" or "gamma" or "beta" or "poisson" or "bernoulli" or "exponential" or "choice";

    private Op? Call(CallNode call)
    {
        if (!Signatures.TryGetValue(call.Name, out var signature))
        {
            complaints.Add("PR-EXPR-012", call.Offset, $"There is no function '{call.Name}'.", NearestName.To(call.Name, Signatures.Keys));
            return BindOnly(call);
        }

        if (call.Arguments.Length < signature.Least || call.Arguments.Length > signature.Most)
        {
            var wanted = signature.Least == signature.Most ? $"{signature.Least}" : $"{signature.Least} to {signature.Most}";
            complaints.Add("PR-EXPR-013", call.Offset, $"'{call.Name}' takes {wanted} arguments, as in {signature.Written}; found {call.Arguments.Length}.");
            return BindOnly(call);
        }

        if (call.Name is not ("pick" or "choice") && call.Arguments.FirstOrDefault(a => a.Key is not null) is { Key: { } key })
        {
            complaints.Add("PR-EXPR-014", key.Offset, $"'{call.Name}' takes no named arguments; write {signature.Written}.");
            return null;
        }

        if (IsDraw(call.Name) && scope.StreamName is null)
        {
            complaints.Add("PR-EXPR-015", call.Offset, $"{Capital(scope.Where)} may not draw; '{call.Name}' is a draw.");
            return null;
        }

        var op = call.Name switch { "pick" => Pick(call), "choice" => Choice(call), "if" => If(call), _ => Numeric(call) };
        return op is null ? null : Finish(op);
    }

    /// <summary>Reports the mistakes inside the arguments of a call that is wrong itself.</summary>
    private Op? BindOnly(CallNode call)
    {
        foreach (var argument in call.Arguments)
            Bind(argument.Value);
        return null;
    }

    private Op? Numeric(CallNode call)
    {
        // A draw takes its ordinal before its operands are bound: ordinals follow the order in which draws are written.
        var stream = IsDraw(call.Name) ? NextStream() : -1;
        var parts = new Op?[call.Arguments.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = Number(call.Arguments[i].Value, $"'{call.Name}'");
        if (Array.Exists(parts, p => p is null))
            return null;
        var args = Array.ConvertAll(parts, p => p!);
        if (stream < 0)
            return Function(call.Name, args);
        return Ranges(call, args) ? new DrawOp(stream, call.Name, args) : null;
    }

    private static Op Function(string name, Op[] args) => name switch
    {
        "abs" => new MapOp(TensorPrimitives.Abs, args[0]),
        "exp" => new MapOp(TensorPrimitives.Exp, args[0]),
        "log" => new MapOp(TensorPrimitives.Log, args[0]),
        "sqrt" => new MapOp(TensorPrimitives.Sqrt, args[0]),
        "logistic" => new MapOp(MapOp.Logistic, args[0]),
        "min" or "max" => args.Skip(1).Aggregate(args[0], (all, arg) => Finish(Pairs.Of(name, all, arg))),
        "clamp" => Pairs.Of("min", Finish(Pairs.Of("max", args[0], args[1])), args[2]),
        "step" => Pairs.Of(">=", args[0], args[1]),
        "ramp" => Pairs.Of("min", Finish(Pairs.Of("max", Finish(Pairs.Of("/", Finish(Pairs.Of("-", args[0], args[1])), Finish(Pairs.Of("-", args[2], args[1])))), new ConstantOp(0))), new ConstantOp(1)),
        "season" => new MapOp(TensorPrimitives.Sin, Finish(Pairs.Of("*", Finish(Pairs.Of("/", args[0], args[1])), new ConstantOp(2 * Math.PI)))),
        _ => throw new InvalidOperationException($"No function '{name}'."),
    };

    private Op? If(CallNode call)
    {
        var condition = Number(call.Arguments[0].Value, "the condition of 'if'");
        var (yes, no) = (Bind(call.Arguments[1].Value), Bind(call.Arguments[2].Value));
        if (condition is null || yes is null || no is null)
            return null;
        if (yes.Kind == no.Kind)
            return new IfOp(condition, yes, no) { Kind = yes.Kind, Texts = Union([yes, no]) };
        complaints.Add("PR-EXPR-021", call.Arguments[2].Value.Offset, $"Both results of 'if' must be of one kind; found a {Word(yes.Kind)} and a {Word(no.Kind)}.");
        return null;
    }

    private Op? Pick(CallNode call)
    {
        if (call.Arguments[0].Key is { } misplaced)
        {
            complaints.Add("PR-EXPR-016", misplaced.Offset, "The first argument of 'pick' is what to look at, without a name.");
            return null;
        }

        var subject = Bind(call.Arguments[0].Value);
        var (keys, values) = (new List<double>(), new List<Op?>());
        Op? otherwise = null;
        var hasElse = false;
        foreach (var argument in call.Arguments.Skip(1))
        {
            var value = Bind(argument.Value);
            if (argument.Key is { Kind: TokenKind.Name, Text: "else" })
                (hasElse, otherwise) = (true, value);
            else if (Key(argument, subject?.Kind, "pick", keys) is { } key)
            {
                keys.Add(key);
                values.Add(value);
            }
        }

        if (hasElse)
            values.Add(otherwise);
        if (subject is null || values.Contains(null) || values.Count == 0 || keys.Count + (hasElse ? 1 : 0) < call.Arguments.Length - 1)
            return null;
        var parts = values.ConvertAll(v => v!);
        if (parts.Exists(p => p.Kind != parts[0].Kind))
        {
            complaints.Add("PR-EXPR-021", call.Offset, "The results of 'pick' must all be numbers or all be texts.");
            return null;
        }

        if (!Covers(call, subject, keys, hasElse))
            return null;
        return new PickOp([.. keys], hasElse, [subject, .. parts]) { Kind = parts[0].Kind, Texts = Union(parts) };
    }

    private bool Covers(CallNode call, Op subject, List<double> keys, bool hasElse)
    {
        if (subject.Kind != FieldKind.Text || subject.Texts.IsDefault)
            return true;
        var known = subject.Texts.Select(c => scope.Words[c]).ToList();
        foreach (var key in keys.Where(k => !subject.Texts.Contains((int)k)).Select(k => scope.Words[(int)k]))
        {
            complaints.Add("PR-EXPR-022", call.Arguments.First(a => a.Key?.Text == key).Key!.Value.Offset,
                $"'{key}' is never taken; known are {string.Join(", ", known.Select(k => $"'{k}'"))}.", NearestName.To(key, known));
        }

        var missing = subject.Texts.Where(c => !keys.Contains(c)).Select(c => scope.Words[c]).ToList();
        if (missing.Count > 0 && !hasElse)
            complaints.Add("PR-EXPR-017", call.Offset, $"'pick' has no result for {string.Join(", ", missing.Select(m => $"'{m}'"))}; give one, or 'else'.");
        return keys.TrueForAll(k => subject.Texts.Contains((int)k)) && (missing.Count == 0 || hasElse);
    }

    private Op? Choice(CallNode call)
    {
        var stream = NextStream();
        var (outcomes, weights) = (new List<double>(), new List<Op?>());
        var kind = call.Arguments.All(a => a.Key?.Kind == TokenKind.Number) ? FieldKind.Number : FieldKind.Text;
        foreach (var argument in call.Arguments)
        {
            weights.Add(Number(argument.Value, "the weight of a choice"));
            if (Key(argument, kind, "choice", outcomes) is { } outcome)
                outcomes.Add(outcome);
        }

        if (weights.Contains(null) || outcomes.Count < call.Arguments.Length)
            return null;
        var parts = weights.ConvertAll(w => w!).ToArray();
        if (Array.Exists(parts, p => p.IsConstant(out var w) && !(w >= 0 && double.IsFinite(w))) || Array.TrueForAll(parts, p => p.IsConstant(out var w) && w == 0))
        {
            complaints.Add("PR-EXPR-018", call.Offset, "The weights of 'choice' must be 0 or more, and one of them above 0.");
            return null;
        }

        return new ChoiceOp(stream, [.. outcomes], parts) { Kind = kind, Texts = kind == FieldKind.Text ? [.. outcomes.Select(o => (int)o)] : default };
    }

    private double? Key(Argument argument, FieldKind? kind, string function, List<double> sofar)
    {
        if (argument.Key is not { } key)
        {
            complaints.Add("PR-EXPR-014", argument.Value.Offset, $"Every {(function == "pick" ? "result" : "weight")} of '{function}' needs a name; write {Signatures[function].Written}.");
            return null;
        }

        if (kind is { } wanted && (key.Kind == TokenKind.Number) != (wanted == FieldKind.Number))
        {
            complaints.Add("PR-EXPR-021", key.Offset, $"'{function}' needs a {Word(wanted)} here; found '{key.Text}'.");
            return null;
        }

        var value = key.Kind == TokenKind.Number ? key.Number : scope.Words.Code(key.Text);
        if (!sofar.Contains(value))
            return value;
        complaints.Add("PR-EXPR-019", key.Offset, $"'{key.Text}' stands twice in this '{function}'.");
        return null;
    }

    private bool Ranges(CallNode call, Op[] args)
    {
        string? wrong = null;
        double? Constant(int i) => args[i].IsConstant(out var value) ? value : null;
        switch (call.Name)
        {
            case "normal" or "lognormal" when Constant(1) is < 0:
                wrong = "a spread of 0 or more";
                break;
            case "gamma" or "beta" when Constant(0) is <= 0 || Constant(1) is <= 0:
                wrong = "two numbers above 0";
                break;
            case "poisson" or "exponential" when Constant(0) is < 0:
                wrong = "a mean of 0 or more";
                break;
            case "bernoulli" when Constant(0) is < 0 or > 1:
                wrong = "a probability from 0 to 1";
                break;
            case "uniform" when Constant(0) is { } low && Constant(1) is { } high && low > high:
                wrong = "its lower end first";
                break;
        }

        if (wrong is not null)
            complaints.Add("PR-EXPR-018", call.Offset, $"'{call.Name}' needs {wrong}, as in {Signatures[call.Name].Written}.");
        return wrong is null;
    }

    private int NextStream()
    {
        scope.Streams.Add(scope.StreamName!(++draws));
        return scope.Streams.Count - 1;
    }

    private static ImmutableArray<int> Union(List<Op> parts) =>
        parts[0].Kind != FieldKind.Text || parts.Exists(p => p.Texts.IsDefault) ? default : [.. parts.SelectMany(p => p.Texts).Distinct()];
}
